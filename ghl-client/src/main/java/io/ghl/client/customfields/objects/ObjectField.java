package io.ghl.client.customfields.objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a field of businesses or of a custom object as HighLevel returned it.
 * Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param name label
 * @param fieldKey key, such as {@code business.size} or {@code custom_object.pet.name}
 * @param objectKey the object, such as {@code business}
 * @param dataType such as {@code TEXT}; see {@link #type()}
 * @param parentId the folder it is in
 * @param description text about it
 * @param placeholder hint in the form
 * @param showInForms whether forms show it
 * @param options its choices
 * @param acceptedFormats ending of the files that a file field accepts, such as {@code .pdf}, or {@code all}
 * @param allowCustomOption whether a record may have a value outside the choices
 * @param maxFileLimit how many files a file field takes
 * @param locationId the location
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param received all of it as HighLevel sent it
 */
public record ObjectField(
        String id,
        @Nullable String name,
        @Nullable String fieldKey,
        @Nullable String objectKey,
        @Nullable String dataType,
        @Nullable String parentId,
        @Nullable String description,
        @Nullable String placeholder,
        @Nullable Boolean showInForms,
        List<Option> options,
        @Nullable String acceptedFormats,
        @Nullable Boolean allowCustomOption,
        @Nullable Integer maxFileLimit,
        @Nullable String locationId,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static ObjectField of(String json) {
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
    public static ObjectField of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new ObjectField(
                fields.id("id"),
                fields.text("name"),
                fields.text("fieldKey"),
                fields.text("objectKey"),
                fields.text("dataType"),
                fields.text("parentId"),
                fields.text("description"),
                fields.text("placeholder"),
                fields.bool("showInForms"),
                fields.list("options", Option::of),
                fields.text("acceptedFormats"),
                fields.bool("allowCustomOption"),
                fields.integer("maxFileLimit"),
                fields.text("locationId"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.received());
    }

    /**
     * The data type, if this SDK knows it.
     *
     * @return the type, or empty for one that HighLevel added later
     */
    public Optional<CustomFieldType> type() {
        return CustomFieldType.of(dataType);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("ObjectField", id, received);
    }

    /**
     * One choice of a field.
     *
     * @param key its key, which stays when the label changes; not sent in an update
     * @param label what users see
     * @param url where its picture is, for fields of type {@code RADIO}, or null
     */
    public record Option(String key, String label, @Nullable String url) {
        /**
         * Refuses a blank key or label.
         *
         * @param key its key
         * @param label what users see
         * @param url where its picture is, or null
         */
        public Option {
            Check.filled("key", key);
            Check.filled("label", label);
        }

        /**
         * A choice without a picture.
         *
         * @param key its key
         * @param label what users see
         */
        public Option(String key, String label) {
            this(key, label, null);
        }

        static @Nullable Option of(JsonNode json) {
            String key = json.path("key").asText();
            String label = json.path("label").asText();
            return key.isBlank() || label.isBlank()
                    ? null
                    : new Option(key, label, json.path("url").textValue());
        }

        JsonNode json() {
            return ((ObjectNode) withoutKey()).put("key", key);
        }

        /** As an update has it. */
        JsonNode withoutKey() {
            ObjectNode json = Json.object().put("label", label);
            return url == null ? json : json.put("url", url);
        }
    }

    /**
     * A folder of fields. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
     *
     * @param id the id
     * @param objectKey the object, such as {@code business}
     * @param name name
     * @param locationId the location
     * @param received all of it as HighLevel sent it
     */
    public record Folder(
            String id,
            @Nullable String objectKey,
            @Nullable String name,
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
        public static Folder of(String json) {
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
        public static Folder of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Folder(
                    fields.id("id"),
                    fields.text("objectKey"),
                    fields.text("name"),
                    fields.text("locationId"),
                    fields.received());
        }

        /** The id and the names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Folder", id, received);
        }
    }
}
