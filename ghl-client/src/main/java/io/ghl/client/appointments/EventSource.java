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
 * Who created an event. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param userId the user, if it was one
 * @param source where it comes from, for example {@code booking_widget}
 * @param received all of it as HighLevel sent it
 */
public record EventSource(@Nullable String userId, @Nullable String source, Received received) implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static EventSource of(String json) {
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
    public static EventSource of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new EventSource(fields.text("userId"), fields.text("source"), fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("EventSource", null, received);
    }
}
