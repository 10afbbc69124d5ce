package io.ghl.sync.mapping;

import static io.ghl.sync.record.RecordType.TASK;

/** The fields of a HighLevel task that a mapping can name. A task needs a contact, a title and a due date. */
public final class TaskFields {
    /** The contact of the task, required: the application's id of it, if contacts are synced. Never changes. */
    public static final GhlField CONTACT = GhlField.parent(TASK, "contactId");
    /** The title, required. */
    public static final GhlField TITLE = GhlField.required(TASK, "title");
    /** The text. */
    public static final GhlField BODY = GhlField.free(TASK, "body");
    /** When it is due, required: an {@link java.time.Instant}, compared to the millisecond. */
    public static final GhlField DUE_DATE = GhlField.required(TASK, "dueDate");
    /** Whether it is done. */
    public static final GhlField COMPLETED = GhlField.required(TASK, "completed");
    /** The id of the user in charge. */
    public static final GhlField ASSIGNED_TO = GhlField.free(TASK, "assignedTo");

    private TaskFields() {}
}
