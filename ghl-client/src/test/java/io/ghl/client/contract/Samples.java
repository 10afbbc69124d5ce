package io.ghl.client.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;

/**
 * Builds a value with every property of a schema, from the examples as far as they fit the property's type. The same
 * schema makes the same value.
 */
final class Samples {
    private static final String DATE_TIME = "2021-06-23T03:30:00.000Z";

    private Samples() {}

    static JsonNode of(JsonNode schema) {
        JsonNode choices = schema.path("anyOf").isArray() ? schema.path("anyOf") : schema.path("oneOf");
        if (choices.isArray()) {
            return of(choices.get(0));
        }
        return switch (schema.path("type").asText(schema.has("properties") ? "object" : "")) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "boolean" ->
                BooleanNode.valueOf(!schema.path("example").asText().equals("false"));
            case "number", "integer" -> number(schema);
            case "string" -> text(schema);
            default -> schema.has("example") ? schema.get("example").deepCopy() : TextNode.valueOf("text");
        };
    }

    private static JsonNode object(JsonNode schema) {
        ObjectNode value = Json.object();
        JsonNode properties = schema.path("properties");
        boolean free =
                properties.isEmpty() || schema.path("additionalProperties").isObject();
        if (free && schema.path("example").isObject()) {
            value.setAll((ObjectNode) schema.get("example").deepCopy());
        } else if (free) {
            value.put("key", "value");
        }
        properties.properties().forEach(property -> value.set(property.getKey(), of(property.getValue())));
        if (value.has("closeHour")) {
            // Hours end after they begin.
            value.put("closeHour", value.path("openHour").asInt() + 1);
        }
        if (value.has("day") && value.has("date")) {
            // A rule is on a day of each week or on one date.
            value.remove("date");
        }
        return value;
    }

    private static JsonNode array(JsonNode schema) {
        JsonNode items = schema.path("items");
        JsonNode example = schema.path("example");
        boolean scalars = example.isArray() && !example.isEmpty() && !items.has("properties");
        for (JsonNode item : example) {
            scalars &= items.isEmpty()
                    || (item.isTextual() && items.path("type").asText().equals("string"));
        }
        if (scalars) {
            return example.deepCopy();
        }
        ArrayNode value = Json.object().arrayNode();
        return value.add(of(items));
    }

    private static JsonNode number(JsonNode schema) {
        BigDecimal value = BigDecimal.ONE;
        if (schema.path("enum").isArray()) {
            value = schema.path("enum").get(0).decimalValue();
        } else if (schema.path("example").isNumber()) {
            value = schema.path("example").decimalValue();
        } else if (schema.path("minimum").isNumber()) {
            value = schema.path("minimum").decimalValue();
        }
        // Integers stay integers, as a server would write them.
        return Json.parse(value.stripTrailingZeros().toPlainString());
    }

    private static JsonNode text(JsonNode schema) {
        JsonNode example = schema.path("example");
        if (schema.path("enum").isArray()) {
            for (JsonNode allowed : schema.path("enum")) {
                if (allowed.equals(example)) {
                    return example;
                }
            }
            return schema.path("enum").get(0);
        }
        if (example.isTextual() && !example.asText().isEmpty()) {
            return example;
        }
        return TextNode.valueOf(schema.path("format").asText().equals("date-time") ? DATE_TIME : "text");
    }
}
