package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Makes the forms in which values of custom fields are written; {@link ValueForms} reads them. */
final class WrittenForms {
    private static final String NO_NULL = "To clear a custom field, use its empty value.";

    private WrittenForms() {}

    static JsonNode of(JsonNode value) {
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("The value of a custom field must be JSON that is there.");
        }
        return value.deepCopy();
    }

    static JsonNode of(String value) {
        return TextNode.valueOf(Objects.requireNonNull(value, NO_NULL));
    }

    static JsonNode of(BigDecimal value) {
        return DecimalNode.valueOf(Objects.requireNonNull(value, NO_NULL));
    }

    static JsonNode of(LocalDate value) {
        return TextNode.valueOf(value.toString());
    }

    static JsonNode of(Collection<String> values) {
        return Touched.array("the values of a custom field", values);
    }

    static ObjectNode files(Collection<CustomFieldFile> files) {
        ObjectNode byFile = Json.object();
        for (CustomFieldFile file : files) {
            if (byFile.has(file.id())) {
                throw new IllegalArgumentException("Two files of a custom field have the same id.");
            }
            byFile.set(file.id(), file.json());
        }
        return byFile;
    }

    static ObjectNode textBoxes(Map<String, String> rows) {
        ObjectNode byRow = Json.object();
        rows.forEach((row, text) -> byRow.set(Check.id("id of a row", row), of(text)));
        return byRow;
    }

    /** Texts in the rows that are there, in others for what is more; rows that are left over are emptied. */
    static ObjectNode textBoxes(Collection<String> rows, List<String> texts) {
        ObjectNode byRow = Json.object();
        int next = 0;
        for (String row : rows) {
            byRow.set(row, of(next < texts.size() ? texts.get(next) : ""));
            next++;
        }
        for (String text : texts.subList(Math.min(next, texts.size()), texts.size())) {
            byRow.set(UUID.randomUUID().toString(), of(text));
        }
        return byRow;
    }

    /** What empties a field that has a value of this form, other than rows of text boxes. */
    static JsonNode emptied(JsonNode value) {
        if (value.isArray()) {
            return Json.object().arrayNode();
        }
        return value.isObject() ? Json.object() : of("");
    }
}
