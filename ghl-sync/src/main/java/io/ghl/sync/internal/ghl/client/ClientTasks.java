package io.ghl.sync.internal.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlLocation;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskFields;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of contacts. A task is read by its contact's id and its own; where it is, is remembered, and asked of the
 * search over the location if it is not there any more. Thread-safe.
 */
final class ClientTasks implements GhlRecords {
    private static final String CONTACT = "contactId";
    private static final int ROWS_PER_PAGE = 500;
    private static final Set<String> CARRIED = Set.of(CONTACT, "title", "body", "assignedTo", "dueDate", "completed");

    private final GhlLocation location;
    private final Places places;

    ClientTasks(GhlLocation location, Places places) {
        this.location = location;
        this.places = places;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        String contact = places.parentOf(RecordType.TASK, id).orElse(null);
        return contact == null ? find(id, null, firstRows()) : get(contact, id).or(() -> find(id, contact, allRows()));
    }

    private Optional<GhlRecord> get(String contactId, String id) {
        try {
            return Optional.of(record(location.tasks().get(contactId, id), contactId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** A task whose place is not known was just created, so it is among the newest, which come first. */
    private Stream<Task> firstRows() {
        return location.tasks().search(TaskSearch.all().pageLimit(ROWS_PER_PAGE)).stream()
                .limit(ROWS_PER_PAGE);
    }

    private Stream<Task> allRows() {
        return location.tasks().search(TaskSearch.all().pageLimit(ROWS_PER_PAGE)).stream();
    }

    /** Merging contacts moves their tasks, and some events do not name the contact. The search tells where to read. */
    private Optional<GhlRecord> find(String id, @Nullable String notUnder, Stream<Task> rows) {
        return rows.filter(row -> row.id().equals(id) && !row.deleted())
                .findFirst()
                .map(Task::contactId)
                .filter(contactId -> !contactId.equals(notUnder))
                .flatMap(contactId -> get(contactId, id));
    }

    @Override
    public void checkCreate(FieldValues values) {
        String unusedParent = Values.parent(values, CONTACT);
        NewTask unused = task(values);
    }

    private static NewTask task(FieldValues values) {
        NewTask.Builder task = NewTask.builder();
        values.asMap().forEach((path, value) -> {
            if (!path.equals(CONTACT)) {
                set(task, path, value);
            }
        });
        return task.build();
    }

    @Override
    public Created create(FieldValues values) {
        String contactId = Values.parent(values, CONTACT);
        return new Created(record(location.tasks().create(contactId, task(values)), contactId), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        String contactId = placeOf(id);
        TaskUpdate.Builder update = TaskUpdate.builder();
        changes.asMap().forEach((path, value) -> set(update, path, value));
        return location.tasks()
                .update(contactId, id, update.build())
                .map(task -> record(task, contactId))
                .orElseThrow(() -> new IllegalArgumentException("An update of task " + id + " changes nothing."));
    }

    private static void set(TaskFields<?> task, String path, FieldValue value) {
        switch (path) {
            case "title" -> task.title(Values.plain(value));
            case "body" -> task.body(Values.plain(value));
            case "assignedTo" -> task.assignedTo(Values.plain(value));
            case "dueDate" -> task.dueDate(Values.instant(path, value));
            case "completed" -> task.completed(Values.flag(path, value));
            default -> throw Values.notWritable("a task", path);
        }
    }

    @Override
    public void delete(String id) {
        try {
            location.tasks().delete(placeOf(id), id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    private String placeOf(String id) {
        return places.parentOf(RecordType.TASK, id)
                .orElseThrow(() -> new IllegalStateException("Task " + id + " was never read."));
    }

    @Override
    public Collection<String> findsBy() {
        return Set.of();
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String contactId = Values.textOf(values, CONTACT);
        if (contactId == null) {
            return List.of();
        }
        try {
            return location.tasks().list(contactId).stream()
                    .map(task -> record(task, contactId))
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    /** All open tasks: one that is not among them any more was completed or deleted. */
    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return rows(TaskSearch.all().completed(false), cursor);
    }

    @Override
    public boolean listsUnchanged(FieldValues values) {
        return values.get("completed").equals(FieldValue.flag(false));
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return rows(TaskSearch.all(), cursor);
    }

    private GhlRows rows(TaskSearch search, @Nullable String cursor) {
        return ListPage.of(
                location.tasks().search(search.pageLimit(ROWS_PER_PAGE)),
                cursor,
                tasks -> tasks.stream()
                        .filter(task -> !task.deleted() && task.contactId() != null)
                        .map(task -> record(task, null))
                        .toList());
    }

    /** An event shows all of a task, but not whether it is done: that is what the event is about. */
    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        if (!event.equals("TaskCreate") && !event.equals("TaskComplete")) {
            return Optional.empty();
        }
        Task task = Task.of(payload);
        GhlRecord shown = new GhlRecord(
                task.id(),
                null,
                record(task, null).values().with("completed", FieldValue.flag(event.equals("TaskComplete"))));
        if (task.contactId() != null) {
            return Optional.of(new Shown(shown, CARRIED));
        }
        // Tasks made in HighLevel's own pages are announced without their contact and text.
        Set<String> carried = new TreeSet<>(CARRIED);
        carried.removeAll(List.of(CONTACT, "body"));
        return Optional.of(new Shown(
                new GhlRecord(
                        task.id(),
                        null,
                        shown.values().with(CONTACT, FieldValue.absent()).with("body", FieldValue.absent())),
                carried));
    }

    private static GhlRecord record(Task task, @Nullable String contactId) {
        JsonNode json = task.json();
        return new GhlRecord(
                task.id(),
                task.dateUpdated(),
                Values.whole()
                        .text(CONTACT, task.contactId() == null ? contactId : task.contactId())
                        .text("title", task.title())
                        .text("body", task.body())
                        .text("assignedTo", task.assignedTo())
                        .moment("dueDate", task.dueDate())
                        .flag("completed", isDone(task, json))
                        .done());
    }

    /** Search rows say it in several ways. */
    private static boolean isDone(Task task, JsonNode json) {
        return json.has("completed") ? task.completed() : "completed".equals(task.statusGroup());
    }
}
