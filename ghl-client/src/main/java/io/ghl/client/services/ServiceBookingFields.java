package io.ghl.client.services;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;

/**
 * The fields that booking services and changing a booking have in common. HighLevel lets none of them be null. A field
 * that was not touched is not sent. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ServiceBookingFields<B extends ServiceBookingFields<B>>
        permits NewServiceBooking.Builder, ServiceBookingUpdate.Builder {
    final Touched touched = new Touched();

    ServiceBookingFields() {}

    abstract B self();

    /** HighLevel knows zones by region only. */
    static String region(ZoneId timezone) {
        if (Check.given("timezone", timezone).getId().indexOf('/') < 0) {
            throw new IllegalArgumentException("timezone must be a region such as America/New_York.");
        }
        return timezone.getId();
    }

    /**
     * When it starts.
     *
     * @param startTime the value
     * @return this builder
     */
    public B startTime(Instant startTime) {
        touched.instant("startTime", startTime);
        return self();
    }

    /**
     * When it ends; after the start.
     *
     * @param endTime the value
     * @return this builder
     */
    public B endTime(Instant endTime) {
        touched.instant("endTime", endTime);
        return self();
    }

    /**
     * Zone of the booker.
     *
     * @param timezone a region, such as {@code America/New_York}
     * @return this builder
     */
    public B timezone(ZoneId timezone) {
        touched.text("timezone", region(timezone));
        return self();
    }

    /**
     * The services; an update replaces those of the booking.
     *
     * @param services at least one
     * @return this builder
     * @throws IllegalArgumentException if there is none
     */
    public B services(Collection<ServiceSelection> services) {
        if (Check.given("services", services).isEmpty()) {
            throw new IllegalArgumentException("services must name at least one service.");
        }
        touched.list("services", services, ServiceSelection::json);
        return self();
    }

    /**
     * Where it takes place; the default service location unless set.
     *
     * @param serviceLocationId the value
     * @return this builder
     */
    public B serviceLocationId(String serviceLocationId) {
        touched.id("serviceLocationId", serviceLocationId);
        return self();
    }

    /**
     * Where the booker wants it. Needed at a service location of {@link ServiceLocation.Type#ASK_BOOKER}, ignored at
     * others.
     *
     * @param meetingLocation the value
     * @return this builder
     */
    public B meetingLocation(String meetingLocation) {
        touched.filled("meetingLocation", meetingLocation);
        return self();
    }

    /**
     * Title.
     *
     * @param title the value
     * @return this builder
     */
    public B title(String title) {
        touched.text("title", title);
        return self();
    }

    /**
     * Status. A new booking can be {@code NEW} or {@code CONFIRMED}, and has the one that the location's settings say
     * unless set.
     *
     * @param status the value
     * @return this builder
     */
    public B status(ServiceBooking.Status status) {
        touched.text("status", Check.given("status", status).wire());
        return self();
    }
}
