package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows and the JSON documents of an API. A column is a field of the document, under its own name or where told. */
final class Documents {
    private final JsonPath id;
    private final String idColumn;
    private final Map<String, JsonPath> told = new LinkedHashMap<>();
    private final Set<String> claimed = new HashSet<>();

    /** What no column can hold; a mapping that reads it tells so. It is not looked into, so all of them are equal. */
    private record Structure() {}

    Documents(Place.Resource place) {
        this.id = JsonPath.of(place.id());
        this.idColumn = place.id();
        place.fields().forEach((column, path) -> {
            JsonPath where = JsonPath.of(path);
            told.put(column, where);
            claimed.add(where.first());
        });
    }

    /** The id of a record, if the document is one. */
    Optional<String> id(JsonNode document) {
        return Optional.of(id.in(document).asText("")).filter(key -> document.isObject() && !key.isBlank());
    }

    Row row(JsonNode document) {
        String key = id(document)
                .orElseThrow(() -> new AppProblem("A record of the application's API has no \"" + idColumn
                        + "\". Check \"id\", \"items\" and \"item\" in sync.yaml."));
        Map<String, Object> values = new LinkedHashMap<>();
        document.properties().forEach(field -> {
            if (!claimed.contains(field.getKey())) {
                put(values, field.getKey(), field.getValue());
            }
        });
        told.forEach((column, path) -> put(values, column, path.in(document)));
        return Row.of(key, values);
    }

    /** The columns that documents show, even without a value; none that holds in one of them what no column can. */
    Set<String> columns(Iterable<JsonNode> documents) {
        Set<String> columns = new TreeSet<>();
        Set<String> unfit = new HashSet<>();
        for (JsonNode document : documents) {
            Map<String, JsonNode> shown = new LinkedHashMap<>();
            document.properties().forEach(field -> {
                if (!claimed.contains(field.getKey())) {
                    shown.put(field.getKey(), field.getValue());
                }
            });
            told.forEach((column, path) -> shown.put(column, path.in(document)));
            shown.forEach((column, node) -> (isStructure(value(node)) ? unfit : columns).add(column));
        }
        columns.removeAll(unfit);
        return columns;
    }

    static boolean isStructure(@Nullable Object value) {
        return value instanceof Structure;
    }

    private static void put(Map<String, Object> values, String column, JsonNode node) {
        Object value = value(node);
        if (value != null) {
            values.put(column, value);
        }
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToInt()
                    ? (Object) node.intValue()
                    : node.canConvertToLong() ? (Object) node.longValue() : node.decimalValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (!node.isArray()) {
            return node.isContainerNode() ? new Structure() : null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (!item.isTextual()) {
                return new Structure();
            }
            texts.add(item.textValue());
        }
        return List.copyOf(texts);
    }

    /** Sets in a document what differs between two rows. */
    void write(ObjectNode document, Row before, Row after) {
        Set<String> columns = new TreeSet<>(before.columns());
        columns.addAll(after.columns());
        for (String column : columns) {
            Object value = after.get(column);
            if (Objects.equals(before.get(column), value)) {
                continue;
            }
            if (column.equals(idColumn)) {
                throw new IllegalArgumentException("The field \"" + column + "\" is the id, which never changes.");
            }
            told.getOrDefault(column, new JsonPath(List.of(column))).set(document, json(value));
        }
    }

    private static JsonNode json(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = JsonApi.JSON.createArrayNode();
            items.forEach(item -> array.add(item.toString()));
            return array;
        }
        return value instanceof Number || value instanceof Boolean
                ? JsonApi.JSON.valueToTree(value instanceof BigDecimal number ? plain(number) : value)
                : JsonApi.JSON.getNodeFactory().textNode(value.toString());
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}
