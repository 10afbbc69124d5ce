package io.ghl.client.locations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a location as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param name the tag
 * @param locationId the location
 * @param received all of it as HighLevel sent it
 */
public record Tag(
        String id, @Nullable String name, @Nullable String locationId, Received received) implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Tag of(String json) {
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
    public static Tag of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Tag(fields.id("id"), fields.text("name"), fields.text("locationId"), fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Tag", id, received);
    }
}
