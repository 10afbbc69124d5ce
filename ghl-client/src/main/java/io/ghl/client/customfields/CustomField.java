package io.ghl.client.customfields;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a custom field as HighLevel returned it. Make one with {@link #of(String)}; the constructor is
 * not API and gains parameters when
 * HighLevel adds fields.
 *
 * @param id the id
 * @param name label
 * @param fieldKey key, such as {@code contact.pincode}
 * @param dataType such as {@code TEXT}, {@code SINGLE_OPTIONS}, {@code NUMERICAL}, {@code MONETORY} (sic)
 * @param model {@code contact} or {@code opportunity}
 * @param placeholder hint in the form
 * @param position place in the form
 * @param picklistOptions labels of the options
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
        return new CustomField(
                fields.id("id"),
                fields.text("name"),
                fields.text("fieldKey"),
                fields.text("dataType"),
                fields.text("model"),
                fields.text("placeholder"),
                fields.integer("position"),
                fields.texts("picklistOptions"),
                fields.text("locationId"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CustomField", id, received);
    }
}
