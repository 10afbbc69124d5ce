package io.ghl.client.appointments;

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
 * A blocked slot in the answer to a write. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param title title
 * @param calendarId the calendar that is blocked
 * @param assignedUserId the user who is blocked
 * @param startTime when it starts
 * @param endTime when it ends
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record BlockSlot(
        String id,
        @Nullable String locationId,
        @Nullable String title,
        @Nullable String calendarId,
        @Nullable String assignedUserId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        Map<String, JsonNode> additional,
        JsonNode json) {
    private static final Set<String> KNOWN =
            Set.of("id", "locationId", "title", "calendarId", "assignedUserId", "startTime", "endTime");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static BlockSlot of(String json) {
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
    public static BlockSlot of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("Expected an object with an id.");
        }
        return new BlockSlot(
                id,
                fields.text("locationId"),
                fields.text("title"),
                fields.text("calendarId"),
                fields.text("assignedUserId"),
                fields.instant("startTime"),
                fields.instant("endTime"),
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
        return other instanceof BlockSlot that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BlockSlot", id, json);
    }
}
