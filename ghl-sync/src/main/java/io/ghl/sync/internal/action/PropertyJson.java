package io.ghl.sync.internal.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of properties in the forms that HighLevel takes: numbers, texts and lists of texts, the labels of options, also
 * where a label looks like a number; and maps, such as money, or lists of them, such as files.
 */
final class PropertyJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PropertyJson() {}

    static JsonNode of(Object value) {
        if (value instanceof Number number) {
            return JSON.numberNode(new BigDecimal(number.toString()));
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode list = JSON.arrayNode();
            items.forEach(item -> list.add(item instanceof Map<?, ?> map ? object(map) : text(item)));
            return list;
        }
        return text(value);
    }

    private static ObjectNode object(Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((name, value) -> object.set(String.valueOf(name), member(value)));
        return object;
    }

    private static JsonNode member(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        return value instanceof Boolean flag ? JSON.booleanNode(flag) : of(value);
    }

    private static JsonNode text(@Nullable Object value) {
        return JSON.textNode(String.valueOf(value));
    }
}
