package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of a custom field of a contact. HighLevel returns values by field id only; a write may name the field by
 * its key instead. Prefer ids: HighLevel's own examples disagree on the form of keys. Immutable.
 */
public final class CustomFieldValue {
    private final @Nullable String id;
    private final @Nullable String key;
    private final JsonNode value;

    private CustomFieldValue(@Nullable String id, @Nullable String key, JsonNode value) {
        this.id = id;
        this.key = key;
        this.value = value;
    }

    /**
     * A value of any form.
     *
     * @param id the field's id
     * @param value the JSON that HighLevel expects for the field's data type
     * @return the value
     */
    public static CustomFieldValue of(String id, JsonNode value) {
        return new CustomFieldValue(
                required(id), null, Check.given("value", value).deepCopy());
    }

    /**
     * A text, the label of a single option, or a date in ISO form.
     *
     * @param id the field's id
     * @param value the text
     * @return the value
     */
    public static CustomFieldValue of(String id, String value) {
        return new CustomFieldValue(required(id), null, TextNode.valueOf(Check.given("value", value)));
    }

    /**
     * A number or an amount of money.
     *
     * @param id the field's id
     * @param value the number; every digit is sent
     * @return the value
     */
    public static CustomFieldValue of(String id, BigDecimal value) {
        return new CustomFieldValue(required(id), null, DecimalNode.valueOf(Check.given("value", value)));
    }

    /**
     * A number.
     *
     * @param id the field's id
     * @param value the number
     * @return the value
     */
    public static CustomFieldValue of(String id, long value) {
        return of(id, Json.object().numberNode(value));
    }

    /**
     * The labels of several options.
     *
     * @param id the field's id
     * @param values the labels
     * @return the value
     */
    public static CustomFieldValue of(String id, Collection<String> values) {
        return new CustomFieldValue(required(id), null, Touched.array("values", values));
    }

    /**
     * The empty value. HighLevel does not say how a custom field is cleared; an empty text is the one form that its
     * specification allows for texts.
     *
     * @param id the field's id
     * @return the value
     */
    public static CustomFieldValue empty(String id) {
        return of(id, "");
    }

    /**
     * The same value for a field named by its key. Keys are for writes only.
     *
     * @param fieldKey the key, such as {@code contact.pincode}
     * @return a value without id
     */
    public CustomFieldValue byKey(String fieldKey) {
        return new CustomFieldValue(null, required(fieldKey), value);
    }

    /**
     * The field's id.
     *
     * @return the id, or null when the field is named by key
     */
    public @Nullable String id() {
        return id;
    }

    /**
     * The field's key.
     *
     * @return the key, or null when the field is named by id
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * The value as JSON: text, number, array, object or null.
     *
     * @return a copy
     */
    public JsonNode value() {
        return value.deepCopy();
    }

    /**
     * The value as text.
     *
     * @return the text, a number or boolean as text, or null for anything else
     */
    public @Nullable String text() {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /**
     * The value as number.
     *
     * @return the number, also one that came as text, or null
     */
    public @Nullable BigDecimal number() {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        try {
            return value.isTextual() ? new BigDecimal(value.textValue().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The value as list of texts.
     *
     * @return the texts of an array, a single text as a list of one, otherwise an empty list
     */
    public List<String> texts() {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> {
            if (value.isArray() && item.isValueNode()) {
                texts.add(item.asText());
            }
        });
        return List.copyOf(texts);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        if (id != null) {
            json.put("id", id);
        }
        if (key != null) {
            json.put("key", key);
        }
        return json.set("value", value);
    }

    private static String required(String name) {
        if (Check.given("The id or key of a custom field", name).isBlank()) {
            throw new IllegalArgumentException("The id or key of a custom field must not be blank.");
        }
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustomFieldValue that
                && Objects.equals(id, that.id)
                && Objects.equals(key, that.key)
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, key, value);
    }

    /** The name of the field, not its value. */
    @Override
    public String toString() {
        return "CustomFieldValue[" + (id == null ? key : id) + "]";
    }
}
