package io.ghl.client.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A recurring task as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param title title
 * @param description text
 * @param locationId the location
 * @param contactId the contact
 * @param assignedTo id of the user in charge
 * @param rule when it recurs
 * @param totalOccurrence how often it has recurred
 * @param deleted whether it is deleted
 * @param createdAt when it was created
 * @param updatedAt when it was changed
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record RecurringTask(
        String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable String locationId,
        @Nullable String contactId,
        @Nullable String assignedTo,
        @Nullable RecurrenceRule rule,
        @Nullable Integer totalOccurrence,
        boolean deleted,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Map<String, JsonNode> additional,
        JsonNode json) {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "title",
            "description",
            "locationId",
            "contactId",
            "assignedTo",
            "totalOccurrence",
            "deleted",
            "createdAt",
            "updatedAt",
            "rruleOptions");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static RecurringTask of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static RecurringTask of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("Expected an object with an id.");
        }
        return new RecurringTask(
                id,
                fields.text("title"),
                fields.text("description"),
                fields.text("locationId"),
                fields.text("contactId"),
                fields.text("assignedTo"),
                fields.nested("rruleOptions", RecurrenceRule::of),
                fields.integer("totalOccurrence"),
                fields.flag("deleted"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.additional(KNOWN),
                object);
    }

    /**
     * Fields without a component of their own, and ones that could not be read.
     *
     * @return a copy, in the order of HighLevel
     */
    @Override
    public Map<String, JsonNode> additional() {
        return Json.copy(additional);
    }

    /**
     * The whole object as received; every digit of every number is kept.
     *
     * @return a copy
     */
    @Override
    @JsonValue
    public JsonNode json() {
        return json.deepCopy();
    }

    /** Compares what HighLevel sent. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RecurringTask that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("RecurringTask", id, json);
    }
}
