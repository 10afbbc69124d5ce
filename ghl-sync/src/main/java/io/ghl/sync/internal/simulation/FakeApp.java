package io.ghl.sync.internal.simulation;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.AppState;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
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
final class FakeApp<T> implements AppSide {
    private final World world;
    private final Setup<T> setup;
    private final RecordMapping<T> mapping;
    private final DeleteProof proof;
    private final boolean compares;
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private int nextId = 100;

    /** Asks whether the contact that is linked to a record is gone. */
    interface DeleteProof {
        boolean contactIsGone(String appId);
    }

    /** A record. */
    final class Row {
        final String id;
        final int person;
        T record;
        long version;
        final Map<String, Instant> changedAt = new TreeMap<>();

        Row(String id, int person, T record) {
            this.id = id;
            this.person = person;
            this.record = record;
        }

        FieldValues values() {
            return mapping.read(record).values();
        }
    }

    FakeApp(World world, Setup<T> setup, DeleteProof proof, boolean compares) {
        this.world = world;
        this.setup = setup;
        this.mapping = setup.mapping();
        this.proof = proof;
        this.compares = compares;
    }

    // ---- people ----

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    Optional<Row> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Nullable
    Row of(int person) {
        return rows.values().stream()
                .filter(row -> row.person == person)
                .findFirst()
                .orElse(null);
    }

    void enter(int person, FieldValues values) {
        Row row = insert(person, mapping.write(setup.blank().get(), values));
        hint(row.id);
    }

    void edit(Row row, String field, FieldValue value) {
        store(row, mapping.write(row.record, FieldValues.none().with(field, value)), List.of(field));
        hint(row.id);
    }

    void remove(Row row) {
        rows.remove(row.id);
        log.add(row.id);
        hint(row.id);
    }

    private void hint(String id) {
        if (!world.cluster.isDown()
                && world.happensIn100(world.scenario.habits().hinted())) {
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
        log.add(row.id);
        return row;
    }

    private void store(Row row, T next, Iterable<String> fields) {
        row.record = next;
        row.version++;
        fields.forEach(field -> row.changedAt.put(field, world.timeline.instant()));
        log.add(row.id);
    }

    // ---- the engine ----

    @Override
    public Optional<AppState> read(String id) {
        return world.effects.perform(
                Effect.APP_READ, id, () -> Optional.ofNullable(rows.get(id)).map(this::state));
    }

    @Override
    public List<AppState> findByKey(String field, String value) {
        return world.effects.perform(
                Effect.APP_READ,
                field,
                () -> rows.values().stream()
                        .filter(row -> row.values().get(field).equals(FieldValue.text(value)))
                        .map(this::state)
                        .toList());
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
            T draft = mapping.write(setup.blank().get(), values);
            String known = createdByKey.get(key);
            if (known == null) {
                int person = world.oracle.personOf(mapping.read(draft).values(), "a record created in the application");
                if (person != Oracle.NOBODY && of(person) != null) {
                    // Somebody entered the same person while the engine was about to: two people, two records.
                    world.oracle.person(person).torn = true;
                    world.tally.add(Counted.UNDECIDABLE);
                }
                known = insert(person, draft).id;
                createdByKey.put(key, known);
            }
            Row row = new Row(known, Oracle.NOBODY, draft);
            return state(row);
        });
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
                world.scenario.habits().knowsTimes() ? Map.copyOf(row.changedAt) : Map.of(),
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
            Row row = rows.get(id);
            if (row == null || (compares && row.version != version)) {
                world.tally.add(Counted.STALE_APP_WRITES);
                return Optional.empty();
            }
            if (world.cluster.isLateWrite() && row.person != Oracle.NOBODY) {
                Oracle.Person person = world.oracle.person(row.person);
                changes.asMap().forEach((field, value) -> {
                    person.writtenLate(field, value);
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
            rows.remove(id);
            log.add(id);
            return true;
        });
    }
}
