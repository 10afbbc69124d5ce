package io.ghl.client.services;

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
 * A service as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param name name
 * @param description description
 * @param slug name in its address
 * @param eventColor colour of its events, such as {@code #66C61C}
 * @param coverImage URL of an image
 * @param serviceCategoryId category
 * @param payment price and deposit
 * @param serviceDuration how long it takes
 * @param serviceDurationUnit unit of the duration, {@code mins} or {@code hours}
 * @param preBuffer time kept free before it
 * @param preBufferUnit unit of the time before
 * @param postBuffer time kept free after it
 * @param postBufferUnit unit of the time after
 * @param isPrivate whether it is not shown publicly
 * @param formId form to be filled in
 * @param variations its variations
 * @param staff ids of who does it
 * @param received all of it as HighLevel sent it
 */
public record CatalogService(
        String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String slug,
        @Nullable String eventColor,
        @Nullable String coverImage,
        @Nullable String serviceCategoryId,
        @Nullable ServicePayment payment,
        @Nullable Integer serviceDuration,
        @Nullable String serviceDurationUnit,
        @Nullable Integer preBuffer,
        @Nullable String preBufferUnit,
        @Nullable Integer postBuffer,
        @Nullable String postBufferUnit,
        @Nullable Boolean isPrivate,
        @Nullable String formId,
        List<Variation> variations,
        List<String> staff,
        Received received)
        implements ReadModel {

    /**
     * A form of a service that takes another time or costs another price.
     *
     * @param id the id
     * @param name name
     * @param payment price and deposit
     * @param serviceDuration how long it takes
     * @param serviceDurationUnit unit of the duration, {@code mins} or {@code hours}
     * @param preBuffer time kept free before it
     * @param preBufferUnit unit of the time before
     * @param postBuffer time kept free after it
     * @param postBufferUnit unit of the time after
     * @param received all of it as HighLevel sent it
     */
    public record Variation(
            String id,
            @Nullable String name,
            @Nullable ServicePayment payment,
            @Nullable Integer serviceDuration,
            @Nullable String serviceDurationUnit,
            @Nullable Integer preBuffer,
            @Nullable String preBufferUnit,
            @Nullable Integer postBuffer,
            @Nullable String postBufferUnit,
            Received received)
            implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object with an id
         */
        @JsonCreator
        public static Variation of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new Variation(
                    fields.id("id"),
                    fields.text("name"),
                    fields.nested("payment", ServicePayment::read),
                    fields.integer("serviceDuration"),
                    fields.text("serviceDurationUnit"),
                    fields.integer("preBuffer"),
                    fields.text("preBufferUnit"),
                    fields.integer("postBuffer"),
                    fields.text("postBufferUnit"),
                    fields.received());
        }

        /** Null for what has no id; it stays visible among the additional fields. */
        static @Nullable Variation read(JsonNode json) {
            return idOf(json) == null ? null : of(json);
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("Variation", null, received);
        }
    }

    /** The id inside an object, or null. */
    static @Nullable String idOf(JsonNode json) {
        String id = json.path("id").asText();
        return id.isBlank() ? null : id;
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static CatalogService of(String json) {
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
    public static CatalogService of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new CatalogService(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("description"),
                fields.text("slug"),
                fields.text("eventColor"),
                fields.text("coverImage"),
                fields.text("serviceCategoryId"),
                fields.nested("payment", ServicePayment::read),
                fields.integer("serviceDuration"),
                fields.text("serviceDurationUnit"),
                fields.integer("preBuffer"),
                fields.text("preBufferUnit"),
                fields.integer("postBuffer"),
                fields.text("postBufferUnit"),
                fields.bool("isPrivate"),
                fields.text("formId"),
                fields.list("variations", Variation::read),
                fields.list("staff", CatalogService::idOf),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CatalogService", id, received);
    }
}
