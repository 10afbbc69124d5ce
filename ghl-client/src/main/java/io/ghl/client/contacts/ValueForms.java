package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which values of custom fields come; another form than the wanted one reads as nothing. */
final class ValueForms {
    /** The forms of a date beside ISO that HighLevel takes for a date of birth. */
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/._](\\d{2})[/._](\\d{2})");

    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{2})[/._-](\\d{2})[/._-](\\d{4})");

    /** Jackson's own equality tells 7 read from 7 written, if they are of different classes. */
    static final Comparator<JsonNode> EQUALITY = (one, other) -> isEqual(one, other) ? 0 : 1;

    private ValueForms() {}

    private static boolean isEqual(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return value.isTextual() ? new BigDecimal(value.textValue().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable LocalDate date(JsonNode value) {
        String text = value.asText().strip();
        String iso = YEAR_FIRST.matcher(text).matches()
                ? YEAR_FIRST.matcher(text).replaceFirst("$1-$2-$3")
                : MONTH_FIRST.matcher(text).replaceFirst("$3-$1-$2");
        ObjectNode holder = Json.object();
        holder.set("date", value.isTextual() ? TextNode.valueOf(iso) : value);
        return new Fields(holder).date("date");
    }

    static List<String> texts(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? List.of() : List.of(value.textValue());
        }
        List<String> texts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> {
                if (item.isValueNode() && !item.isNull()) {
                    texts.add(item.asText());
                }
            });
        }
        return List.copyOf(texts);
    }

    static Map<String, String> textBoxes(JsonNode value) {
        Map<String, String> rows = new LinkedHashMap<>();
        if (value.isObject()) {
            value.properties().forEach(row -> {
                if (row.getValue().isValueNode()) {
                    rows.put(row.getKey(), row.getValue().asText(""));
                }
            });
        }
        return Collections.unmodifiableMap(rows);
    }

    static List<CustomFieldFile> files(JsonNode value) {
        List<CustomFieldFile> files = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(file -> {
                if (file.getValue().isObject() && !file.getKey().isBlank()) {
                    files.add(CustomFieldFile.of(file.getKey(), file.getValue()));
                }
            });
        }
        return List.copyOf(files);
    }
}
