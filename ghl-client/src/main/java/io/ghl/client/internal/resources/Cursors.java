package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import org.jspecify.annotations.Nullable;

/** Reads the cursors that lists hand out, and refuses any other before a call. */
final class Cursors {
    private Cursors() {}

    /** A cursor that is an object, or an empty object at the start of a list. */
    static JsonNode object(Operation list, @Nullable String cursor) {
        JsonNode at = any(list, cursor);
        if (!at.isObject()) {
            throw refused(list);
        }
        return at;
    }

    /** A cursor that is an object or an array, or an empty object at the start of a list. */
    static JsonNode any(Operation list, @Nullable String cursor) {
        if (cursor == null) {
            return Json.object();
        }
        JsonNode at;
        try {
            at = Json.parse(cursor);
        } catch (IllegalArgumentException e) {
            throw refused(list);
        }
        if (at.isEmpty()) {
            throw refused(list);
        }
        return at;
    }

    /** The number of rows to skip in a cursor that is an object. */
    static int skip(Operation list, JsonNode at) {
        JsonNode skip = at.path("skip");
        if (at.isEmpty()) {
            return 0;
        }
        if (!skip.isInt() || skip.intValue() < 0) {
            throw refused(list);
        }
        return skip.intValue();
    }

    static IllegalArgumentException refused(Operation list) {
        return new IllegalArgumentException("cursor is not one of a page of this list (" + list.id() + ").");
    }
}
