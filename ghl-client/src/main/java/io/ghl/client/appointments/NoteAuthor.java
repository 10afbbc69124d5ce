package io.ghl.client.appointments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a note of an appointment. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id id of the user
 * @param name name of the user
 * @param received all of it as HighLevel sent it
 */
public record NoteAuthor(@Nullable String id, @Nullable String name, Received received) implements ReadModel {
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
        Fields fields = Fields.of(json);
        return new NoteAuthor(fields.text("id"), fields.text("name"), fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("NoteAuthor", null, received);
    }
}
