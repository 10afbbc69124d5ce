package io.ghl.client.appointments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a note of an appointment. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id id of the user
 * @param name name of the user
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record NoteAuthor(@Nullable String id, @Nullable String name, Map<String, JsonNode> additional, JsonNode json) {
    private static final Set<String> KNOWN = Set.of("id", "name");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static NoteAuthor of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    @JsonCreator
    public static NoteAuthor of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        return new NoteAuthor(fields.text("id"), fields.text("name"), fields.additional(KNOWN), object);
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
        return other instanceof NoteAuthor that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("NoteAuthor", null, json);
    }
}
