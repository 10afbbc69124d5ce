package io.ghl.client.businesses;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A business (company) as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param name name
 * @param phone phone number
 * @param email e-mail
 * @param website website
 * @param address street
 * @param city city
 * @param state state
 * @param postalCode postal code
 * @param country country
 * @param description text
 * @param createdAt when it was created
 * @param updatedAt when it was changed
 * @param received all of it as HighLevel sent it
 */
public record Business(
        String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        @Nullable String address,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable String description,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Business of(String json) {
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
    public static Business of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Business(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("phone"),
                fields.text("email"),
                fields.text("website"),
                fields.text("address"),
                fields.text("city"),
                fields.text("state"),
                fields.text("postalCode"),
                fields.text("country"),
                fields.text("description"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Business", id, received);
    }
}
