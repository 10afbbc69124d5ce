package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of the simulated HighLevel besides contacts, and the webhooks that it sends about them. */
public final class RelatedBook {
    private static final int FIRST_ID = 100;

    private final World world;
    private final ContactBook contacts;
    private final TreeMap<String, RelatedRecord> records = new TreeMap<>();
    private final List<GhlRecord> payloads = new ArrayList<>();

    public RelatedBook(World world, ContactBook contacts) {
        this.world = world;
        this.contacts = contacts;
    }

    @Nullable
    public RelatedRecord get(String id) {
        return records.get(id);
    }

    /** The record, if there is one of the type. */
    @Nullable
    public RelatedRecord live(RecordType type, String id) {
        RelatedRecord record = records.get(id);
        return record != null && record.type == type && record.live ? record : null;
    }

    public List<RelatedRecord> live(RecordType type) {
        return records.values().stream()
                .filter(record -> record.type == type && record.live)
                .toList();
    }

    public List<RelatedRecord> all() {
        return List.copyOf(records.values());
    }

    List<RelatedRecord> under(RecordType type, String parentId) {
        return live(type).stream()
                .filter(record -> parentId.equals(record.parent()))
                .toList();
    }

    boolean hasParent(RecordType type, String parentId) {
        if (type == RecordType.APPOINTMENT_NOTE) {
            return live(RecordType.APPOINTMENT, parentId) != null;
        }
        FakeContact contact = contacts.get(parentId);
        return contact != null && contact.live;
    }

    public RelatedRecord add(RecordType type, Map<String, FieldValue> fields, boolean entered) {
        String prefix = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
        RelatedRecord record = new RelatedRecord(prefix + "-c" + (FIRST_ID + records.size()), type, entered);
        records.put(record.id, record);
        emptied(type, record);
        fields.forEach((path, value) -> put(record, path, value));
        record.created.putAll(record.fields);
        changed(record);
        announce(record, created(type), entered);
        return record;
    }

    /** The real one's answers show each field, whether it was ever given a value or not. */
    private void emptied(RecordType type, RelatedRecord record) {
        world.setup.kinds().stream()
                .filter(kind -> kind.type() == type)
                .flatMap(kind -> kind.mapping().rules().stream())
                .map(rule -> rule.target().path())
                .forEach(path -> record.fields.put(
                        path, path.equals("completed") ? FieldValue.flag(false) : FieldValue.nothing()));
    }

    public void change(RelatedRecord record, Map<String, FieldValue> fields) {
        FieldValue done = record.fields.get("completed");
        fields.forEach((path, value) -> put(record, path, value));
        changed(record);
        boolean completed = FieldValue.flag(true).equals(record.fields.get("completed"))
                && !FieldValue.flag(true).equals(done);
        String event = updated(record.type, completed);
        if (event != null) {
            announce(record, event, false);
        }
    }

    private static void put(RelatedRecord record, String path, FieldValue value) {
        record.fields.put(path, value.isBlank() ? FieldValue.nothing() : value);
    }

    public void remove(RelatedRecord record) {
        record.live = false;
        changed(record);
        String event = deleted(record.type);
        if (event != null) {
            announce(record, event, false);
        }
        world.belongings().ownerIsGone(Side.GHL, record.id);
    }

    /** Merging contacts moves what belongs to them, and nothing tells of it. */
    void move(RelatedRecord record, String parentId) {
        record.fields.put("contactId", FieldValue.text(parentId));
        changed(record);
    }

    private void changed(RelatedRecord record) {
        record.updated = Math.max(world.timeline.now(), record.updated + 1);
        int longest = record.type == RecordType.TASK ? world.scenario.habits().indexLag() : 0;
        long lag = longest == 0 ? 0 : world.noise.nextLong(longest);
        record.rows.changed(world.timeline.now(), lag, record.live ? record.record(world.timeline, true) : null);
    }

    // ---- webhooks ----

    private static @Nullable String created(RecordType type) {
        return switch (type) {
            case TASK -> "TaskCreate";
            case NOTE -> "NoteCreate";
            case APPOINTMENT -> "AppointmentCreate";
            case BUSINESS -> "RecordCreate";
            default -> null;
        };
    }

    /** HighLevel tells of no edit of a task but that it was completed. */
    private static @Nullable String updated(RecordType type, boolean completed) {
        return switch (type) {
            case TASK -> completed ? "TaskComplete" : null;
            case NOTE -> "NoteUpdate";
            case APPOINTMENT -> "AppointmentUpdate";
            case BUSINESS -> "RecordUpdate";
            default -> null;
        };
    }

    private static @Nullable String deleted(RecordType type) {
        return switch (type) {
            case TASK -> "TaskDelete";
            case NOTE -> "NoteDelete";
            case APPOINTMENT -> "AppointmentDelete";
            case BUSINESS -> "RecordDelete";
            default -> null;
        };
    }

    GhlRecord shownBy(String payload) {
        return payloads.get(Integer.parseInt(payload));
    }

    private void announce(RelatedRecord record, @Nullable String event, boolean fromPages) {
        if (event == null) {
            return;
        }
        String payload = String.valueOf(payloads.size());
        GhlRecord told = record.record(world.timeline, record.type == RecordType.APPOINTMENT);
        boolean partial = fromPages && record.type == RecordType.TASK;
        payloads.add(
                partial
                        ? new GhlRecord(
                                told.id(),
                                told.version(),
                                told.values()
                                        .with("contactId", FieldValue.absent())
                                        .with("body", FieldValue.absent()))
                        : told);
        if (world.noise.happensIn100(world.scenario.habits().dropped())) {
            world.tally.add(Counted.DROPPED_WEBHOOKS);
            return;
        }
        String parent = partial ? null : record.parent();
        deliver(record, event, payload, parent);
        if (world.noise.happensIn100(world.scenario.habits().repeated())) {
            world.tally.add(Counted.REPEATED_WEBHOOKS);
            deliver(record, event, payload, parent);
        }
    }

    private void deliver(RelatedRecord record, String event, String payload, @Nullable String parent) {
        long sent = world.timeline.now();
        long delay = world.noise.happensIn100(5) ? world.noise.nextLong(60_000) : world.noise.nextLong(100, 8000);
        String webhook = "r" + payload;
        world.timeline.at(sent + delay, () -> {
            if (world.cluster.isDown()) {
                world.tally.add(Counted.DROPPED_WEBHOOKS);
                return;
            }
            world.trace.add(event, record.id + " " + webhook);
            world.store.transact(tx -> {
                var now = world.cluster.time();
                ReceivedEvent received = new ReceivedEvent(
                        webhook,
                        event,
                        World.LOCATION,
                        record.type,
                        record.id,
                        world.timeline.instant(sent),
                        now,
                        payload);
                if (tx.inbox().store(received)) {
                    if (parent != null) {
                        tx.relations().place(World.LOCATION, record.type, record.id, parent);
                    }
                    tx.signals().raise(World.LOCATION, record.type, Side.GHL, record.id, now, Signal.Cause.WEBHOOK);
                }
                return null;
            });
            world.cluster.wake();
        });
    }
}
