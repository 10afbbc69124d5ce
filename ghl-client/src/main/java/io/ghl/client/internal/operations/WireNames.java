package io.ghl.client.internal.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an API version spells names.
 *
 * @param inside names inside some fields of a request: field of the body → our name → its name. The field's value is an
 *     object or an array of objects
 * @param top names of the body's fields and of query parameters: our name → its name
 */
public record WireNames(Map<String, Map<String, String>> inside, Map<String, String> top) {
    public static final WireNames SAME = new WireNames(Map.of());

    public WireNames(Map<String, Map<String, String>> inside) {
        this(inside, Map.of());
    }

    public Map<String, List<String>> query(Map<String, List<String>> query) {
        if (top.isEmpty()) {
            return query;
        }
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        query.forEach((name, values) -> renamed.put(top.getOrDefault(name, name), values));
        return renamed;
    }

    public JsonNode encode(JsonNode body) {
        if ((inside.isEmpty() && top.isEmpty()) || !(body instanceof ObjectNode object)) {
            return body;
        }
        ObjectNode encoded = object.objectNode();
        object.properties().forEach(field -> {
            Map<String, String> names = inside.get(field.getKey());
            encoded.set(
                    top.getOrDefault(field.getKey(), field.getKey()),
                    names == null ? field.getValue() : rename(field.getValue(), names));
        });
        return encoded;
    }

    private static JsonNode rename(JsonNode value, Map<String, String> names) {
        if (value instanceof ArrayNode array) {
            ArrayNode renamed = array.arrayNode();
            array.forEach(item -> renamed.add(rename(item, names)));
            return renamed;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode renamed = object.objectNode();
            object.properties()
                    .forEach(
                            field -> renamed.set(names.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
            return renamed;
        }
        return value;
    }
}
