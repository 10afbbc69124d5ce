package io.ghl.client.services;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.appointments.EventSource;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A booking of one or several services as HighLevel returned it. Make one with {@link #of(String)}; the constructor is
 * not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param contactId the contact
 * @param serviceLocationId the service location
 * @param title title
 * @param startTime when it starts
 * @param endTime when it ends
 * @param services the booked services
 * @param timezone its zone, such as {@code America/New_York}
 * @param status status as HighLevel spells it; see {@link #knownStatus()}
 * @param deleted whether it is deleted
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param createdBy who created it
 * @param meetingLocation where it takes place, if the booker was asked
 * @param messages what HighLevel remarks on a write, such as that it ignored a field; empty in reads
 * @param received all of it as HighLevel sent it
 */
public record ServiceBooking(
        String id,
        @Nullable String locationId,
        @Nullable String contactId,
        @Nullable String serviceLocationId,
        @Nullable String title,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        List<BookedService> services,
        @Nullable String timezone,
        @Nullable String status,
        boolean deleted,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        @Nullable EventSource createdBy,
        @Nullable String meetingLocation,
        List<String> messages,
        Received received)
        implements ReadModel {

    /** The statuses of bookings. */
    public enum Status {
        /** Not confirmed yet. */
        NEW("new"),
        /** Confirmed. */
        CONFIRMED("confirmed"),
        /** Cancelled. */
        CANCELLED("cancelled"),
        /** Not valid. */
        INVALID("invalid"),
        /** The contact came. */
        SHOWED("showed"),
        /** The contact did not come. */
        NO_SHOW("no_show");

        private final String wire;

        Status(String wire) {
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
         * The status that HighLevel spells like this.
         *
         * @param text the spelling, in any case, or null
         * @return the status, or empty for anything unknown
         */
        public static Optional<Status> of(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(status -> status.wire.equalsIgnoreCase(text))
                    .findFirst();
        }
    }

    /**
     * One of the booked services.
     *
     * @param id the service
     * @param serviceCategoryId its category
     * @param staffId id of who does it
     * @param startTime when it starts
     * @param endTime when it ends
     * @param resourceIds ids of the resources it takes
     * @param addOns what was booked with it
     * @param received all of it as HighLevel sent it
     */
    public record BookedService(
            String id,
            @Nullable String serviceCategoryId,
            @Nullable String staffId,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            List<String> resourceIds,
            List<BookedAddOn> addOns,
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
        public static BookedService of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new BookedService(
                    fields.id("id"),
                    fields.text("serviceCategoryId"),
                    fields.text("serviceStaffId"),
                    fields.instant("serviceStartTime"),
                    fields.instant("serviceEndTime"),
                    fields.list("serviceResources", CatalogService::idOf),
                    fields.list("serviceAddOns", BookedAddOn::read),
                    fields.received());
        }

        /** Null for what has no id; it stays visible among the additional fields. */
        static @Nullable BookedService read(JsonNode json) {
            return CatalogService.idOf(json) == null ? null : of(json);
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("BookedService", null, received);
        }
    }

    /**
     * An extra that was booked with a service.
     *
     * @param id the add-on
     * @param quantity how many
     * @param received all of it as HighLevel sent it
     */
    public record BookedAddOn(String id, @Nullable Integer quantity, Received received) implements ReadModel {
        /**
         * Reads one from JSON, for tests and for stored copies.
         *
         * @param json the object as the API returns it
         * @return the record
         * @throws IllegalArgumentException if it is not a JSON object with an id
         */
        @JsonCreator
        public static BookedAddOn of(JsonNode json) {
            Fields fields = Fields.of(json);
            return new BookedAddOn(fields.id("id"), fields.integer("quantity"), fields.received());
        }

        /** Null for what has no id; it stays visible among the additional fields. */
        static @Nullable BookedAddOn read(JsonNode json) {
            return CatalogService.idOf(json) == null ? null : of(json);
        }

        /** The names of the fields that are set, no values. */
        @Override
        public String toString() {
            return Describe.names("BookedAddOn", null, received);
        }
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static ServiceBooking of(String json) {
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
    public static ServiceBooking of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new ServiceBooking(
                fields.id("bookingId", "id"),
                fields.text("locationId"),
                fields.text("contactId"),
                fields.text("serviceLocationId"),
                fields.text("title"),
                fields.instant("startTime"),
                fields.instant("endTime"),
                fields.list("services", BookedService::read),
                fields.text("timezone"),
                fields.text("status"),
                fields.flag("deleted"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.nested("createdBy", EventSource::of),
                fields.text("meetingLocation"),
                fields.texts("messages"),
                fields.received());
    }

    /**
     * The status, if it is one that this SDK knows.
     *
     * @return the status, or empty if there is none or HighLevel has a new one
     */
    public Optional<Status> knownStatus() {
        return Status.of(status);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("ServiceBooking", id, received);
    }
}
