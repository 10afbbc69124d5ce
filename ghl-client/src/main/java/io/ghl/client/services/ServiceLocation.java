package io.ghl.client.services;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where services take place, as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not
 * API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location (sub-account)
 * @param name name
 * @param slug name in its address
 * @param isActive whether it is active
 * @param isPrivate whether it is not shown publicly
 * @param coverImage URL of an image
 * @param locationType kind as HighLevel spells it; see {@link #type()}
 * @param address the full address, or what bookers read if they are asked for one
 * @param phone phone number
 * @param received all of it as HighLevel sent it
 */
public record ServiceLocation(
        String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String slug,
        @Nullable Boolean isActive,
        @Nullable Boolean isPrivate,
        @Nullable String coverImage,
        @Nullable String locationType,
        @Nullable String address,
        @Nullable String phone,
        Received received)
        implements ReadModel {

    /** The kinds of service locations. */
    public enum Type {
        /** A place with an address. */
        OFFLINE("offline"),
        /** Wherever the booker says. */
        ASK_BOOKER("ask_booker");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        /**
         * How HighLevel spells it.
         *
         * @return the name in requests and answers
         */
        public String wire() {
            return wire;
        }

        /**
         * The kind that HighLevel spells like this.
         *
         * @param text the spelling, in any case, or null
         * @return the kind, or empty for anything unknown
         */
        public static Optional<Type> of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(type -> type.wire.equalsIgnoreCase(text))
                    .findFirst();
        }
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static ServiceLocation of(String json) {
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
    public static ServiceLocation of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new ServiceLocation(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("slug"),
                fields.bool("isActive"),
                fields.bool("isPrivate"),
                fields.text("coverImage"),
                fields.text("locationType"),
                fields.text("address"),
                fields.text("phone"),
                fields.received());
    }

    /**
     * The kind, if it is one that this SDK knows.
     *
     * @return the kind, or empty if there is none or HighLevel has a new one
     */
    public Optional<Type> type() {
        return Type.of(locationType);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("ServiceLocation", id, received);
    }
}
