package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of custom fields: written by id or key, merged by id, typed by the field's data type. */
final class CustomFields {
    private CustomFields() {}

    /** The stored list after a write; only fields that the write lists change. */
    static ArrayNode merge(@Nullable JsonNode stored, JsonNode written, LocationData data, Settings settings) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        if (stored != null) {
            stored.forEach(item -> byId.put(item.path("id").asText(), item.path("value")));
        }
        for (int i = 0; i < written.size(); i++) {
            JsonNode item = written.get(i);
            ObjectNode field = find(data, item);
            if (field == null) {
                if (settings.on(Quirk.UNKNOWN_CUSTOM_FIELD_IS_REFUSED)) {
                    throw ApiError.unprocessable("customFields." + i + ".id must be a custom field of the location");
                }
                continue;
            }
            String id = field.path("id").asText();
            JsonNode value = value(item);
            String type = field.path("dataType").asText();
            // Rows are emptied one by one; any other shape changes nothing.
            if (isBlank(value) && !type.equals("TEXTBOX_LIST")) {
                byId.remove(id);
                continue;
            }
            if (settings.on(Quirk.OPTION_OUTSIDE_PICKLIST_IS_REFUSED) && !isChoice(field, value)) {
                throw ApiError.unprocessable("customFields." + i + " must be one of the options of the custom field");
            }
            JsonNode typed = type.equals("TEXTBOX_LIST") ? rows(byId.get(id), value, settings) : typed(type, value);
            if (typed != null) {
                byId.put(id, typed);
            }
        }
        ArrayNode merged = Json.array();
        byId.forEach((id, value) -> merged.addObject().put("id", id).set("value", value));
        return merged;
    }

    /** The field that an item names by {@code id} or by {@code key}, with or without its {@code contact.} prefix. */
    private static @Nullable ObjectNode find(LocationData data, JsonNode item) {
        String id = Json.text(item, "id");
        return id == null
                ? byKey(data, Json.text(item, "key"))
                : data.customFields().get(id);
    }

    static @Nullable ObjectNode byKey(LocationData data, @Nullable String key) {
        if (key == null) {
            return null;
        }
        for (ObjectNode field : data.customFields().values()) {
            String fieldKey = field.path("fieldKey").asText();
            if (fieldKey.equals(key) || fieldKey.equals("contact." + key)) {
                return field;
            }
        }
        return null;
    }

    private static JsonNode value(JsonNode item) {
        for (String name : new String[] {"fieldValue", "field_value", "value"}) {
            if (item.has(name)) {
                return item.get(name);
            }
        }
        return Json.object().nullNode();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isContainerNode() && value.isEmpty());
    }

    /** The value in the field's own type, or null if it has none: HighLevel then answers 200 and changes nothing. */
    private static @Nullable JsonNode typed(String dataType, JsonNode value) {
        return switch (dataType) {
            case "NUMERICAL", "MONETORY" -> number(value);
            case "CHECKBOX", "MULTIPLE_OPTIONS" ->
                value.isArray()
                        ? Json.strings(Json.list(value))
                        : value.isValueNode() ? Json.array().add(value.asText()) : null;
            case "FILE_UPLOAD" -> files(value);
            case "DATE" -> value.isValueNode() ? value : null;
            default -> value.isValueNode() ? TextNode.valueOf(value.asText()) : null;
        };
    }

    private static boolean isChoice(ObjectNode field, JsonNode value) {
        Set<String> options = new HashSet<>(Json.list(field.path("picklistOptions")));
        boolean closed =
                !options.isEmpty() && !field.path("isAllowedCustomOption").asBoolean();
        return !closed || (value.isArray() ? options.containsAll(Json.list(value)) : options.contains(value.asText()));
    }

    /** The rows of a text box list, which each contact has under ids of its own; null for another shape. */
    private static @Nullable JsonNode rows(@Nullable JsonNode stored, JsonNode value, Settings settings) {
        if (!value.isObject() || value.isEmpty()) {
            return null;
        }
        ObjectNode rows = stored == null ? Json.object() : stored.deepCopy();
        for (Map.Entry<String, JsonNode> row : value.properties()) {
            if (!row.getValue().isTextual()) {
                return null;
            }
            if (stored == null || rows.has(row.getKey()) || settings.on(Quirk.UNKNOWN_TEXT_BOX_ROWS_ARE_ADDED)) {
                rows.set(row.getKey(), row.getValue());
            }
        }
        return rows;
    }

    /** All files of the field, each with {@code meta}, {@code url} and {@code documentId}; null for another shape. */
    private static @Nullable JsonNode files(JsonNode value) {
        if (!value.isObject()) {
            return null;
        }
        ObjectNode files = Json.object();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!(entry.getValue() instanceof ObjectNode sent)
                    || !sent.hasNonNull("url")
                    || !(sent.path("meta").isObject() || sent.path("meta").isMissingNode())) {
                return null;
            }
            ObjectNode file = sent.deepCopy();
            file.withObjectProperty("meta").put("uuid", entry.getKey());
            if (!file.hasNonNull("documentId")) {
                // Made from the file's id, so that the same write stores the same value.
                file.put(
                        "documentId", "doc" + Integer.toHexString(entry.getKey().hashCode()));
            }
            files.set(entry.getKey(), file);
        }
        return files;
    }

    private static @Nullable JsonNode number(JsonNode value) {
        if (value.isNumber()) {
            return value;
        }
        try {
            return value.isTextual()
                    ? DecimalNode.valueOf(new BigDecimal(value.textValue().strip()))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
