package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.APPOINTMENT;

/**
 * The fields of a HighLevel appointment that a mapping can name. An appointment needs a contact, a calendar and a start.
 */
public final class AppointmentFields {
    /** The contact of the appointment, required: the application's id of it, if contacts are synced. Never changes. */
    public static final GhlField CONTACT = GhlField.parent(APPOINTMENT, "contactId");
    /** The id of the calendar, required. */
    public static final GhlField CALENDAR = GhlField.required(APPOINTMENT, "calendarId");
    /** The title. */
    public static final GhlField TITLE = GhlField.required(APPOINTMENT, "title");
    /** When it starts, required: an {@link java.time.Instant}, compared to the millisecond. */
    public static final GhlField START = GhlField.required(APPOINTMENT, "startTime");
    /** When it ends: an {@link java.time.Instant}, compared to the millisecond. */
    public static final GhlField END = GhlField.required(APPOINTMENT, "endTime");
    /** The status, such as {@code "confirmed"} or {@code "cancelled"}. */
    public static final GhlField STATUS = GhlField.required(APPOINTMENT, "appointmentStatus");
    /** The id of the user in charge. */
    public static final GhlField ASSIGNED_USER = GhlField.required(APPOINTMENT, "assignedUserId");
    /** Where it takes place. */
    public static final GhlField ADDRESS = GhlField.required(APPOINTMENT, "address");

    private AppointmentFields() {}
}
