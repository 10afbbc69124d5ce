package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.World;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simulated application's records of a type, with a change log and compare-and-set; people edit them as well. */
abstract class AppTable<T, R extends AppTable.Held<T>> implements AppSide {
    private static final int FIRST_ID = 100;

    final World world;
    private final Kind<T> kind;
    private final RecordMapping<T> mapping;
    private final String prefix;
    private final boolean compares;
    private final Predicate<String> partnerIsGone;
    private final TreeMap<String, R> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private int nextId = FIRST_ID;

    /** A record. */
    abstract static class Held<T> {
        public final String id;
        private final RecordMapping<T> mapping;
        T record;
        long version;
        Map<String, Instant> changedAt = Map.of();

        Held(String id, RecordMapping<T> mapping, T record) {
            this.id = id;
            this.mapping = mapping;
            this.record = record;
        }

        public FieldValues values() {
            return mapping.read(record).values();
        }
    }

    /**
     * A table whose ids begin with {@code prefix}.
     *
     * @param compares whether a record is written only if it is as it was read
     * @param partnerIsGone whether HighLevel's record that is linked to one of these is gone
     */
    AppTable(World world, Kind<T> kind, String prefix, boolean compares, Predicate<String> partnerIsGone) {
        this.world = world;
        this.kind = kind;
        this.mapping = kind.mapping();
        this.prefix = prefix;
        this.compares = compares;
        this.partnerIsGone = partnerIsGone;
    }

    /** The engine writes to a record from a machine that has lost the location. */
    abstract void writtenLate(R row, FieldValues changes);

    /** The engine has written to a record. */
    void changedByEngine(R row, FieldValues changes) {
        // Most types want no note of it.
    }

    /** What the engine is shown of a record. */
    Reading reading(T record) {
        return mapping.read(record);
    }

    // ---- people ----

    public List<R> rows() {
        return List.copyOf(rows.values());
    }

    public Optional<R> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public void remove(R row) {
        delete(row);
        hint(row.id);
    }

    void change(R row, FieldValues values) {
        store(row, mapping.write(row.record, values), values.names());
        hint(row.id);
    }

    /** Perhaps the application tells the engine that somebody changed a record. */
    void hint(String id) {
        if (!world.cluster.isDown()
                && world.noise.happensIn100(world.scenario.habits().hinted())) {
            world.store.transact(tx -> {
                tx.signals()
                        .raise(World.LOCATION, kind.type(), Side.APP, id, world.cluster.time(), Signal.Cause.APP_HINT);
                return null;
            });
            world.cluster.wake();
        }
    }

    // ---- the table ----

    String newId() {
        return prefix + nextId++;
    }

    /** A record of the application's with values. */
    T written(FieldValues values) {
        return mapping.write(kind.blank().get(), values);
    }

    R insert(R row) {
        rows.put(row.id, row);
        log(row.id);
        world.appTransaction.undoable(() -> rows.remove(row.id));
        return row;
    }

    private void log(String id) {
        log.add(id);
        world.appTransaction.undoable(() -> log.remove(log.size() - 1));
    }

    /** Deletes a record because somebody or something wants it so. */
    void delete(R row) {
        rows.remove(row.id);
        world.appTransaction.undoable(() -> rows.put(row.id, row));
        log(row.id);
        world.belongings().ownerIsGone(Side.APP, row.id);
    }

    private void store(Held<T> row, T next, Iterable<String> fields) {
        T record = row.record;
        long version = row.version;
        Map<String, Instant> changedAt = row.changedAt;
        world.appTransaction.undoable(() -> {
            row.record = record;
            row.version = version;
            row.changedAt = changedAt;
        });
        row.record = next;
        row.version++;
        row.changedAt = new TreeMap<>(changedAt);
        fields.forEach(field -> row.changedAt.put(field, world.appTime()));
        log(row.id);
    }

    /** The record that the engine created under a key, null if none was. */
    public @Nullable String createdAs(String key) {
        return createdByKey.get(key);
    }

    // ---- the engine ----

    @Override
    public boolean joinsTransactions() {
        return world.appTransaction.joins();
    }

    @Override
    public Optional<AppState> read(String id) {
        return world.effects.perform(
                Effect.APP_READ, id, () -> Optional.ofNullable(rows.get(id)).map(this::state));
    }

    List<AppState> holding(String field, String value) {
        return rows.values().stream()
                .filter(row -> row.values().get(field).equals(FieldValue.text(value)))
                .map(this::state)
                .toList();
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

    /** The engine creates a record, unless it has done so under this key; {@code insert} puts a new one into the table. */
    AppState created(FieldValues values, String key, Function<T, R> insert) {
        world.appTransaction.require("created a record");
        T draft = written(values);
        String known = createdByKey.get(key);
        if (known == null) {
            String id = insert.apply(draft).id;
            known = id;
            createdByKey.put(key, id);
            world.appTransaction.undoable(() -> createdByKey.remove(key, id));
        }
        return state(known, draft, 0, Map.of());
    }

    @Override
    public void mergedInGhl(RemoteMerge merge) {
        world.effects.perform(Effect.APP_WRITE, "told of merge " + merge.appId(), () -> null);
    }

    private AppState state(Held<T> row) {
        return state(row.id, row.record, row.version, row.changedAt);
    }

    private AppState state(String id, T record, long version, Map<String, Instant> changedAt) {
        Reading reading = reading(record);
        return new AppState(
                id,
                reading.values(),
                reading.problems(),
                world.scenario.habits().knowsTimes() ? changedAt : Map.of(),
                new AppState.Access() {
                    @Override
                    public Optional<FieldValues> patch(FieldValues changes) {
                        return AppTable.this.patch(id, version, record, changes);
                    }

                    @Override
                    public boolean delete() {
                        return AppTable.this.delete(id, version);
                    }

                    @Override
                    public boolean archive() {
                        return AppTable.this.archive(id, version);
                    }
                });
    }

    private Optional<FieldValues> patch(String id, long version, T read, FieldValues changes) {
        return world.effects.perform(Effect.APP_WRITE, id + changes.asMap(), () -> {
            world.appTransaction.require("changed a record");
            R row = rows.get(id);
            if (row == null || (compares && row.version != version)) {
                world.tally.add(Counted.STALE_APP_WRITES);
                return Optional.empty();
            }
            boolean late = world.cluster.isLateWrite();
            if (late) {
                writtenLate(row, changes);
            }
            store(row, mapping.write(read, changes), new TreeSet<>(changes.names()));
            if (!late) {
                changedByEngine(row, changes);
            }
            return Optional.of(reading(row.record).values());
        });
    }

    /** The mark is a field of the application's own, which no mapping shows. */
    private boolean archive(String id, long version) {
        return world.effects.perform(Effect.APP_WRITE, "archive " + id, () -> {
            world.appTransaction.require("archived a record");
            R row = rows.get(id);
            return row != null && row.version == version;
        });
    }

    private boolean delete(String id, long version) {
        return world.effects.perform(Effect.APP_WRITE, "delete " + id, () -> {
            world.appTransaction.require("deleted a record");
            R row = rows.get(id);
            if (row == null) {
                return true;
            }
            if (row.version != version) {
                return false;
            }
            if (!partnerIsGone.test(id)) {
                world.oracle.violated("I8", "the engine deleted record " + id + ", whose partner is alive");
            }
            if (kind.type() == RecordType.CONTACT) {
                world.deletions.deleted(id, world.timeline.now());
            }
            delete(row);
            return true;
        });
    }
}
