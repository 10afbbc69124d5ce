package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;
import java.util.Set;

/**
 * The fields of a calendar that say what can be booked and when. A field that was not touched is not sent. Mutable and
 * not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class BookingFields<B extends BookingFields<B>> permits CalendarFields {
    private static final Set<String> RANGE_UNITS =
            Set.of(BookingUnit.DAYS.wire(), BookingUnit.WEEKS.wire(), BookingUnit.MONTHS.wire());

    final Touched touched = new Touched();

    BookingFields() {}

    abstract B self();

    /**
     * How long a slot is.
     *
     * @param slotDuration the value
     * @return this builder
     */
    public B slotDuration(int slotDuration) {
        touched.between("slotDuration", slotDuration, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the duration.
     *
     * @param slotDurationUnit the value
     * @return this builder
     */
    public B slotDurationUnit(SlotUnit slotDurationUnit) {
        touched.text(
                "slotDurationUnit",
                Check.given("slotDurationUnit", slotDurationUnit).wire());
        return self();
    }

    /**
     * Time from the start of a slot to that of the next.
     *
     * @param slotInterval the value
     * @return this builder
     */
    public B slotInterval(int slotInterval) {
        touched.between("slotInterval", slotInterval, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the interval.
     *
     * @param slotIntervalUnit the value
     * @return this builder
     */
    public B slotIntervalUnit(SlotUnit slotIntervalUnit) {
        touched.text(
                "slotIntervalUnit",
                Check.given("slotIntervalUnit", slotIntervalUnit).wire());
        return self();
    }

    /**
     * Time kept free after an event.
     *
     * @param slotBuffer the value
     * @return this builder
     */
    public B slotBuffer(int slotBuffer) {
        touched.between("slotBuffer", slotBuffer, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Time kept free before an event.
     *
     * @param preBuffer the value
     * @return this builder
     */
    public B preBuffer(int preBuffer) {
        touched.between("preBuffer", preBuffer, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the time before.
     *
     * @param preBufferUnit the value
     * @return this builder
     */
    public B preBufferUnit(SlotUnit preBufferUnit) {
        touched.text(
                "preBufferUnit", Check.given("preBufferUnit", preBufferUnit).wire());
        return self();
    }

    /**
     * How many appointments one slot takes.
     *
     * @param appointmentsPerSlot the value
     * @return this builder
     */
    public B appointmentsPerSlot(int appointmentsPerSlot) {
        touched.between("appoinmentPerSlot", appointmentsPerSlot, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * How many appointments one day takes.
     *
     * @param appointmentsPerDay the value
     * @return this builder
     */
    public B appointmentsPerDay(int appointmentsPerDay) {
        touched.between("appoinmentPerDay", appointmentsPerDay, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * How long before its start an event must be booked.
     *
     * @param allowBookingAfter the value
     * @return this builder
     */
    public B allowBookingAfter(int allowBookingAfter) {
        touched.between("allowBookingAfter", allowBookingAfter, 0, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the notice; {@code MINS} in v3 only.
     *
     * @param allowBookingAfterUnit the value
     * @return this builder
     */
    public B allowBookingAfterUnit(BookingUnit allowBookingAfterUnit) {
        touched.text(
                "allowBookingAfterUnit",
                Check.given("allowBookingAfterUnit", allowBookingAfterUnit).wire());
        return self();
    }

    /**
     * How far ahead events can be booked.
     *
     * @param allowBookingFor the value
     * @return this builder
     */
    public B allowBookingFor(int allowBookingFor) {
        touched.between("allowBookingFor", allowBookingFor, 1, Integer.MAX_VALUE);
        return self();
    }

    /**
     * Unit of the range: {@code DAYS}, {@code WEEKS} or {@code MONTHS}.
     *
     * @param allowBookingForUnit one of these
     * @return this builder
     */
    public B allowBookingForUnit(BookingUnit allowBookingForUnit) {
        String unit = Check.given("allowBookingForUnit", allowBookingForUnit).wire();
        touched.oneOf("allowBookingForUnit", unit, RANGE_UNITS);
        return self();
    }

    /**
     * When it is open.
     *
     * @param openHours the value
     * @return this builder
     */
    public B openHours(Collection<OpenHours> openHours) {
        touched.list("openHours", openHours, OpenHours::json);
        return self();
    }

    /**
     * Dates with hours of their own. An update changes and deletes those whose id it names, and adds those without one.
     *
     * @param availabilities the value
     * @return this builder
     */
    public B availabilities(Collection<Availability> availabilities) {
        touched.list("availabilities", availabilities, Availability::json);
        return self();
    }

    /**
     * Which hours count; v3 does not need to be told.
     *
     * @param availabilityType the value
     * @return this builder
     */
    public B availabilityType(AvailabilityType availabilityType) {
        touched.integer(
                "availabilityType",
                Check.given("availabilityType", availabilityType).number());
        return self();
    }

    /**
     * Lets both open hours and dates with hours of their own count.
     *
     * @return this builder
     */
    public B clearAvailabilityType() {
        touched.clear("availabilityType");
        return self();
    }

    /**
     * Whether some of the free slots are hidden.
     *
     * @param lookBusy the value
     * @return this builder
     */
    public B lookBusy(LookBusy lookBusy) {
        touched.json("lookBusyConfig", Check.given("lookBusy", lookBusy).json());
        return self();
    }

    /**
     * Whether events can recur; the calendar must then have no more than one user.
     *
     * @param enableRecurring the value
     * @return this builder
     */
    public B enableRecurring(boolean enableRecurring) {
        touched.bool("enableRecurring", enableRecurring);
        return self();
    }

    /**
     * How events recur.
     *
     * @param recurring the value
     * @return this builder
     */
    public B recurring(CalendarRecurrence recurring) {
        touched.json("recurring", Check.given("recurring", recurring).json());
        return self();
    }
}
