package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.notes.NoteFields;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The notes of contacts, which HighLevel reads contact by contact only, and without a time of change. Thread-safe. */
final class ClientNotes extends ListedByParent {
    private static final String CONTACT = "contactId";
    private static final Set<String> CARRIED = Set.of(CONTACT, "body");

    private final GhlLocation location;

    ClientNotes(GhlLocation location, Places places) {
        super(RecordType.NOTE, CONTACT, places);
        this.location = location;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        String contact = places.parentOf(RecordType.NOTE, id).orElse(null);
        if (contact == null) {
            return Optional.empty();
        }
        return get(contact, id)
                .or(() -> places.otherParentsOf(RecordType.NOTE, id).stream()
                        .flatMap(other -> get(other, id).stream())
                        .findFirst());
    }

    private Optional<GhlRecord> get(String contactId, String id) {
        try {
            return Optional.of(record(location.notes().get(contactId, id), contactId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void checkCreate(FieldValues values) {
        String unusedParent = Values.parent(values, CONTACT);
        NewNote unused = note(values);
    }

    private static NewNote note(FieldValues values) {
        NewNote.Builder note = NewNote.builder();
        values.asMap().forEach((path, value) -> {
            if (!path.equals(CONTACT)) {
                set(note, path, value);
            }
        });
        return note.build();
    }

    @Override
    public Created create(FieldValues values) {
        String contactId = Values.parent(values, CONTACT);
        return new Created(record(location.notes().create(contactId, note(values)), contactId), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        String contactId = placeOf(id);
        NoteUpdate.Builder update = NoteUpdate.builder();
        changes.asMap().forEach((path, value) -> set(update, path, value));
        return location.notes()
                .update(contactId, id, update.build())
                .map(note -> record(note, contactId))
                .orElseThrow(() -> new IllegalArgumentException("An update of note " + id + " changes nothing."));
    }

    private static void set(NoteFields<?> note, String path, FieldValue value) {
        switch (path) {
            case "body" -> note.body(Values.plain(value));
            case "title" -> note.title(Values.plain(value));
            case "color" -> note.color(Values.plain(value));
            case "userId" -> note.userId(Values.plain(value));
            case "pinned" -> note.pinned(Values.flag(path, value));
            default -> throw Values.notWritable("a note", path);
        }
    }

    @Override
    void delete(String contactId, String id) {
        location.notes().delete(contactId, id);
    }

    @Override
    List<GhlRecord> list(String contactId) {
        return location.notes().list(contactId).stream()
                .map(note -> record(note, contactId))
                .toList();
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        if (!event.equals("NoteCreate") && !event.equals("NoteUpdate")) {
            return Optional.empty();
        }
        Note note = Note.of(payload);
        return Optional.of(new Shown(
                new GhlRecord(
                        note.id(),
                        null,
                        Values.partial(note.json())
                                .text(CONTACT, note.contactId())
                                .text("body", note.body())
                                .done()),
                CARRIED));
    }

    private static GhlRecord record(Note note, String contactId) {
        return new GhlRecord(
                note.id(),
                null,
                Values.whole()
                        .text(CONTACT, note.contactId() == null ? contactId : note.contactId())
                        .text("body", note.body())
                        .text("title", note.title())
                        .text("color", note.color())
                        .text("userId", note.userId())
                        .flag("pinned", note.pinned())
                        .done());
    }
}
