package io.ghl.client.businesses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record BusinessRecord(
        String id,
        List<String> owners,
        List<String> followers,
        Map<String, FieldValue> properties,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        Map<String, JsonNode> additional,
        JsonNode json) {
    private static final Set<String> KNOWN =
            Set.of("id", "owners", "followers", "properties", "dateAdded", "dateUpdated", "owner");

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
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("Expected an object with an id.");
        }
        return new BusinessRecord(
                id,
                fields.texts(object.has("owner") ? "owner" : "owners"),
                fields.texts("followers"),
                fields.object("properties", FieldValue::of),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
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
        return other instanceof BusinessRecord that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(id);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BusinessRecord", id, json);
    }
}
