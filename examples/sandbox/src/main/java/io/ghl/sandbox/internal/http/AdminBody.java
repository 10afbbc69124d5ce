package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what callers of {@code /_sandbox/} send; what cannot be meant is refused in a sentence. */
final class AdminBody {
    private static final long TEN_YEARS = 315_360_000_000L;

    private AdminBody() {}

    static ObjectNode object(Incoming in) throws IOException {
        if (Json.parse(in.body()) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("the body must be a JSON object");
    }

    /** An object with no other properties than these. */
    static ObjectNode of(Incoming in, String... allowed) throws IOException {
        ObjectNode object = object(in);
        object.fieldNames().forEachRemaining(name -> {
            if (!List.of(allowed).contains(name)) {
                throw new IllegalArgumentException("unknown property " + name);
            }
        });
        return object;
    }

    static String text(JsonNode body, String field) {
        String text = Json.text(body, field);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " must be a text that is not blank");
        }
        return text;
    }

    static long millis(JsonNode body) {
        JsonNode millis = body.path("millis");
        boolean whole = millis.isIntegralNumber() && millis.canConvertToLong();
        if (!whole || millis.longValue() < 0 || millis.longValue() > TEN_YEARS) {
            throw new IllegalArgumentException("millis must be a whole number from 0 to " + TEN_YEARS);
        }
        return millis.longValue();
    }

    static boolean flag(JsonNode body, String field) {
        if (!body.path(field).isBoolean()) {
            throw new IllegalArgumentException(field + " must be true or false");
        }
        return body.path(field).booleanValue();
    }

    static boolean is(Map<String, String> query, String filter, @Nullable String actual) {
        String wanted = query.get(filter);
        return wanted == null || wanted.equals(actual);
    }

    static long number(Map<String, String> query, String name, long byDefault) {
        String text = query.get(name);
        try {
            return text == null ? byDefault : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number", e);
        }
    }
}
