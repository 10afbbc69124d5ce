package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.client.appointments.AppointmentNote;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The notes of appointments. HighLevel lists those of one appointment, has no read of a single one, and sends no events
 * about them. Thread-safe.
 */
final class ClientAppointmentNotes implements GhlRecords {
    private static final String APPOINTMENT = "appointmentId";
    private static final String BODY = "body";

    private final GhlLocation location;
    private final Places places;

    ClientAppointmentNotes(GhlLocation location, Places places) {
        this.location = location;
        this.places = places;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        return places.parentOf(RecordType.APPOINTMENT_NOTE, id)
                .flatMap(appointment -> notes(location, appointment).stream()
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
    public void delete(String id) {
        try {
            location.appointments().deleteNote(placeOf(id), id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    private String placeOf(String id) {
        return places.parentOf(RecordType.APPOINTMENT_NOTE, id)
                .orElseThrow(() -> new IllegalStateException("Appointment note " + id + " was never read."));
    }

    @Override
    public Collection<String> findsBy() {
        return Set.of();
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String appointmentId = Values.textOf(values, APPOINTMENT);
        return appointmentId == null ? List.of() : notes(location, appointmentId);
    }

    @Override
    public boolean pollsByParent() {
        return true;
    }

    @Override
    public List<GhlRecord> under(String parentId) {
        return notes(location, parentId);
    }

    private static List<GhlRecord> notes(GhlLocation view, String appointmentId) {
        try {
            return view.appointments().notes(appointmentId).stream()
                    .map(note -> record(note, appointmentId))
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        throw new UnsupportedOperationException("Notes are read appointment by appointment.");
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        throw new UnsupportedOperationException("Notes are read appointment by appointment.");
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
