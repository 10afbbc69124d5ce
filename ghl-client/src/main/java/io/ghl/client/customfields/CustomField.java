package io.ghl.client.customfields;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a custom field as HighLevel returned it. Make one with {@link #of(String)}; the constructor is
 * not API and gains parameters when
 * HighLevel adds fields.
 *
 * @param id the id
 * @param name label
 * @param fieldKey key, such as {@code contact.pincode}
 * @param dataType such as {@code TEXT}, {@code SINGLE_OPTIONS}, {@code NUMERICAL}, {@code MONETORY} (sic); see
 *     {@link #type()}
 * @param model {@code contact} or {@code opportunity}
 * @param placeholder hint in the form
 * @param position place in the form
 * @param picklistOptions labels of the options
 * @param picklistImageOptions images of the options
 * @param isAllowedCustomOption whether values outside the options may be chosen
 * @param isMultiFileAllowed whether a file field takes several files
 * @param maxFileLimit how many files it takes then; see {@link #fileLimit()}
 * @param acceptedFormat endings of files that a file field accepts, such as {@code .pdf}; empty for any
 * @param textBoxListOptions boxes of a text box list, also those that HighLevel shows among the options
 * @param locationId the location
 * @param received all of it as HighLevel sent it
 */
public record CustomField(
        String id,
        @Nullable String name,
        @Nullable String fieldKey,
        @Nullable String dataType,
        @Nullable String model,
        @Nullable String placeholder,
        @Nullable Integer position,
        List<String> picklistOptions,
        List<String> picklistImageOptions,
        @Nullable Boolean isAllowedCustomOption,
        @Nullable Boolean isMultiFileAllowed,
        @Nullable Integer maxFileLimit,
        List<String> acceptedFormat,
        List<TextBoxOption> textBoxListOptions,
        @Nullable String locationId,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static CustomField of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static CustomField of(JsonNode json) {
        Fields fields = Fields.of(json);
        fields.shown("textBoxListOptions");
        return new CustomField(
                fields.id("id"),
                fields.text("name"),
                fields.text("fieldKey"),
                fields.text("dataType"),
                fields.text("model"),
                fields.text("placeholder"),
                fields.integer("position"),
                fields.list("picklistOptions", CustomField::option),
                fields.texts("picklistImageOptions"),
                fields.bool("isAllowedCustomOption"),
                fields.bool("isMultiFileAllowed"),
                fields.integer("maxFileLimit"),
                fields.texts("acceptedFormat"),
                boxes(json),
                fields.text("locationId"),
                fields.received());
    }

    /** An option is a label, or an object that has one. */
    private static @Nullable String option(JsonNode option) {
        return option.isTextual() ? option.textValue() : option.path("label").textValue();
    }

    private static List<TextBoxOption> boxes(JsonNode json) {
        JsonNode boxes =
                json.path(json.path("textBoxListOptions").isArray() ? "textBoxListOptions" : "picklistOptions");
        List<TextBoxOption> read = new ArrayList<>();
        boxes.forEach(box -> {
            String label = box.path("label").asText();
            if (!label.isBlank()) {
                read.add(new TextBoxOption(
                        label,
                        box.path("prefillValue").textValue(),
                        box.path("id").textValue()));
            }
        });
        return List.copyOf(read);
    }

    /**
     * The data type, if this SDK knows it.
     *
     * @return the type, or empty for one that HighLevel added later
     */
    public Optional<CustomFieldType> type() {
        return CustomFieldType.of(dataType);
    }

    /**
     * How many files the field takes.
     *
     * @return the number, 1 if several are not allowed; or null if the definition does not say
     */
    public @Nullable Integer fileLimit() {
        return Boolean.FALSE.equals(isMultiFileAllowed) ? Integer.valueOf(1) : maxFileLimit;
    }

    /**
     * The key without its model.
     *
     * @return such as {@code pincode}; the id if there is no key
     */
    public String shortKey() {
        return fieldKey == null ? id : fieldKey.substring(fieldKey.indexOf('.') + 1);
    }

    /**
     * The field in a few words, for messages.
     *
     * @return name, key and data type
     */
    public String label() {
        return "Custom field \"" + name + "\" (" + Objects.requireNonNullElse(fieldKey, id) + ", " + dataType + ")";
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CustomField", id, received);
    }
}
