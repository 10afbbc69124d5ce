package io.ghl.client.calendars.resources;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;

/**
 * The fields that creating and updating a resource have in common. A field that was not touched is not sent. Mutable and not
 * thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CalendarResourceFields<B extends CalendarResourceFields<B>>
        permits NewCalendarResource.Builder, CalendarResourceUpdate.Builder {
    private static final int MAX_CALENDARS = 100;

    final Touched touched = new Touched();

    CalendarResourceFields() {}

    abstract B self();

    /**
     * Name.
     *
     * @param name the value
     * @return this builder
     */
    public B name(String name) {
        touched.filled("name", name);
        return self();
    }

    /**
     * Description; may be empty.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * How many pieces of equipment there are.
     *
     * @param quantity the value
     * @return this builder
     */
    public B quantity(int quantity) {
        touched.between("quantity", quantity, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * How many of them cannot be used.
     *
     * @param outOfService the value
     * @return this builder
     */
    public B outOfService(int outOfService) {
        touched.between("outOfService", outOfService, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * How many people a room takes.
     *
     * @param capacity the value
     * @return this builder
     */
    public B capacity(int capacity) {
        touched.between("capacity", capacity, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Calendars of services that need it: at most one for equipment, at most 100 for a room.
     *
     * @param calendarIds the value
     * @return this builder
     * @throws IllegalArgumentException if there are more than 100
     */
    public B calendarIds(Collection<String> calendarIds) {
        if (Check.given("calendarIds", calendarIds).size() > MAX_CALENDARS) {
            throw new IllegalArgumentException("calendarIds must name at most " + MAX_CALENDARS + " ids.");
        }
        touched.texts("calendarIds", calendarIds);
        return self();
    }
}
