package io.ghl.client.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What became of tags for many contacts. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param succeeded whether HighLevel calls it a success; some contacts may still have failed
 * @param errorCount how many contacts failed
 * @param responses what HighLevel says about single contacts
 * @param additional fields without a component of their own, and unreadable ones
 * @param json the whole object as received
 */
public record BulkTagsResult(
        boolean succeeded, int errorCount, List<String> responses, Map<String, JsonNode> additional, JsonNode json) {
    private static final Set<String> KNOWN = Set.of("succeeded", "errorCount", "responses", "succeded");

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static BulkTagsResult of(String json) {
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
    public static BulkTagsResult of(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        ObjectNode object = received.deepCopy();
        Fields fields = new Fields(object);
        boolean succeeded = fields.flag("succeeded");
        boolean succeded = fields.flag("succeded");
        return new BulkTagsResult(
                succeeded || succeded,
                Objects.requireNonNullElse(fields.integer("errorCount"), 0),
                fields.list("responses", node -> node.isTextual() ? node.textValue() : node.toString()),
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
        return other instanceof BulkTagsResult that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BulkTagsResult", null, json);
    }
}
