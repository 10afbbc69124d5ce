package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Values that many records have, such as a city or a list of tags, kept once. What is never seen again costs a place. */
final class SharedValues {
    private static final int PLACES = 4_096;

    private final Map<JsonNode, JsonNode> values = new HashMap<>();

    /** An equal value that was seen before, or the value itself. */
    JsonNode of(JsonNode value) {
        JsonNode known = values.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() == PLACES) {
            values.clear();
        }
        values.put(value, value);
        return value;
    }
}
