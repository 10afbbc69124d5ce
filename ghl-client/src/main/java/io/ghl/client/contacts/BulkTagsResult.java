package io.ghl.client.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Objects;

/**
 * What became of tags for many contacts. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param succeeded whether HighLevel calls it a success; some contacts may still have failed
 * @param errorCount how many contacts failed
 * @param responses what HighLevel says about single contacts
 * @param received all of it as HighLevel sent it
 */
public record BulkTagsResult(boolean succeeded, int errorCount, List<String> responses, Received received)
        implements ReadModel {
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
        Fields fields = Fields.of(json);
        boolean succeeded = fields.flag("succeeded");
        boolean succeded = fields.flag("succeded");
        return new BulkTagsResult(
                succeeded || succeded,
                Objects.requireNonNullElse(fields.integer("errorCount"), 0),
                fields.list("responses", node -> node.isTextual() ? node.textValue() : node.toString()),
                fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BulkTagsResult", null, received);
    }
}
