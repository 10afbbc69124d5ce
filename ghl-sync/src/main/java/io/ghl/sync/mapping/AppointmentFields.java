package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.APPOINTMENT;

/**
 * The fields of a HighLevel appointment that a mapping can name. An appointment needs a contact, a calendar and a start.
 * The sync books a time also if HighLevel's calendar would not offer it, because the application has booked it already.
 */
public final class AppointmentFields {
    /** The contact of the appointment, required: the application's id of it, if contacts are synced. Never changes. */
    public static final GhlField CONTACT = GhlField.parent(APPOINTMENT, "contactId");
    /** The id of the calendar, required. */
    public static final GhlField CALENDAR = GhlField.required(APPOINTMENT, "calendarId");
    /** The title. */
    public static final GhlField TITLE = GhlField.free(APPOINTMENT, "title");
    /** When it starts, required: an {@link java.time.Instant}, compared to the millisecond. */
    public static final GhlField START = GhlField.required(APPOINTMENT, "startTime");
    /** When it ends; HighLevel sets it by the calendar if it is not given: an {@link java.time.Instant}, compared to the millisecond. */
    public static final GhlField END = GhlField.required(APPOINTMENT, "endTime");
    /**
     * The status: {@code "new"}, {@code "confirmed"}, {@code "cancelled"}, {@code "showed"}, {@code "noshow"},
     * {@code "invalid"}; in v3 also {@code "completed"} and {@code "active"}.
     */
    public static final GhlField STATUS = GhlField.required(APPOINTMENT, "appointmentStatus");
    /** The id of the user in charge. HighLevel takes no empty one. */
    public static final GhlField ASSIGNED_USER = GhlField.required(APPOINTMENT, "assignedUserId");
    /** Where it takes place. */
    public static final GhlField ADDRESS = GhlField.free(APPOINTMENT, "address");

    private AppointmentFields() {}
}
