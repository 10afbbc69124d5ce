package io.ghl.client.contacts;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFields;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern FIELD_ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern FIELD_KEY = Pattern.compile("contact\\.[A-Za-z0-9_-]+");

    /** Null if the field is named by id, which needs no looking up. */
    static @Nullable CustomKey of(String field, @Nullable String optionId, Type type) {
        return FIELD_KEY.matcher(field).matches() ? new CustomKey(field, optionId, type) : null;
    }

    /**
     * The name by which HighLevel searches, if the field is named by id.
     *
     * @throws IllegalArgumentException if it is neither an id nor a key with its model
     */
    static String path(String field) {
        if (!FIELD_ID.matcher(field).matches() && !FIELD_KEY.matcher(field).matches()) {
            throw new IllegalArgumentException("A custom field is searched by its id or by its key with the model, such"
                    + " as contact.lead_stage.");
        }
        return "customFields." + field;
    }

    /** The same for a line of a list of text boxes. */
    static String path(String field, String optionId) {
        if (!FIELD_ID.matcher(optionId).matches()) {
            throw new IllegalArgumentException("optionId must be the id of a line of a text box list.");
        }
        return path(field) + "." + optionId;
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
        return "customFields." + field.id() + (optionId == null ? "" : "." + optionId);
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
}
