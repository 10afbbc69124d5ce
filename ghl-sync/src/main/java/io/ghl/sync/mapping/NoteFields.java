package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.NOTE;

/** The fields of a note of a HighLevel contact that a mapping can name. A note needs a contact and a body. */
public final class NoteFields {
    /** The contact of the note, required: the application's id of it, if contacts are synced. Never changes. */
    public static final GhlField CONTACT = GhlField.parent(NOTE, "contactId");
    /** The text, required; HighLevel's own pages write HTML into it. */
    public static final GhlField BODY = GhlField.required(NOTE, "body");
    /** The title. */
    public static final GhlField TITLE = GhlField.free(NOTE, "title");
    /** The colour, such as {@code "#FFAA00"}. */
    public static final GhlField COLOR = GhlField.free(NOTE, "color");
    /** Whether it is pinned. */
    public static final GhlField PINNED = GhlField.required(NOTE, "pinned");
    /** The id of the user who wrote it. */
    public static final GhlField USER = GhlField.free(NOTE, "userId");

    private NoteFields() {}
}
