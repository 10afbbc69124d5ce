package io.ghl.client.users;

import io.ghl.client.internal.json.Check;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which users of a company to search for. Immutable: each method returns a changed copy. */
public final class UserSearch {
    private static final Set<String> SORTABLE =
            Set.of("dateAdded", "email", "extension", "firstName", "id", "lastName", "name", "phone");

    private final Map<String, String> parameters;

    private UserSearch(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * All users.
     *
     * @return a search without conditions
     */
    public static UserSearch all() {
        return new UserSearch(Map.of());
    }

    /**
     * Only users whose name, e-mail or phone matches a text.
     *
     * @param text the text
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank
     */
    public UserSearch query(String text) {
        return with("query", Check.filled("query", text));
    }

    /**
     * Only users of a location.
     *
     * @param locationId the location
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public UserSearch ofLocation(String locationId) {
        return with("locationId", Check.id("locationId", locationId));
    }

    /**
     * Only users of a kind.
     *
     * @param type the kind
     * @return a changed copy
     */
    public UserSearch type(UserKind type) {
        return with("type", type.wire());
    }

    /**
     * Only users with a role.
     *
     * @param role the role
     * @return a changed copy
     */
    public UserSearch role(UserRole role) {
        return with("role", role.wire());
    }

    /**
     * Only these users.
     *
     * @param userIds at least one user
     * @return a changed copy
     * @throws IllegalArgumentException if there is none, or one is blank or has a comma
     */
    public UserSearch ids(Collection<String> userIds) {
        Check.ids("userIds", userIds, Integer.MAX_VALUE);
        if (userIds.stream().anyMatch(id -> id.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("An item of userIds must be one id, without a comma.");
        }
        return with("ids", String.join(",", userIds));
    }

    /**
     * Sets the order, by first and last name unless set.
     *
     * @param field {@code dateAdded}, which HighLevel's specification gives as an example without listing others, or a
     *     text field of a user: {@code email}, {@code extension}, {@code firstName}, {@code id}, {@code lastName},
     *     {@code name}, {@code phone}
     * @param ascending whether from low to high
     * @return a changed copy
     */
    public UserSearch sortedBy(String field, boolean ascending) {
        return with("sort", Check.oneOf("field", field, SORTABLE)).with("sortDirection", ascending ? "asc" : "desc");
    }

    /**
     * The search as query parameters, without company and page.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    private UserSearch with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(parameters);
        copy.put(name, value);
        return new UserSearch(java.util.Collections.unmodifiableMap(copy));
    }

    /** The names of the conditions without their values. */
    @Override
    public String toString() {
        return "UserSearch" + parameters.keySet();
    }
}
