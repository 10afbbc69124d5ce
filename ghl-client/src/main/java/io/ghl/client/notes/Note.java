package io.ghl.client.notes;

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
 * A note as HighLevel returned it. HighLevel tells when it was created, but not when it was changed. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when
 * HighLevel adds fields.
 *
 * @param id the id
 * @param contactId the contact
 * @param body text, usually HTML
 * @param title title
 * @param userId id of the author
 * @param color colour
 * @param pinned whether it is pinned
 * @param dateAdded when it was created
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record Note(
        String id,
        @Nullable String contactId,
        @Nullable String body,
        @Nullable String title,
        @Nullable String userId,
        @Nullable String color,
        boolean pinned,
        @Nullable Instant dateAdded,
        Map<String, JsonNode> additional,
        JsonNode json) {
    private static final Set<String> KNOWN =
            Set.of("id", "contactId", "body", "title", "userId", "color", "pinned", "dateAdded");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Note of(String json) {
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
    public static Note of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("Expected an object with an id.");
        }
        return new Note(
                id,
                fields.text("contactId"),
                fields.text("body"),
                fields.text("title"),
                fields.text("userId"),
                fields.text("color"),
                fields.flag("pinned"),
                fields.instant("dateAdded"),
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
        return other instanceof Note that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Note", id, json);
    }
}
