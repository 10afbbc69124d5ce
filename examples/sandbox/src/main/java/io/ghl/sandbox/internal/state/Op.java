package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One effect: the whole new value of a record, or its removal. Whole values make replaying a file twice harmless.
 *
 * @param doc the new value, or null to remove the record
 */
public record Op(
        Kind kind, String location, String id, @Nullable ObjectNode doc) {
    ObjectNode toJson() {
        ObjectNode json =
                Json.object().put("kind", kind.name()).put("location", location).put("id", id);
        return doc == null ? json : json.set("doc", doc);
    }

    static Op of(JsonNode json) {
        JsonNode doc = json.get("doc");
        if (doc != null && !doc.isObject()) {
            throw new IllegalArgumentException("doc is not an object");
        }
        return new Op(
                Kind.valueOf(json.path("kind").asText()), required(json, "location"), required(json, "id"), (ObjectNode)
                        doc);
    }

    private static String required(JsonNode json, String field) {
        String text = Json.text(json, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }
}
