package io.ghl.client.internal.resources;

import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.notes.Notes;
import java.util.List;
import java.util.Optional;

/** Notes over the pipeline. */
public record NotesApi(LocationCaller caller) implements Notes {

    @Override
    public List<Note> list(String contactId) {
        return of(Operations.LIST_NOTES, contactId).send(answer -> answer.list("notes", Note::of));
    }

    @Override
    public Note create(String contactId, NewNote note) {
        return of(Operations.CREATE_NOTE, contactId).body(note.json()).send(NotesApi::note);
    }

    @Override
    public Note get(String contactId, String noteId) {
        return of(Operations.GET_NOTE, contactId).path("id", "noteId", noteId).send(NotesApi::note);
    }

    @Override
    public Optional<Note> update(String contactId, String noteId, NoteUpdate update) {
        return of(Operations.UPDATE_NOTE, contactId)
                .path("id", "noteId", noteId)
                .body(update.json())
                .sendUnless(update.isEmpty(), NotesApi::note);
    }

    @Override
    public void delete(String contactId, String noteId) {
        of(Operations.DELETE_NOTE, contactId).path("id", "noteId", noteId).send();
    }

    private LocationCaller.Request of(Operation operation, String contactId) {
        return caller.call(operation).path("contactId", contactId);
    }

    private static Note note(Answer answer) {
        return answer.object("note", Note::of);
    }
}
