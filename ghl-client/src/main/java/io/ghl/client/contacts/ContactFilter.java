package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.util.List;

/**
 * A condition of a contact search. Made by the fields in {@link ContactField}, combined by {@link #and}, {@link #or},
 * {@link #allOf} and {@link #anyOf}. Immutable; {@code toString()} shows no value.
 */
public final class ContactFilter {
    private final ObjectNode json;

    private ContactFilter(ObjectNode json) {
        this.json = json;
    }

    static ContactFilter of(String field, String operator) {
        return new ContactFilter(Json.object().put("field", field).put("operator", operator));
    }

    static ContactFilter of(String field, String operator, JsonNode value) {
        ContactFilter filter = of(field, operator);
        filter.json.set("value", value);
        return filter;
    }

    /**
     * All of the conditions must hold.
     *
     * @param filters at least one condition
     * @return a group
     */
    public static ContactFilter allOf(ContactFilter... filters) {
        return group("AND", List.of(filters));
    }

    /**
     * One of the conditions must hold.
     *
     * @param filters at least one condition
     * @return a group
     */
    public static ContactFilter anyOf(ContactFilter... filters) {
        return group("OR", List.of(filters));
    }

    /**
     * Both conditions must hold.
     *
     * @param other the other condition
     * @return a group
     */
    public ContactFilter and(ContactFilter other) {
        return allOf(this, other);
    }

    /**
     * One of both conditions must hold.
     *
     * @param other the other condition
     * @return a group
     */
    public ContactFilter or(ContactFilter other) {
        return anyOf(this, other);
    }

    private static ContactFilter group(String operator, List<ContactFilter> filters) {
        if (filters.isEmpty()) {
            throw new IllegalArgumentException("A group needs at least one condition.");
        }
        ObjectNode group = Json.object().put("group", operator);
        ArrayNode members = group.putArray("filters");
        filters.forEach(filter -> members.add(filter.json));
        return new ContactFilter(group);
    }

    JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactFilter that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.has("group")
                ? "ContactFilter[" + json.path("group").asText() + " of "
                        + json.path("filters").size() + "]"
                : "ContactFilter[" + json.path("field").asText() + " "
                        + json.path("operator").asText() + "]";
    }
}
