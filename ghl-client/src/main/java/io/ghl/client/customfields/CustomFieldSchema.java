package io.ghl.client.customfields;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.CustomFieldFile;
import io.ghl.client.contacts.CustomFieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The custom fields of a location at one time: finds fields by id, key or name, makes values that HighLevel will take,
 * and reads them. It makes no call. Immutable and thread-safe.
 *
 * <p>Wherever a field is to be named, its id, its key with or without {@code contact.}, or its name will do, in this
 * order; in names, upper and lower case matter only where two fields differ in nothing else. The values made here name their field
 * by id. A value that does not suit the field's data type, or is none of its options, is refused with an
 * {@link IllegalArgumentException} that names the field and what it takes.
 */
public final class CustomFieldSchema {
    private final List<CustomField> fields;

    private CustomFieldSchema(List<CustomField> fields) {
        this.fields = fields;
    }

    /**
     * A schema of these fields, for tests and for stored definitions; otherwise see {@link CustomFields#schema()}.
     *
     * @param fields the definitions
     * @return the schema
     */
    public static CustomFieldSchema of(Collection<CustomField> fields) {
        return new CustomFieldSchema(List.copyOf(fields));
    }

    /**
     * The definitions.
     *
     * @return all of them, in the order of HighLevel
     */
    public List<CustomField> fields() {
        return fields;
    }

    /**
     * The field with this id, key or name.
     *
     * @param name id, key or name
     * @return the definition
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public CustomField field(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("The location has no custom field \"" + name + "\". It has: "
                                + fields.stream().map(CustomField::shortKey).toList() + "."));
    }

    /**
     * The field with this id, key or name, if there is one.
     *
     * @param name id, key or name
     * @return the definition, or empty
     * @throws IllegalArgumentException if there is more than one
     */
    public Optional<CustomField> find(String name) {
        for (Predicate<CustomField> match : List.<Predicate<CustomField>>of(
                field -> field.id().equals(name),
                field -> name.equals(field.fieldKey()) || name.equals(field.shortKey()) || name.equals(field.name()),
                field -> name.strip().equalsIgnoreCase(field.name()))) {
            List<CustomField> found = fields.stream().filter(match).toList();
            if (found.size() > 1) {
                throw new IllegalArgumentException("\"" + name + "\" may be one of several custom fields: "
                        + found.stream().map(CustomField::label).toList() + ". Name the full key or the id.");
            }
            if (found.size() == 1) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /**
     * The value of a field in a contact.
     *
     * @param contact the contact
     * @param field id, key or name
     * @return the value, or null if the contact has none
     * @throws IllegalArgumentException if there is no such field, or more than one
     */
    public @Nullable CustomFieldValue read(Contact contact, String field) {
        return contact.customField(field(field).id());
    }

    /**
     * A text, a phone number, or the label of a single option.
     *
     * @param field id, key or name
     * @param value the text; an empty one empties the field
     * @return a value to be written
     */
    public CustomFieldValue value(String field, String value) {
        return resolve(CustomFieldValue.ofKey(field, value));
    }

    /**
     * A number or an amount of money.
     *
     * @param field id, key or name
     * @param value the number; every digit is sent
     * @return a value to be written
     */
    public CustomFieldValue value(String field, BigDecimal value) {
        return resolve(CustomFieldValue.ofKey(field, value));
    }

    /**
     * A number or an amount of money.
     *
     * @param field id, key or name
     * @param value the number
     * @return a value to be written
     */
    public CustomFieldValue value(String field, long value) {
        return resolve(CustomFieldValue.ofKey(field, value));
    }

    /**
     * A date.
     *
     * @param field id, key or name
     * @param value the date
     * @return a value to be written
     */
    public CustomFieldValue value(String field, LocalDate value) {
        return resolve(CustomFieldValue.ofKey(field, value));
    }

    /**
     * The labels of several options.
     *
     * @param field id, key or name
     * @param values the labels; none empties the field
     * @return a value to be written
     */
    public CustomFieldValue value(String field, Collection<String> values) {
        return resolve(CustomFieldValue.ofKey(field, values));
    }

    /**
     * A value in HighLevel's own form.
     *
     * @param field id, key or name
     * @param value the JSON
     * @return a value to be written
     */
    public CustomFieldValue value(String field, JsonNode value) {
        return resolve(CustomFieldValue.ofKey(field, value));
    }

    /**
     * The texts of a text box list, from the first box on. Rows that the contact has keep their ids, which HighLevel
     * needs; rows without a text are emptied.
     *
     * @param contact the contact as it was just read
     * @param field id, key or name
     * @param texts the texts; none empties the field
     * @return a value to be written to this contact
     */
    public CustomFieldValue textBoxes(Contact contact, String field, List<String> texts) {
        CustomField definition = field(field);
        CustomFieldValue before = contact.customField(definition.id());
        if (before == null || before.textBoxes().isEmpty()) {
            Map<String, String> rows = new LinkedHashMap<>();
            definition.textBoxListOptions().stream()
                    .map(TextBoxOption::id)
                    .filter(Objects::nonNull)
                    .forEach(id -> rows.put(id, ""));
            before = CustomFieldValue.ofTextBoxes(definition.id(), rows);
        }
        CustomFieldValue rows = before.withTextBoxes(texts);
        // No rows to name and none wanted: it is empty already, and writing no rows changes nothing.
        boolean nothing = rows.value().isEmpty() && definition.type().equals(Optional.of(CustomFieldType.TEXTBOX_LIST));
        return nothing ? rows : resolve(rows);
    }

    /**
     * The files of a contact and more of them. A write replaces all files, so it has to carry those that stay.
     *
     * @param contact the contact as it was just read
     * @param field id, key or name
     * @param added usually {@link FileUpload#files()}
     * @return a value to be written to this contact
     */
    public CustomFieldValue addFiles(Contact contact, String field, Collection<CustomFieldFile> added) {
        CustomField definition = field(field);
        CustomFieldValue before = contact.customField(definition.id());
        List<CustomFieldFile> files = new ArrayList<>(before == null ? List.of() : before.files());
        files.addAll(added);
        return resolve(CustomFieldValue.ofFiles(definition.id(), files));
    }

    /**
     * The value that empties a field: an empty list or object where its type has one, otherwise the empty text.
     *
     * @param field id, key or name
     * @return a value to be written
     * @throws IllegalArgumentException also for a text box list, whose rows are emptied with {@link #textBoxes}
     */
    public CustomFieldValue empty(String field) {
        CustomField definition = field(field);
        CustomFieldValue nothing = CustomFieldValue.empty(definition.id());
        return resolve(
                switch (definition.type().orElse(CustomFieldType.TEXT)) {
                    case MULTIPLE_OPTIONS, CHECKBOX -> CustomFieldValue.of(definition.id(), List.of());
                    case FILE_UPLOAD -> CustomFieldValue.ofFiles(definition.id(), List.of());
                    default -> nothing;
                });
    }

    /**
     * The same value with the field's id in place of its key, after a check against the field's definition.
     *
     * @param value a value by id, or by anything that {@link #field} finds
     * @return a value to be written
     * @throws IllegalArgumentException if there is no such field, or the field does not take the value
     */
    public CustomFieldValue resolve(CustomFieldValue value) {
        CustomField field = field(Objects.requireNonNullElse(value.id(), Objects.requireNonNullElse(value.key(), "")));
        CustomFieldValue byId = value.id() == null ? CustomFieldValue.of(field.id(), value.value()) : value;
        FieldRules.check(field, byId);
        return byId;
    }

    @Override
    public String toString() {
        return "CustomFieldSchema" + fields.stream().map(CustomField::shortKey).toList();
    }
}
