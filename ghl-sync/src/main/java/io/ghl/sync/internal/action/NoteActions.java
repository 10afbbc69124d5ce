package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CONTACT;

import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteFields;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.notes.Notes;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.util.List;

/** Notes of contacts. */
final class NoteActions {
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";

    private static final Parameter<String> NOTE = Parameter.text("note", "id of the note");
    private static final Parameter<String> BODY = Parameter.text("body", "text");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<String> AUTHOR = Parameter.text("user", "id of the user who wrote it");
    private static final Parameter<String> COLOR = Parameter.text("color", "color, such as #FFAA00");
    private static final Parameter<Boolean> PINNED = Parameter.flag("pinned", "whether it stays on top");

    private NoteActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("create-note", "Write a note about a contact")
                        .operation("create-note", WRITE, READ)
                        .needs(CONTACT, BODY)
                        .takes(TITLE, AUTHOR, COLOR, PINNED)
                        .looksFirst(
                                "a note about the contact with this text",
                                in -> Results.made(notes(in).list(in.get(CONTACT)).stream()
                                        .filter(note -> in.get(BODY).equals(note.body()))))
                        .does(in -> notes(in)
                                .create(
                                        in.get(CONTACT),
                                        fill(in, NewNote.builder()).build())
                                .json()),
                Action.named("update-note", "Change a note")
                        .operation("update-note", WRITE)
                        .needs(CONTACT, NOTE)
                        .takesSome(BODY, TITLE, AUTHOR, COLOR, PINNED)
                        .harmlessTwice()
                        .does(in -> Results.one(notes(in)
                                .update(
                                        in.get(CONTACT),
                                        in.get(NOTE),
                                        fill(in, NoteUpdate.builder()).build()))),
                Action.named("get-note", "Read a note")
                        .operation("get-note", READ)
                        .needs(CONTACT, NOTE)
                        .harmlessTwice()
                        .does(in -> notes(in).get(in.get(CONTACT), in.get(NOTE)).json()),
                Action.named("list-notes", "Read the notes about a contact")
                        .operation("get-all-notes", READ)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> Results.list(notes(in).list(in.get(CONTACT)))),
                Action.named("delete-note", "Delete a note")
                        .operation("delete-note", WRITE)
                        .needs(CONTACT, NOTE)
                        .harmlessTwice()
                        .does(in -> {
                            notes(in).delete(in.get(CONTACT), in.get(NOTE));
                            return Results.nothing();
                        }));
    }

    private static Notes notes(ActionCall in) {
        return in.location().notes();
    }

    private static <B extends NoteFields<B>> B fill(ActionCall in, B note) {
        in.ifGiven(BODY, note::body);
        in.ifGiven(TITLE, note::title);
        in.ifGiven(AUTHOR, note::userId);
        in.ifGiven(COLOR, note::color);
        in.ifGiven(PINNED, note::pinned);
        return note;
    }
}
