package io.ghl.sync.trigger.action;

import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import java.time.Duration;
import java.util.List;

/** The changes that triggers wait for, as docs/catalogue.md lists them. */
final class ChangeCatalogue {
    private static final String SYNC =
            "the sync of the record: whatever tells of the change first, a webhook, polling or the application";
    private static final String CLOCK = "the clock, and the sync of the record";

    /**
     * A kind of change.
     *
     * @param change what the effect gets
     * @param records the type of record that a file must be for, as it says it
     * @param meaning when it fires
     * @param parameters what can be said of it
     * @param code an example in Java, without the class
     * @param file the same in a file
     * @param condition the same
     * @param restsOn where the engine knows of it from
     */
    record Entry(
            Class<? extends Change> change,
            String records,
            String meaning,
            List<String> parameters,
            String code,
            String file,
            Condition condition,
            String restsOn) {}

    static final List<Entry> ALL = List.of(
            new Entry(
                    Change.Created.class,
                    "any",
                    "A record came up on one side and was created on the other",
                    List.of(),
                    "created()",
                    "created",
                    Condition.created(),
                    SYNC),
            new Entry(
                    Change.Linked.class,
                    "any",
                    "A record came up on one side, and the other side had it already",
                    List.of(),
                    "linked()",
                    "linked",
                    Condition.linked(),
                    SYNC),
            new Entry(
                    Change.Updated.class,
                    "any",
                    "Any mapped field of a record changed",
                    List.of(),
                    "updated()",
                    "updated",
                    Condition.updated(),
                    SYNC),
            new Entry(
                    Change.Deleted.class,
                    "any",
                    "A record was deleted on one side",
                    List.of(),
                    "deleted()",
                    "deleted",
                    Condition.deleted(),
                    SYNC),
            new Entry(
                    Change.FieldChanged.class,
                    "any",
                    "A field changed; the values of a created record count",
                    List.of("**`field`**: a mapped field", "`from`: the value before", "`to`: the value now"),
                    "fieldChanged(\"stage\").from(\"New\").to(\"Won\")",
                    "{field: stage, from: New, to: Won}",
                    Condition.fieldChanged("stage").from("New").to("Won"),
                    SYNC),
            new Entry(
                    Change.TagAdded.class,
                    "contacts",
                    "A tag came",
                    List.of("**`tagAdded`**: the tag"),
                    "tagAdded(\"vip\")",
                    "{tagAdded: vip}",
                    Condition.tagAdded("vip"),
                    SYNC),
            new Entry(
                    Change.TagRemoved.class,
                    "contacts",
                    "A tag left",
                    List.of("**`tagRemoved`**: the tag"),
                    "tagRemoved(\"vip\")",
                    "{tagRemoved: vip}",
                    Condition.tagRemoved("vip"),
                    SYNC),
            new Entry(
                    Change.TaskDue.class,
                    "tasks",
                    "A task that is not completed is due soon",
                    List.of("**`taskDue`**: how long before; 0s for the very time"),
                    "taskDue(Duration.ofHours(1))",
                    "{taskDue: 1h}",
                    Condition.taskDue(Duration.ofHours(1)),
                    CLOCK),
            new Entry(
                    Change.TaskOverdue.class,
                    "tasks",
                    "A task that is not completed was due",
                    List.of("**`taskOverdue`**: for how long; 0s for at once"),
                    "taskOverdue(Duration.ofDays(1))",
                    "{taskOverdue: 1d}",
                    Condition.taskOverdue(Duration.ofDays(1)),
                    CLOCK),
            new Entry(
                    Change.TaskCompleted.class,
                    "tasks",
                    "A task was completed",
                    List.of(),
                    "taskCompleted()",
                    "taskCompleted",
                    Condition.taskCompleted(),
                    SYNC),
            new Entry(
                    Change.AppointmentStatusChanged.class,
                    "appointments",
                    "The status of an appointment changed, or a new one has one",
                    List.of(
                            "**`appointmentStatus`**: the status now; the word `appointmentStatusChanged` alone for any",
                            "`from`: the status before"),
                    "appointmentStatusChanged().from(\"confirmed\").to(\"noshow\")",
                    "{appointmentStatus: noshow, from: confirmed}",
                    Condition.appointmentStatusChanged().from("confirmed").to("noshow"),
                    SYNC),
            new Entry(
                    Change.ReviewOpened.class,
                    "any",
                    "A person is asked a question",
                    List.of(),
                    "reviewOpened()",
                    "reviewOpened",
                    Condition.reviewOpened(),
                    "the review queue"),
            new Entry(
                    Change.Stayed.class,
                    "any",
                    "A field has kept a value since it changed to it",
                    List.of("**`field`**: a mapped field", "**`value`**: the value", "**`for`**: for how long"),
                    "stays(\"stage\", \"New\", Duration.ofDays(3))",
                    "{stays: {field: stage, value: New, for: 3d}}",
                    Condition.stays("stage", "New", Duration.ofDays(3)),
                    CLOCK),
            new Entry(
                    Change.Unsynced.class,
                    "any",
                    "A record fails, or a question is open",
                    List.of("**`for`**: for how long, also alone as `{unsynced: 1h}`", "`field`: only this field"),
                    "unsynced(\"stage\", Duration.ofHours(1))",
                    "{unsynced: {field: stage, for: 1h}}",
                    Condition.unsynced("stage", Duration.ofHours(1)),
                    "the clock, dead letters and the review queue"));

    private ChangeCatalogue() {}

    /** The section of the catalogue. */
    static String text() {
        StringBuilder doc = new StringBuilder("""

                ## Changes

                What a [trigger](triggers.md#what-to-wait-for) waits for, in code with `import static
                io.ghl.sync.trigger.Condition.*`. The token needs the scopes of the records' sync and no others. In bold: what must
                be given.

                | Change | Of | Parameters | In code | In a file, `on:` | Rests on |
                |---|---|---|---|---|---|
                """);
        for (Entry entry : ALL) {
            doc.append("| ")
                    .append(String.join(
                            " | ",
                            "`" + entry.change().getSimpleName() + "`<br>" + entry.meaning(),
                            entry.records(),
                            String.join("<br>", entry.parameters()),
                            "`" + entry.code() + "`",
                            "`" + entry.file() + "`",
                            entry.restsOn()))
                    .append(" |\n");
        }
        return doc.toString();
    }
}
