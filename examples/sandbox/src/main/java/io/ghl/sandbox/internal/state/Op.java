package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One effect: the whole new value of a record, or its removal. Whole values make replaying a file twice harmless.
 *
 * @param doc the new value, or null to remove the record
 */
public record Op(
        Kind kind, String location, String id, @Nullable ObjectNode doc) {
    private static final List<String> FIELDS = List.of("kind", "location", "id", "doc");

    /** Whose id is taken from the record itself as well. */
    private static final Set<Kind> KNOWN_BY_ID = Set.of(Kind.CONTACT, Kind.TASK, Kind.NOTE);

    ObjectNode toJson() {
        ObjectNode json =
                Json.object().put("kind", kind.name()).put("location", location).put("id", id);
        return doc == null ? json : json.set("doc", doc);
    }

    static Op of(JsonNode json) {
        Json.onlyFields(json, FIELDS);
        JsonNode doc = json.get("doc");
        if (doc != null && !doc.isObject()) {
            throw new IllegalArgumentException("doc is not an object");
        }
        Kind kind = Kind.valueOf(json.path("kind").asText());
        String id = required(json, "id");
        if (doc != null && KNOWN_BY_ID.contains(kind) && !id.equals(Json.text(doc, "id"))) {
            throw new IllegalArgumentException("doc has another id");
        }
        String location = required(json, "location");
        if (kind == Kind.OAUTH && !location.startsWith("_")) {
            throw new IllegalArgumentException("tokens belong to no location");
        }
        return new Op(kind, location, id, (ObjectNode) doc);
    }

    private static String required(JsonNode json, String field) {
        String text = Json.text(json, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }
}
