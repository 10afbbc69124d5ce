package io.ghl.client.appointments;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.time.Instant;

/**
 * The fields that booking and changing an appointment have in common. HighLevel lets none of them be null. A field that was not touched is not sent;
 * one that HighLevel lets be null also has a method that clears it. Mutable and not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class AppointmentFields<B extends AppointmentFields<B>>
        permits NewAppointment.Builder, AppointmentUpdate.Builder {
    final Touched touched = new Touched();

    AppointmentFields() {}

    abstract B self();

    /**
     * The calendar.
     *
     * @param calendarId the value
     * @return this builder
     */
    public B calendarId(String calendarId) {
        touched.id("calendarId", calendarId);
        return self();
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
     * When it ends; by the calendar unless set.
     *
     * @param endTime the value
     * @return this builder
     */
    public B endTime(Instant endTime) {
        touched.instant("endTime", endTime);
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
     * Status.
     *
     * @param status the value
     * @return this builder
     */
    public B status(AppointmentStatus status) {
        touched.text("appointmentStatus", Check.given("status", status).wire());
        return self();
    }

    /**
     * Id of the user in charge.
     *
     * @param assignedUserId the value
     * @return this builder
     */
    public B assignedUserId(String assignedUserId) {
        touched.id("assignedUserId", assignedUserId);
        return self();
    }

    /**
     * Description.
     *
     * @param description the value
     * @return this builder
     */
    public B description(String description) {
        touched.text("description", description);
        return self();
    }

    /**
     * Where it takes place.
     *
     * @param address the value
     * @return this builder
     */
    public B address(String address) {
        touched.text("address", address);
        return self();
    }

    /**
     * How it takes place.
     *
     * @param meetingLocationType the value
     * @return this builder
     */
    public B meetingLocationType(MeetingLocationType meetingLocationType) {
        touched.text(
                "meetingLocationType",
                Check.given("meetingLocationType", meetingLocationType).wire());
        return self();
    }

    /**
     * One of the places that the calendar has.
     *
     * @param meetingLocationId the value
     * @return this builder
     */
    public B meetingLocationId(String meetingLocationId) {
        touched.filled("meetingLocationId", meetingLocationId);
        return self();
    }

    /**
     * Whether the place is taken from here and not from the calendar.
     *
     * @param overrideLocationConfig the value
     * @return this builder
     */
    public B overrideLocationConfig(boolean overrideLocationConfig) {
        touched.bool("overrideLocationConfig", overrideLocationConfig);
        return self();
    }

    /**
     * Whether the calendar's notice and range do not matter.
     *
     * @param ignoreDateRange the value
     * @return this builder
     */
    public B ignoreDateRange(boolean ignoreDateRange) {
        touched.bool("ignoreDateRange", ignoreDateRange);
        return self();
    }

    /**
     * Whether automations run.
     *
     * @param toNotify the value
     * @return this builder
     */
    public B toNotify(boolean toNotify) {
        touched.bool("toNotify", toNotify);
        return self();
    }

    /**
     * Whether the slot need not be free.
     *
     * @param ignoreFreeSlotValidation the value
     * @return this builder
     */
    public B ignoreFreeSlotValidation(boolean ignoreFreeSlotValidation) {
        touched.bool("ignoreFreeSlotValidation", ignoreFreeSlotValidation);
        return self();
    }

    /**
     * How it recurs, as an RRULE. HighLevel ignores it unless {@link #ignoreFreeSlotValidation} is true, so it is refused
     * without that.
     *
     * @param rrule the value
     * @return this builder
     */
    public B rrule(String rrule) {
        touched.filled("rrule", rrule);
        return self();
    }

    /** Refuses what HighLevel would drop in silence. */
    final void checkRecurrence() {
        if (touched.has("rrule")
                && !touched.json().path("ignoreFreeSlotValidation").booleanValue()) {
            throw new IllegalArgumentException(
                    "rrule needs ignoreFreeSlotValidation to be true: HighLevel ignores it otherwise.");
        }
    }
}
