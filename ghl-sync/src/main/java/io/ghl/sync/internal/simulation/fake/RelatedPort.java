package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated HighLevel's records of a type besides contacts, as the engine calls them: what can be read how, and what is
 * shown of it, is as with the real one.
 */
final class RelatedPort extends FakeRecords {
    private static final String CONTACT = "contactId";
    private static final String APPOINTMENT = "appointmentId";
    private static final Set<String> TASK = Set.of(CONTACT, "title", "body", "assignedTo", "dueDate", "completed");
    private static final Set<String> NOTE = Set.of(CONTACT, "body");
    private static final Set<String> APPOINTMENTS =
            Set.of(CONTACT, "calendarId", "title", "startTime", "endTime", "appointmentStatus");
    private static final Set<String> BUSINESS = Set.of("name", "city");

    private final RelatedBook book;
    private final RecordType type;
    private final Places places;
    private final Predicate<String> partnerIsGone;

    RelatedPort(World world, RelatedBook book, RecordType type, Places places, Predicate<String> partnerIsGone) {
        super(world);
        this.book = book;
        this.type = type;
        this.places = places;
        this.partnerIsGone = partnerIsGone;
    }

    // ---- reading ----

    @Override
    public Optional<GhlRecord> read(String id) {
        return switch (type) {
            case TASK -> readTask(id);
            case NOTE -> readNote(id);
            case APPOINTMENT_NOTE ->
                places.parentOf(type, id)
                        .flatMap(parent -> list(parent).stream()
                                .filter(note -> note.id().equals(id))
                                .findFirst());
            default -> get(id, null);
        };
    }

    /** A task that is not where it was is looked for in the search over the location. */
    private Optional<GhlRecord> readTask(String id) {
        String contact = places.parentOf(type, id).orElse(null);
        Optional<GhlRecord> found = contact == null ? Optional.empty() : get(id, contact);
        return found.or(() -> search(id, contact).flatMap(elsewhere -> get(id, elsewhere)));
    }

    private Optional<String> search(String id, @Nullable String notUnder) {
        return world.effects.perform(
                Effect.GHL_FIND,
                "task " + id,
                () -> rows().filter(row -> row.id().equals(id))
                        .map(row -> row.values().get(CONTACT))
                        .filter(FieldValue.Text.class::isInstance)
                        .map(parent -> ((FieldValue.Text) parent).value())
                        .filter(parent -> !parent.equals(notUnder))
                        .findFirst());
    }

    private Optional<GhlRecord> readNote(String id) {
        String contact = places.parentOf(type, id).orElse(null);
        if (contact == null) {
            return Optional.empty();
        }
        return get(id, contact)
                .or(() -> places.otherParentsOf(type, id).stream()
                        .flatMap(other -> get(id, other).stream())
                        .findFirst());
    }

    private Optional<GhlRecord> get(String id, @Nullable String parent) {
        return world.effects.perform(
                Effect.GHL_READ,
                id,
                () -> Optional.ofNullable(book.live(type, id))
                        .filter(record -> parent == null || parent.equals(record.parent()))
                        .filter(record ->
                                !record.hiding.hides(world, Event.Kind.RELATED_NOT_FOUND, Counted.RELATED_NOT_FOUND))
                        .map(this::shown));
    }

    private GhlRecord shown(RelatedRecord record) {
        record.hiding.seen();
        record.showTo(world.cluster.running());
        return answer(record);
    }

    /** Only lists and events of appointments, and businesses, carry the time of the last change. */
    private GhlRecord answer(RelatedRecord record) {
        return record.record(world.timeline, type == RecordType.APPOINTMENT || type == RecordType.BUSINESS);
    }

    private List<GhlRecord> list(String parent) {
        return world.effects.perform(
                Effect.GHL_FIND,
                type + " of " + parent,
                () -> book.under(type, parent).stream().map(this::shown).toList());
    }

    private Stream<GhlRecord> rows() {
        return book.all().stream()
                .filter(record -> record.type == type)
                .flatMap(record -> Stream.ofNullable(record.rows.at(world.timeline.now())));
    }

    // ---- writing ----

    @Override
    public Created create(FieldValues values) {
        return world.effects.perform(Effect.GHL_CREATE, type + values.asMap().toString(), () -> {
            FieldValue parent = values.get(type == RecordType.APPOINTMENT_NOTE ? APPOINTMENT : CONTACT);
            if (type != RecordType.BUSINESS
                    && !(parent instanceof FieldValue.Text text && book.hasParent(type, text.value()))) {
                throw notFound();
            }
            boolean late = world.cluster.isLateWrite();
            RelatedRecord record = book.add(type, values.asMap(), false);
            if (late) {
                record.createdLate.addAll(values.asMap().values());
            }
            return answered(new Created(shown(record), null));
        });
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        return world.effects.perform(Effect.GHL_UPDATE, id + changes.asMap(), () -> {
            RelatedRecord record = require(id);
            noteRaces(record, changes);
            if (world.effects.takes(Event.Kind.IGNORED_WRITE)) {
                world.tally.add(Counted.RELATED_IGNORED);
            } else {
                book.change(record, changes.asMap());
            }
            return answered(answer(record));
        });
    }

    /** The engine may write over what it never saw, because HighLevel has no conditional write. */
    private void noteRaces(RelatedRecord record, FieldValues changes) {
        boolean late = world.cluster.isLateWrite();
        FieldValues seen = record.shownTo(world.cluster.running());
        changes.asMap().forEach((path, value) -> {
            FieldValue held = record.fields.getOrDefault(path, FieldValue.nothing());
            if (late) {
                record.late.add(value);
            }
            if (late || !held.equals(seen.get(path))) {
                record.raced.add(held);
            }
        });
    }

    @Override
    public void delete(String id) {
        world.effects.perform(Effect.GHL_DELETE, id, () -> {
            RelatedRecord record = book.live(type, id);
            if (record != null) {
                if (!world.cluster.isLateWrite() && !partnerIsGone.test(id)) {
                    world.oracle.violated("I8", "the engine deleted " + id + ", whose record is alive");
                }
                book.remove(record);
            }
            return null;
        });
    }

    private RelatedRecord require(String id) {
        RelatedRecord record = book.live(type, id);
        if (record == null) {
            throw notFound();
        }
        return record;
    }

    // ---- finding ----

    @Override
    public Collection<String> findsBy() {
        return switch (type) {
            case APPOINTMENT -> Set.of("calendarId", "startTime");
            case BUSINESS -> Set.of("name");
            default -> Set.of();
        };
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        if (type == RecordType.BUSINESS) {
            return listAll().stream()
                    .filter(row -> row.values().get("name").equals(values.get("name")))
                    .toList();
        }
        FieldValue parent = values.get(type == RecordType.APPOINTMENT_NOTE ? APPOINTMENT : CONTACT);
        if (!(parent instanceof FieldValue.Text text)) {
            return List.of();
        }
        boolean inCalendar = type == RecordType.APPOINTMENT
                && values.get("calendarId").isPresent()
                && values.get("startTime").isPresent();
        List<GhlRecord> found = list(text.value());
        return inCalendar
                ? found.stream()
                        .filter(row -> row.values().get("calendarId").equals(values.get("calendarId"))
                                && row.values().get("startTime").equals(values.get("startTime")))
                        .toList()
                : found;
    }

    private List<GhlRecord> listAll() {
        return world.effects.perform(
                Effect.GHL_FIND,
                type + " list",
                () -> book.live(type).stream().map(this::answer).toList());
    }

    // ---- lists ----

    @Override
    public boolean pollsByParent() {
        return type == RecordType.NOTE || type == RecordType.APPOINTMENT_NOTE;
    }

    @Override
    public List<GhlRecord> under(String parentId) {
        return world.effects.perform(
                Effect.GHL_SEARCH,
                type + " under " + parentId,
                () -> book.under(type, parentId).stream().map(this::answer).toList());
    }

    /** HighLevel lists open tasks, and all appointments and businesses, whether they changed or not. */
    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return page(cursor, row -> type != RecordType.TASK || isOpen(row.values()));
    }

    private static boolean isOpen(FieldValues values) {
        return values.get("completed").equals(FieldValue.flag(false));
    }

    @Override
    public boolean listsUnchanged(FieldValues values) {
        return type != RecordType.TASK || isOpen(values);
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return page(cursor, row -> true);
    }

    private GhlRows page(@Nullable String cursor, Predicate<GhlRecord> which) {
        return world.effects.perform(
                Effect.GHL_SEARCH,
                type + " list",
                () -> page(rows().filter(which).toList(), GhlRecord::id, cursor));
    }

    // ---- events ----

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        GhlRecord told = book.webhooks.shownBy(payload);
        return switch (event) {
            case "TaskCreate", "TaskComplete" -> Optional.of(taskShown(told, event.equals("TaskComplete")));
            case "NoteCreate", "NoteUpdate" -> Optional.of(new Shown(told, NOTE));
            case "AppointmentCreate", "AppointmentUpdate" -> Optional.of(new Shown(told, APPOINTMENTS));
            case "RecordCreate", "RecordUpdate" -> Optional.of(new Shown(told, BUSINESS));
            default -> Optional.empty();
        };
    }

    /** An event does not say whether a task is done, but by what it is about; from HighLevel's pages it lacks even more. */
    private static Shown taskShown(GhlRecord told, boolean done) {
        FieldValues values = told.values().with("completed", FieldValue.flag(done));
        boolean partial = !told.values().get(CONTACT).isPresent();
        Set<String> carried = new TreeSet<>(TASK);
        if (partial) {
            carried.removeAll(List.of(CONTACT, "body"));
        }
        return new Shown(new GhlRecord(told.id(), null, values), carried);
    }
}
