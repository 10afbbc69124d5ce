package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.client.appointments.AppointmentNote;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * The notes of appointments. HighLevel lists those of one appointment, has no read of a single one, and sends no events
 * about them. Thread-safe.
 */
final class ClientAppointmentNotes extends ListedByParent {
    private static final String APPOINTMENT = "appointmentId";
    private static final String BODY = "body";

    private final GhlLocation location;

    ClientAppointmentNotes(GhlLocation location, Places places) {
        super(RecordType.APPOINTMENT_NOTE, APPOINTMENT, places);
        this.location = location;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        return places.parentOf(RecordType.APPOINTMENT_NOTE, id)
                .flatMap(appointment -> under(appointment).stream()
                        .filter(note -> note.id().equals(id))
                        .findFirst());
    }

    @Override
    public Created create(FieldValues values) {
        String appointmentId = Values.parent(values, APPOINTMENT);
        AppointmentNote note =
                location.appointments().createNote(appointmentId, body(values), Values.textOf(values, "userId"));
        return new Created(record(note, appointmentId), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        String appointmentId = placeOf(id);
        return record(location.appointments().updateNote(appointmentId, id, body(changes), null), appointmentId);
    }

    private static String body(FieldValues values) {
        return Values.plain(values.get(BODY));
    }

    @Override
    void delete(String appointmentId, String id) {
        location.appointments().deleteNote(appointmentId, id);
    }

    @Override
    List<GhlRecord> list(String appointmentId) {
        return location.appointments().notes(appointmentId).stream()
                .map(note -> record(note, appointmentId))
                .toList();
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return Optional.empty();
    }

    private static GhlRecord record(AppointmentNote note, String appointmentId) {
        return new GhlRecord(
                note.id(),
                null,
                Values.whole()
                        .text(APPOINTMENT, appointmentId)
                        .text(BODY, note.body())
                        .text("userId", note.userId())
                        .done());
    }
}
