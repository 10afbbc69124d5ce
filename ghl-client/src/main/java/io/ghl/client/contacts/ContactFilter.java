package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a contact search. Made by the fields in {@link ContactField}, combined by {@link #and}, {@link #or},
 * {@link #allOf} and {@link #anyOf}, to any depth. Immutable; {@code toString()} shows no value.
 */
public final class ContactFilter {
    /** The condition or, without its members, the group. */
    private final ObjectNode json;

    private final @Nullable CustomKey key;
    private final List<ContactFilter> members;

    private ContactFilter(ObjectNode json, @Nullable CustomKey key, List<ContactFilter> members) {
        this.json = json;
        this.key = key;
        this.members = List.copyOf(members);
    }

    static ContactFilter of(ContactField field, String operator) {
        ObjectNode json = Json.object().put("field", field.path()).put("operator", operator);
        return new ContactFilter(json, field.key(), List.of());
    }

    static ContactFilter of(ContactField field, String operator, JsonNode value) {
        ContactFilter filter = of(field, operator);
        filter.json.set("value", value);
        return filter;
    }

    /**
     * All of the conditions must hold.
     *
     * @param filters at least one condition
     * @return a group
     * @throws IllegalArgumentException if there is none
     */
    public static ContactFilter allOf(ContactFilter... filters) {
        return group("AND", List.of(filters));
    }

    /**
     * One of the conditions must hold.
     *
     * @param filters at least one condition
     * @return a group
     * @throws IllegalArgumentException if there is none
     */
    public static ContactFilter anyOf(ContactFilter... filters) {
        return group("OR", List.of(filters));
    }

    /**
     * The contact has an opportunity of which all of the conditions hold.
     *
     * @param filters at least one condition, made by {@link OpportunityField}
     * @return a condition
     * @throws IllegalArgumentException if there is none
     */
    public static ContactFilter opportunities(OpportunityFilter... filters) {
        if (filters.length == 0) {
            throw new IllegalArgumentException("A condition on opportunities needs at least one of their fields.");
        }
        ObjectNode json = Json.object().put("field", "opportunities").put("operator", "nested");
        // HighLevel's pages show the inner conditions as the value, as they do for other nested fields.
        ArrayNode inner = json.putArray("value");
        for (OpportunityFilter filter : filters) {
            inner.add(filter.json());
        }
        return new ContactFilter(json, null, List.of());
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
        return new ContactFilter(Json.object().put("group", operator), null, filters);
    }

    /** This condition with ids in place of keys. */
    ContactFilter resolve(CustomFields fields) {
        if (key != null) {
            return new ContactFilter(json.deepCopy().put("field", key.path(fields)), null, List.of());
        }
        return new ContactFilter(
                json,
                null,
                members.stream().map(member -> member.resolve(fields)).toList());
    }

    JsonNode json() {
        ObjectNode copy = json.deepCopy();
        if (!members.isEmpty()) {
            ArrayNode inner = copy.putArray("filters");
            members.forEach(member -> inner.add(member.json()));
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContactFilter that
                && json.equals(that.json)
                && Objects.equals(key, that.key)
                && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return Objects.hash(json, key, members);
    }

    @Override
    public String toString() {
        return json.has("group")
                ? "ContactFilter[" + json.path("group").asText() + " of " + members.size() + "]"
                : "ContactFilter[" + json.path("field").asText() + " "
                        + json.path("operator").asText() + "]";
    }
}
