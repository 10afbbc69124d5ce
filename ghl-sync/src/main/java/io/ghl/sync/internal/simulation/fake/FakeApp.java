package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.AppState;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An application's records in memory, with a change log and compare-and-set; people edit them as well. */
public final class FakeApp<T> implements AppSide {
    private final World world;
    private final Setup<T> setup;
    private final RecordMapping<T> mapping;
    private final DeleteProof proof;
    private final boolean compares;
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private final Map<String, Long> lookedFor = new HashMap<>();
    private int nextId = 100;

    /** Asks whether the contact that is linked to a record is gone. */
    public interface DeleteProof {
        boolean contactIsGone(String appId);
    }

    /** A record. */
    public final class Row {
        public final String id;
        public final int person;
        final long entered;
        T record;
        long version;
        Map<String, Instant> changedAt = Map.of();

        Row(String id, int person, T record) {
            this.id = id;
            this.person = person;
            this.record = record;
            this.entered = world.timeline.now();
        }

        public FieldValues values() {
            return mapping.read(record).values();
        }
    }

    public FakeApp(World world, Setup<T> setup, DeleteProof proof, boolean compares) {
        this.world = world;
        this.setup = setup;
        this.mapping = setup.mapping();
        this.proof = proof;
        this.compares = compares;
    }

    // ---- transactions ----

    @Override
    public boolean joinsTransactions() {
        return world.appTransaction.joins();
    }

    private void undoable(Runnable how) {
        world.appTransaction.undoable(how);
    }

    private void requireTransaction(String what) {
        world.appTransaction.require(what);
    }

    // ---- people ----

    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    public Optional<Row> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Nullable
    public Row of(int person) {
        return rows.values().stream()
                .filter(row -> row.person == person)
                .findFirst()
                .orElse(null);
    }

    public void enter(int person, FieldValues values) {
        Row row = insert(person, mapping.write(setup.blank().get(), values));
        hint(row.id);
    }

    public void edit(Row row, String field, FieldValue value) {
        store(row, mapping.write(row.record, FieldValues.none().with(field, value)), List.of(field));
        hint(row.id);
    }

    public void remove(Row row) {
        delete(row);
        hint(row.id);
    }

    private void hint(String id) {
        if (!world.cluster.isDown()
                && world.noise.happensIn100(world.scenario.habits().hinted())) {
            world.store.transact(tx -> {
                tx.signals()
                        .raise(
                                World.LOCATION,
                                RecordType.CONTACT,
                                Side.APP,
                                id,
                                world.cluster.time(),
                                Signal.Cause.APP_HINT);
                return null;
            });
            world.cluster.wake();
        }
    }

    private Row insert(int person, T record) {
        Row row = new Row("a" + nextId++, person, record);
        rows.put(row.id, row);
        log(row.id);
        undoable(() -> rows.remove(row.id));
        return row;
    }

    private void log(String id) {
        log.add(id);
        undoable(() -> log.remove(log.size() - 1));
    }

    private void delete(Row row) {
        rows.remove(row.id);
        undoable(() -> rows.put(row.id, row));
        log(row.id);
        world.belongings().ownerIsGone(Side.APP, row.id);
    }

    private void store(Row row, T next, Iterable<String> fields) {
        T record = row.record;
        long version = row.version;
        Map<String, Instant> changedAt = row.changedAt;
        undoable(() -> {
            row.record = record;
            row.version = version;
            row.changedAt = changedAt;
        });
        row.record = next;
        row.version++;
        row.changedAt = new TreeMap<>(changedAt);
        fields.forEach(field -> row.changedAt.put(field, world.timeline.instant()));
        log(row.id);
    }

    // ---- the engine ----

    @Override
    public Optional<AppState> read(String id) {
        return world.effects.perform(
                Effect.APP_READ, id, () -> Optional.ofNullable(rows.get(id)).map(this::state));
    }

    @Override
    public List<AppState> findByKey(String field, String value) {
        return world.effects.perform(Effect.APP_READ, field, () -> {
            lookedFor.put(value, world.timeline.now());
            return rows.values().stream()
                    .filter(row -> row.values().get(field).equals(FieldValue.text(value)))
                    .map(this::state)
                    .toList();
        });
    }

    @Override
    public List<AppState> page(@Nullable String afterId, int limit) {
        return world.effects.perform(
                Effect.APP_FEED,
                "page",
                () -> rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                        .limit(limit)
                        .map(this::state)
                        .toList());
    }

    @Override
    public AppChanges changedSince(@Nullable String cursor, int limit) {
        return world.effects.perform(Effect.APP_FEED, "changes", () -> {
            if (cursor == null) {
                return new AppChanges(List.of(), String.valueOf(log.size()), false);
            }
            int from = Integer.parseInt(cursor);
            int to = Math.min(log.size(), from + limit);
            return new AppChanges(List.copyOf(log.subList(from, to)), String.valueOf(to), to < log.size());
        });
    }

    @Override
    public AppState create(FieldValues values, String key) {
        return world.effects.perform(Effect.APP_WRITE, "create", () -> {
            requireTransaction("created a record");
            T draft = mapping.write(setup.blank().get(), values);
            String known = createdByKey.get(key);
            if (known == null) {
                int person = world.oracle.personOf(mapping.read(draft).values(), "a record created in the application");
                String id = insert(person, draft).id;
                enteredAtOnce(person, id, key);
                known = id;
                createdByKey.put(key, known);
                undoable(() -> createdByKey.remove(key, id));
            }
            Row row = new Row(known, Oracle.NOBODY, draft);
            return state(row);
        });
    }

    /** Whether somebody entered the same person while the engine was about to, which makes two records of one person. */
    private void enteredAtOnce(int person, String created, String operation) {
        Row entered = person == Oracle.NOBODY
                ? null
                : rows.values().stream()
                        .filter(row -> row.person == person && !row.id.equals(created))
                        .findFirst()
                        .orElse(null);
        if (entered == null || world.oracle.person(person).torn) {
            return;
        }
        String anchor =
                world.setup.palette().rule(world.setup.palette().anchor()).name();
        long looked = entered.values().get(anchor) instanceof FieldValue.Text text
                ? lookedFor.getOrDefault(text.value(), 0L)
                : 0;
        if (entered.entered < looked) {
            world.oracle.violated("I3", "record " + created + " was created although " + entered.id + " was there");
            return;
        }
        world.oracle.person(person).torn = true;
        world.tally.add(Counted.ENTERED_AT_ONCE);
        world.oracle.undecidable(new Oracle.Told(
                Counted.ENTERED_AT_ONCE, Oracle.NOBODY, operation, ReviewItem.WHOLE_RECORD, FieldValue.absent()));
    }

    @Override
    public void mergedInGhl(RemoteMerge merge) {
        world.effects.perform(Effect.APP_WRITE, "told of merge " + merge.appId(), () -> null);
    }

    private AppState state(Row row) {
        T record = row.record;
        long version = row.version;
        Reading reading = mapping.read(record);
        return new AppState(
                row.id,
                reading.values(),
                reading.problems(),
                world.scenario.habits().knowsTimes() ? row.changedAt : Map.of(),
                new AppState.Access() {
                    @Override
                    public Optional<FieldValues> patch(FieldValues changes) {
                        return FakeApp.this.patch(row.id, version, record, changes);
                    }

                    @Override
                    public boolean delete() {
                        return FakeApp.this.delete(row.id, version);
                    }

                    @Override
                    public boolean archive() {
                        return FakeApp.this.archive(row.id, version);
                    }
                });
    }

    private Optional<FieldValues> patch(String id, long version, T read, FieldValues changes) {
        return world.effects.perform(Effect.APP_WRITE, id + changes.asMap(), () -> {
            requireTransaction("changed a record");
            Row row = rows.get(id);
            if (row == null || (compares && row.version != version)) {
                world.tally.add(Counted.STALE_APP_WRITES);
                return Optional.empty();
            }
            if (world.cluster.isLateWrite() && row.person != Oracle.NOBODY) {
                Person person = world.oracle.person(row.person);
                changes.asMap().forEach((field, value) -> {
                    person.writtenLate(field, value, world.timeline.now());
                    person.overwrittenLate.add(row.values().get(field));
                    person.tagsLate.addAll(symmetricDifference(row.values().get(field), value));
                });
            }
            store(row, mapping.write(read, changes), new TreeSet<>(changes.names()));
            return Optional.of(row.values());
        });
    }

    /** The mark is a field of the application's own, which no mapping shows. */
    private boolean archive(String id, long version) {
        return world.effects.perform(Effect.APP_WRITE, "archive " + id, () -> {
            requireTransaction("archived a record");
            Row row = rows.get(id);
            return row != null && row.version == version;
        });
    }

    private static Set<String> symmetricDifference(FieldValue before, FieldValue after) {
        Set<String> changed = new TreeSet<>(before.asLabels());
        changed.addAll(after.asLabels());
        changed.removeIf(
                label -> before.asLabels().contains(label) && after.asLabels().contains(label));
        return changed;
    }

    private boolean delete(String id, long version) {
        return world.effects.perform(Effect.APP_WRITE, "delete " + id, () -> {
            requireTransaction("deleted a record");
            Row row = rows.get(id);
            if (row == null) {
                return true;
            }
            if (row.version != version) {
                return false;
            }
            if (!proof.contactIsGone(id)) {
                world.oracle.violated("I8", "the engine deleted record " + id + ", whose contact is alive");
            }
            delete(row);
            return true;
        });
    }
}
