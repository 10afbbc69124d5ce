package io.ghl.client.businesses;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field of a business record; which form it has depends on the field's type. Immutable.
 */
public final class FieldValue {
    private final JsonNode json;

    private FieldValue(JsonNode json) {
        this.json = json;
    }

    /**
     * Wraps a value.
     *
     * @param json the value as the API returns it
     * @return the value
     */
    public static FieldValue of(JsonNode json) {
        return new FieldValue(json.deepCopy());
    }

    /**
     * The value as text.
     *
     * @return a text, number or truth value as text; null for anything else
     */
    public @Nullable String text() {
        return json.isValueNode() && !json.isNull() ? json.asText() : null;
    }

    /**
     * The value as number, with every digit.
     *
     * @return the number, also if it comes as text; null if it is none
     */
    public @Nullable BigDecimal number() {
        if (json.isNumber()) {
            return json.decimalValue();
        }
        try {
            return json.isTextual() ? new BigDecimal(json.textValue().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The value as list of texts.
     *
     * @return the scalars of a list, or the one value; empty for anything else
     */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(item -> {
                if (item.isValueNode() && !item.isNull()) {
                    texts.add(item.asText());
                }
            });
        } else if (text() != null) {
            texts.add(json.asText());
        }
        return List.copyOf(texts);
    }

    /**
     * The value as it is.
     *
     * @return a copy
     */
    @JsonValue
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldValue that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The kind of the value, not the value. */
    @Override
    public String toString() {
        return "FieldValue[" + json.getNodeType() + "]";
    }
}
