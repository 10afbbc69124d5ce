package io.ghl.client.locations;

import io.ghl.client.internal.json.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which locations of a company to search for. Immutable: each method returns a changed copy. */
public final class LocationSearch {
    private final Map<String, String> parameters;

    private LocationSearch(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * All locations.
     *
     * @return a search without conditions
     */
    public static LocationSearch all() {
        return new LocationSearch(Map.of());
    }

    /**
     * Only locations with this e-mail.
     *
     * @param email the e-mail
     * @return a changed copy
     * @throws IllegalArgumentException if it is no e-mail address
     */
    public LocationSearch email(String email) {
        return with("email", Check.email("email", email));
    }

    /**
     * From last to first; ascending unless set.
     *
     * @return a changed copy
     */
    public LocationSearch descending() {
        return with("order", "desc");
    }

    /**
     * The search as query parameters, without company and page.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    private LocationSearch with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(parameters);
        copy.put(name, value);
        return new LocationSearch(Collections.unmodifiableMap(copy));
    }

    /** The names of the conditions without their values. */
    @Override
    public String toString() {
        return "LocationSearch" + parameters.keySet();
    }
}
