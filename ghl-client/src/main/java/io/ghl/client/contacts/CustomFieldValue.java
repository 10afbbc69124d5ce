package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of a custom field of a contact. What is read names its field by id. What is written names it by id
 * ({@code of…}) or by key ({@link #ofKey(String, String)}); HighLevel's own examples disagree on the form of keys, so
 * prefer ids, or let {@link io.ghl.client.customfields.CustomFieldSchema} find them.
 *
 * <p>The accessors read the form that suits the field's type, and answer null or nothing for any other form; the JSON
 * itself is {@link #value()}. Immutable.
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

    private static CustomFieldValue byId(String id, JsonNode value) {
        return new CustomFieldValue(Check.id("id of a custom field", id), null, value);
    }

    private static CustomFieldValue byKey(String key, JsonNode value) {
        return new CustomFieldValue(null, Check.filled("key of a custom field", key), value);
    }

    // ---- by id ----

    /**
     * A value of any form.
     *
     * @param id the field's id
     * @param value the JSON that HighLevel expects for the field's data type
     * @return the value
     */
    public static CustomFieldValue of(String id, JsonNode value) {
        return byId(id, WrittenForms.of(value));
    }

    /**
     * A text, a phone number, or the label of a single option.
     *
     * @param id the field's id
     * @param value the text
     * @return the value
     */
    public static CustomFieldValue of(String id, String value) {
        return byId(id, WrittenForms.of(value));
    }

    /**
     * A number or an amount of money, which on contacts is a number without a currency.
     *
     * @param id the field's id
     * @param value the number; every digit is sent
     * @return the value
     */
    public static CustomFieldValue of(String id, BigDecimal value) {
        return byId(id, WrittenForms.of(value));
    }

    /**
     * A number or an amount of money.
     *
     * @param id the field's id
     * @param value the number
     * @return the value
     */
    public static CustomFieldValue of(String id, long value) {
        return byId(id, LongNode.valueOf(value));
    }

    /**
     * A date, sent as {@code 2026-11-21}.
     *
     * @param id the field's id
     * @param value the date
     * @return the value
     */
    public static CustomFieldValue of(String id, LocalDate value) {
        return byId(id, WrittenForms.of(value));
    }

    /**
     * The labels of several options.
     *
     * @param id the field's id
     * @param values the labels, none of them null; they replace those that were chosen
     * @return the value
     */
    public static CustomFieldValue of(String id, Collection<String> values) {
        return byId(id, WrittenForms.of(values));
    }

    /**
     * The files of a field of type {@code FILE_UPLOAD}. They replace the files that were there, so a file that is to
     * stay has to be among them, as it was read.
     *
     * @param id the field's id
     * @param files all files; none of them empties the field
     * @return the value
     * @throws IllegalArgumentException if two files have the same id
     */
    public static CustomFieldValue ofFiles(String id, Collection<CustomFieldFile> files) {
        return byId(id, WrittenForms.files(files));
    }

    /**
     * The rows of a field of type {@code TEXTBOX_LIST}. HighLevel keeps them under ids of its own, made for each
     * record: to change a row, use the id that {@link #textBoxes()} showed for this very contact.
     * {@link #withTextBoxes} does that by position.
     *
     * @param id the field's id
     * @param rows id of the row to its text
     * @return the value
     */
    public static CustomFieldValue ofTextBoxes(String id, Map<String, String> rows) {
        return byId(id, WrittenForms.textBoxes(rows));
    }

    /**
     * The empty text, which empties any field that takes a text, a number or a date. HighLevel does not say how a
     * custom field is cleared; this is the one form that its specification allows. For fields with lists, files or
     * rows see {@link #cleared()}.
     *
     * @param id the field's id
     * @return the value
     */
    public static CustomFieldValue empty(String id) {
        return of(id, "");
    }

    // ---- by key ----

    /**
     * A value of any form, for writes.
     *
     * @param key the field's key; it is sent as it is, such as {@code contact.pincode} or {@code pincode}
     * @param value the JSON that HighLevel expects for the field's data type
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, JsonNode value) {
        return byKey(key, WrittenForms.of(value));
    }

    /**
     * A text, a phone number, or the label of a single option, for writes.
     *
     * @param key the field's key, sent as it is
     * @param value the text
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, String value) {
        return byKey(key, WrittenForms.of(value));
    }

    /**
     * A number or an amount of money, for writes.
     *
     * @param key the field's key, sent as it is
     * @param value the number; every digit is sent
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, BigDecimal value) {
        return byKey(key, WrittenForms.of(value));
    }

    /**
     * A number or an amount of money, for writes.
     *
     * @param key the field's key, sent as it is
     * @param value the number
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, long value) {
        return byKey(key, LongNode.valueOf(value));
    }

    /**
     * A date, for writes.
     *
     * @param key the field's key, sent as it is
     * @param value the date
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, LocalDate value) {
        return byKey(key, WrittenForms.of(value));
    }

    /**
     * The labels of several options, for writes.
     *
     * @param key the field's key, sent as it is
     * @param values the labels, none of them null
     * @return a value without id
     */
    public static CustomFieldValue ofKey(String key, Collection<String> values) {
        return byKey(key, WrittenForms.of(values));
    }

    // ---- reading ----

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
     * @return the number with all its digits, also one that came as text, or null
     */
    public @Nullable BigDecimal number() {
        return ValueForms.number(value);
    }

    /**
     * The value as date: an ISO date with or without time, milliseconds since 1970 (in UTC), or one of the forms with
     * other separators that HighLevel takes for a date of birth ({@code 2026/11/21}, {@code 11/21/2026}).
     *
     * @return the date as it is written, no zone moves it; or null
     */
    public @Nullable LocalDate date() {
        return ValueForms.date(value);
    }

    /**
     * The value as list of texts, such as the labels of chosen options.
     *
     * @return the texts of an array, a single text as a list of one, otherwise an empty list
     */
    public List<String> texts() {
        return ValueForms.texts(value);
    }

    /**
     * The value as rows of a text box list.
     *
     * @return id of the row to its text, in the order of HighLevel; empty for a value of another form
     */
    public Map<String, String> textBoxes() {
        return ValueForms.textBoxes(value);
    }

    /**
     * The value as files.
     *
     * @return the files, in the order of HighLevel; empty for a value of another form
     */
    public List<CustomFieldFile> files() {
        return ValueForms.files(value);
    }

    // ---- changing ----

    /**
     * The rows of a text box list with other texts. Rows keep their ids by position; further texts get new ids; rows
     * that are left over are emptied, since whether HighLevel removes a row that a write leaves out is not known.
     *
     * @param texts the texts from the first row on
     * @return a value for the same field
     */
    public CustomFieldValue withTextBoxes(List<String> texts) {
        return new CustomFieldValue(id, key, WrittenForms.textBoxes(textBoxes().keySet(), texts));
    }

    /**
     * The write that empties the field, in the form that this value has: no options, no files, rows without text, or
     * the empty text.
     *
     * @return a value for the same field
     */
    public CustomFieldValue cleared() {
        if (!textBoxes().isEmpty()) {
            return withTextBoxes(List.of());
        }
        return new CustomFieldValue(id, key, WrittenForms.emptied(value));
    }

    /**
     * Whether there is nothing in it: null, an empty text, list or object, or rows without text.
     *
     * @return true if the field is empty
     */
    public boolean isEmpty() {
        if (value.isObject()) {
            return textBoxes().size() == value.size()
                    && textBoxes().values().stream().allMatch(String::isEmpty);
        }
        return value.isNull() || (value.isValueNode() ? value.asText().isEmpty() : value.isEmpty());
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

    /** Numbers are equal by value: 7 and 7.0 are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CustomFieldValue that
                && Objects.equals(id, that.id)
                && Objects.equals(key, that.key)
                && value.equals(ValueForms.EQUALITY, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, key, value.getNodeType());
    }

    /** The name of the field, not its value. */
    @Override
    public String toString() {
        return "CustomFieldValue[" + (id == null ? key : id) + "]";
    }
}
