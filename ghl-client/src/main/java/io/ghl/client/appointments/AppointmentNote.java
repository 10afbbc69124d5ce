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
 * A note of an appointment. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param body text
 * @param userId id of the author
 * @param contactId the contact
 * @param dateAdded when it was created
 * @param createdBy who created it
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record AppointmentNote(
        String id,
        @Nullable String body,
        @Nullable String userId,
        @Nullable String contactId,
        @Nullable Instant dateAdded,
        @Nullable NoteAuthor createdBy,
        Map<String, JsonNode> additional,
        JsonNode json) {
    private static final Set<String> KNOWN = Set.of("id", "body", "userId", "contactId", "dateAdded", "createdBy");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static AppointmentNote of(String json) {
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
    public static AppointmentNote of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("Expected an object with an id.");
        }
        return new AppointmentNote(
                id,
                fields.text("body"),
                fields.text("userId"),
                fields.text("contactId"),
                fields.instant("dateAdded"),
                fields.nested("createdBy", NoteAuthor::of),
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
        return other instanceof AppointmentNote that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("AppointmentNote", id, json);
    }
}
