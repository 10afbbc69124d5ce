package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.APPOINTMENT_NOTE;

/** The fields of a note of a HighLevel appointment that a mapping can name. A note needs an appointment and a body. */
public final class AppointmentNoteFields {
    /** The appointment, required: the application's id of it, if appointments are synced. Never changes. */
    public static final GhlField APPOINTMENT = GhlField.parent(APPOINTMENT_NOTE, "appointmentId");
    /** The text, required, at most 5,000 characters. */
    public static final GhlField BODY = GhlField.required(APPOINTMENT_NOTE, "body");
    /** The id of the user who wrote it. */
    public static final GhlField USER = GhlField.required(APPOINTMENT_NOTE, "userId");

    private AppointmentNoteFields() {}
}
