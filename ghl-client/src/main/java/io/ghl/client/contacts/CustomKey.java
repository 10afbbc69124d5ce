package io.ghl.client.contacts;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFields;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A custom field that a search names by its key. HighLevel searches by id only, so the key is looked up before sending.
 *
 * @param key the key with its model
 * @param optionId the line of a list of text boxes, or null
 * @param type what the search takes the field for
 */
record CustomKey(String key, @Nullable String optionId, Type type) {

    /** What a search takes a custom field for: it decides which operators there are. */
    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    enum Type {
        TEXT("customText", "TEXT", "LARGE_TEXT", "SINGLE_OPTIONS", "RADIO", "PHONE"),
        OPTIONS("customOptions", "CHECKBOX", "MULTIPLE_OPTIONS"),
        NUMBER("customNumber", "NUMERICAL", "MONETORY"),
        DATE("customDate", "DATE"),
        TEXT_BOX("customTextBox", "TEXTBOX_LIST");

        private final String method;
        private final Set<String> dataTypes;

        Type(String method, String... dataTypes) {
            this.method = method;
            this.dataTypes = Set.of(dataTypes);
        }

        /** The type for one of HighLevel's data types; null for one that did not exist when this was written. */
        private static @Nullable Type of(@Nullable String dataType) {
            for (Type type : values()) {
                if (dataType != null && type.dataTypes.contains(dataType)) {
                    return type;
                }
            }
            return null;
        }
    }

    /** The name by which HighLevel searches. */
    String path(CustomFields fields) {
        CustomField field = find(fields)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The location has no custom field of contacts with the key " + key + "."));
        Type actual = Type.of(field.dataType());
        if (actual != null && actual != type) {
            throw new IllegalArgumentException("The custom field " + key + " is of type " + field.dataType()
                    + ": search it with " + actual.method + ", not with " + type.method + ".");
        }
        return path(field.id(), optionId);
    }

    /** What is kept may be older than the field, so a miss is looked at once more. */
    private Optional<CustomField> find(CustomFields fields) {
        Optional<CustomField> kept = fields.byKey(key);
        if (kept.isPresent()) {
            return kept;
        }
        fields.refresh();
        return fields.byKey(key);
    }

    static String path(String field, @Nullable String optionId) {
        return "customFields." + field + (optionId == null ? "" : "." + optionId);
    }
}
