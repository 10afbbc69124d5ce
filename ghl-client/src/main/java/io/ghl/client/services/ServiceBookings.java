package io.ghl.client.services;

import io.ghl.client.internal.json.Check;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bookings of services of one location; API version v3 only. Thread-safe; not meant to be implemented outside tests,
 * since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface ServiceBookings {

    /** What HighLevel looks at before it takes a time. */
    enum SlotCheck {
        /** Everything: the slot is free, the notice is long enough and the date can be booked. */
        FULL,
        /** That the slot is free, and neither the notice nor the range of dates ({@code skipSchedulingNotice}). */
        WITHOUT_NOTICE,
        /** Nothing: any time is taken ({@code overrideAvailability}). */
        NONE
    }

    /** Which bookings to list: those in a span of time. Immutable. */
    final class Window {
        private final Instant from;
        private final Instant until;
        private final @Nullable ZoneId zone;
        private final @Nullable String serviceLocationId;

        private Window(Instant from, Instant until, @Nullable ZoneId zone, @Nullable String serviceLocationId) {
            this.from = from;
            this.until = until;
            this.zone = zone;
            this.serviceLocationId = serviceLocationId;
        }

        /**
         * The bookings in a span of time; HighLevel counts milliseconds.
         *
         * @param from the beginning
         * @param until the end
         * @return what to list
         * @throws IllegalArgumentException unless {@code until} is after {@code from}
         */
        public static Window between(Instant from, Instant until) {
            Check.inOrder("from", from, "until", until);
            return new Window(from, until, null, null);
        }

        /**
         * With times in another zone than the location's.
         *
         * @param timezone a region, such as {@code America/New_York}
         * @return a changed copy
         * @throws IllegalArgumentException if it is an offset
         */
        public Window inZone(ZoneId timezone) {
            ServiceBookingFields.region(timezone);
            return new Window(from, until, timezone, serviceLocationId);
        }

        /**
         * Only bookings at one service location.
         *
         * @param id the service location
         * @return a changed copy
         * @throws IllegalArgumentException if it is blank or a dot segment
         */
        public Window at(String id) {
            return new Window(from, until, zone, Check.id("serviceLocationId", id));
        }

        /**
         * The window as query parameters, without the location: times are milliseconds since 1970.
         *
         * @return name to value
         */
        public Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("startTime", String.valueOf(from.toEpochMilli()));
            parameters.put("endTime", String.valueOf(until.toEpochMilli()));
            if (zone != null) {
                parameters.put("timezone", zone.getId());
            }
            if (serviceLocationId != null) {
                parameters.put("serviceLocationId", serviceLocationId);
            }
            return parameters;
        }

        @Override
        public String toString() {
            return "Window" + parameters();
        }
    }

    /**
     * All bookings in a span of time ({@code get-service-bookings}). HighLevel does not page them.
     *
     * @param window which ones
     * @return the bookings
     */
    List<ServiceBooking> list(Window window);

    /**
     * Reads a booking ({@code get-service-booking-by-id}).
     *
     * @param bookingId the id
     * @return the booking
     */
    ServiceBooking get(String bookingId);

    /**
     * Books services after all checks ({@code create-service-booking}). It is not repeated once the request may have
     * reached HighLevel.
     *
     * @param booking the fields
     * @return the booking as HighLevel stored it; {@link ServiceBooking#messages()} says what it did not take
     */
    default ServiceBooking create(NewServiceBooking booking) {
        return create(booking, SlotCheck.FULL);
    }

    /**
     * Books services ({@code create-service-booking}). It is not repeated once the request may have reached HighLevel.
     *
     * @param booking the fields
     * @param check what is looked at before the time is taken
     * @return the booking as HighLevel stored it; {@link ServiceBooking#messages()} says what it did not take
     */
    ServiceBooking create(NewServiceBooking booking, SlotCheck check);

    /**
     * Changes a booking after all checks ({@code update-service-booking}). An empty update makes no call.
     *
     * @param bookingId the id
     * @param update the touched fields
     * @return the booking as HighLevel stored it, or empty if the update was empty
     */
    default Optional<ServiceBooking> update(String bookingId, ServiceBookingUpdate update) {
        return update(bookingId, update, SlotCheck.FULL);
    }

    /**
     * Changes a booking ({@code update-service-booking}). An empty update makes no call.
     *
     * @param bookingId the id
     * @param update the touched fields
     * @param check what is looked at before the time is taken
     * @return the booking as HighLevel stored it, or empty if the update was empty
     */
    Optional<ServiceBooking> update(String bookingId, ServiceBookingUpdate update, SlotCheck check);

    /**
     * Deletes a booking ({@code delete-service-booking}).
     *
     * @param bookingId the id
     */
    void delete(String bookingId);
}
