package io.ghl.client.appointments;

import io.ghl.client.Pages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The appointments and blocked slots of one location, with the notes of appointments. Thread-safe; not meant to be
 * implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface Appointments {

    /**
     * Books an appointment ({@code create-appointment}). It is not repeated once the request may have reached HighLevel.
     *
     * @param appointment the fields
     * @return the appointment as HighLevel stored it; before v3 without dates of creation and change
     * @throws IllegalArgumentException if the status is one that only v3 has
     */
    Appointment create(NewAppointment appointment);

    /**
     * Reads an appointment ({@code get-appointment}).
     *
     * @param eventId the id
     * @return the appointment
     */
    Appointment get(String eventId);

    /**
     * Changes an appointment ({@code edit-appointment}); cancelling is a change of the status. An empty update makes no
     * call.
     *
     * @param eventId the id, or the id of the series
     * @param update the touched fields
     * @return the appointment as HighLevel stored it, or empty if the update was empty
     * @throws IllegalArgumentException if the status is one that only v3 has
     */
    Optional<Appointment> update(String eventId, AppointmentUpdate update);

    /**
     * Deletes an appointment or a blocked slot ({@code delete-event}).
     *
     * @param eventId the id
     */
    void delete(String eventId);

    /**
     * The events in a span of time ({@code get-calendar-events}). HighLevel does not page them.
     *
     * @param window which events
     * @return the events
     */
    List<Appointment> events(EventWindow window);

    /**
     * The blocked slots in a span of time ({@code get-blocked-slots}). HighLevel does not page them.
     *
     * @param window which slots
     * @return the slots
     */
    List<Appointment> blockedSlots(EventWindow window);

    /**
     * Blocks a slot ({@code create-block-slot}). It is not repeated once the request may have reached HighLevel.
     *
     * @param slot the fields
     * @return the slot as HighLevel stored it
     */
    BlockSlot createBlockSlot(NewBlockSlot slot);

    /**
     * Changes a blocked slot ({@code edit-block-slot}).
     *
     * @param eventId the id
     * @param update the touched fields
     * @return the slot as HighLevel stored it
     */
    BlockSlot updateBlockSlot(String eventId, BlockSlotUpdate update);

    /**
     * The notes of an appointment ({@code get-appointment-notes}). Nothing is sent before the first note is asked for.
     *
     * @param appointmentId the appointment
     * @return the notes, page by page
     */
    Pages<AppointmentNote> notes(String appointmentId);

    /**
     * Adds a note to an appointment ({@code create-appointment-note}). It is not repeated once the request may have
     * reached HighLevel.
     *
     * @param appointmentId the appointment
     * @param body the text, 1 to 5000 characters
     * @param userId id of the author, or null
     * @return the note as HighLevel stored it
     */
    AppointmentNote createNote(String appointmentId, String body, @Nullable String userId);

    /**
     * Changes a note of an appointment ({@code update-appointment-note}).
     *
     * @param appointmentId the appointment
     * @param noteId the note
     * @param body the text, 1 to 5000 characters
     * @param userId id of the author, or null to leave it
     * @return the note as HighLevel stored it
     */
    AppointmentNote updateNote(String appointmentId, String noteId, String body, @Nullable String userId);

    /**
     * Deletes a note of an appointment ({@code delete-appointment-note}).
     *
     * @param appointmentId the appointment
     * @param noteId the note
     */
    void deleteNote(String appointmentId, String noteId);
}
