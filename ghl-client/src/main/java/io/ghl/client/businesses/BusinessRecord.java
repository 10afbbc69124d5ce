package io.ghl.client.businesses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business as the API of records returns it, with its custom fields. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param owners ids of the users who own it
 * @param followers ids of the users who follow it
 * @param properties its fields and custom fields by their short keys
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param received all of it as HighLevel sent it
 */
public record BusinessRecord(
        String id,
        List<String> owners,
        List<String> followers,
        Map<String, FieldValue> properties,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static BusinessRecord of(String json) {
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
    public static BusinessRecord of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new BusinessRecord(
                fields.id("id"),
                fields.texts(json.has("owner") ? "owner" : "owners"),
                fields.texts("followers"),
                fields.object("properties", FieldValue::of),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BusinessRecord", id, received);
    }
}
