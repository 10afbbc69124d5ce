package io.ghl.client.oauth;

import io.ghl.client.internal.json.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which locations of a company to list. Immutable; each method returns a changed copy. */
public final class InstalledLocationQuery {
    private final String companyId;
    private final Map<String, String> filters;

    private InstalledLocationQuery(String companyId, Map<String, String> filters) {
        this.companyId = companyId;
        this.filters = filters;
    }

    /**
     * All locations of a company that the app knows.
     *
     * @param companyId the company
     * @return a query without filters
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public static InstalledLocationQuery ofCompany(String companyId) {
        return new InstalledLocationQuery(Check.id("companyId", companyId), Map.of());
    }

    private InstalledLocationQuery with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(filters);
        more.put(name, value);
        return new InstalledLocationQuery(companyId, Collections.unmodifiableMap(more));
    }

    /**
     * Only locations with or without the app.
     *
     * @param installed whether it must be installed
     * @return a changed copy
     */
    public InstalledLocationQuery installed(boolean installed) {
        return with("isInstalled", String.valueOf(installed));
    }

    /**
     * Only locations with this name or a part of it.
     *
     * @param text the text
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank
     */
    public InstalledLocationQuery name(String text) {
        return with("query", Check.filled("text", text));
    }

    /**
     * Only one location.
     *
     * @param id the location
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public InstalledLocationQuery location(String id) {
        return with("locationId", Check.id("id", id));
    }

    /**
     * Only locations with this version of the app.
     *
     * @param id the version
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public InstalledLocationQuery version(String id) {
        return with("versionId", Check.id("id", id));
    }

    /**
     * Only locations on a plan of a paid app.
     *
     * @param id the plan
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public InstalledLocationQuery plan(String id) {
        return with("planId", Check.id("id", id));
    }

    /**
     * Only locations on trial, or not.
     *
     * @param onTrial whether they must be on trial
     * @return a changed copy
     */
    public InstalledLocationQuery onTrial(boolean onTrial) {
        return with("onTrial", String.valueOf(onTrial));
    }

    /**
     * The company.
     *
     * @return its id
     */
    public String companyId() {
        return companyId;
    }

    /**
     * The filters in HighLevel's names.
     *
     * @return name to value
     */
    public Map<String, String> filters() {
        return filters;
    }
}
