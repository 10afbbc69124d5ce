package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.reconcile.AppState;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simulated application's records of a kind, with a change log and compare-and-set; people edit them as well. */
public final class RelatedApp<T> implements AppSide {
    private static final int FIRST_ID = 100;

    private final World world;
    private final Kind<T> kind;
    private final RecordMapping<T> mapping;
    private final boolean compares;
    private final Predicate<String> partnerIsGone;
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private final Map<String, String> createdByKey = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private int nextId = FIRST_ID;

    /** A record. */
    public final class Row {
        public final String id;
        /** Whether a person entered it, and not the engine. */
        public final boolean entered;
        /** What people gave each field last on this side. */
        public final Map<String, Oracle.Wrote> last = new TreeMap<>();
        /** Values that a machine wrote over, or wrote, after it had lost the location. */
        public final Set<FieldValue> late = new HashSet<>();
        /** It or its partner was deleted by a person, so that only the weak promises hold. */
        public boolean torn;

        T record;
        long version;
        Map<String, Instant> changedAt = Map.of();

        Row(String id, boolean entered, T record) {
            this.id = id;
            this.entered = entered;
            this.record = record;
        }

        public FieldValues values() {
            return mapping.read(record).values();
        }

        private void edited(String field, FieldValue value, long at) {
            last.put(field, new Oracle.Wrote(Side.APP, value, at));
        }

        /** The id of the record to which it belongs, null if there is none. */
        @Nullable
        public String parent() {
            FieldRule rule = kind.parent();
            return rule != null && values().get(rule.name()) instanceof FieldValue.Text text ? text.value() : null;
        }
    }

    public RelatedApp(World world, Kind<T> kind, boolean compares, Predicate<String> partnerIsGone) {
        this.world = world;
        this.kind = kind;
        this.mapping = kind.mapping();
        this.compares = compares;
        this.partnerIsGone = partnerIsGone;
    }

    // ---- people ----

    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    List<Row> under(String parentId) {
        return rows().stream().filter(row -> parentId.equals(row.parent())).toList();
    }

    public Optional<Row> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public void enter(FieldValues values) {
        Row row = insert(mapping.write(kind.blank().get(), values), true);
        FieldRule parent = kind.parent();
        values.asMap().forEach((field, value) -> {
            if (parent == null || !field.equals(parent.name())) {
                row.edited(field, value, world.timeline.now());
            }
        });
        hint(row.id);
    }

    public void edit(Row row, FieldValues values) {
        values.asMap().forEach((field, value) -> row.edited(field, value, world.timeline.now()));
        store(row, mapping.write(row.record, values), values.names());
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
                        .raise(World.LOCATION, kind.type(), Side.APP, id, world.cluster.time(), Signal.Cause.APP_HINT);
                return null;
            });
            world.cluster.wake();
        }
    }

    private Row insert(T record, boolean entered) {
        String prefix = kind.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Row row = new Row(prefix + "-a" + nextId++, entered, record);
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
    void delete(Row row) {
        rows.remove(row.id);
        world.appTransaction.undoable(() -> rows.put(row.id, row));
        log(row.id);
        world.belongings().ownerIsGone(Side.APP, row.id);
    }

    private void store(Row row, T next, Iterable<String> fields) {
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
        fields.forEach(field -> row.changedAt.put(field, world.timeline.instant()));
        log(row.id);
    }

    /** The record that the engine created under a key, null if none was. */
    @Nullable
    public String createdAs(String key) {
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

    @Override
    public List<AppState> findByKey(String field, String value) {
        return world.effects.perform(
                Effect.APP_READ,
                kind.type() + " " + field + " " + value,
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
        return world.effects.perform(Effect.APP_WRITE, "create " + kind.type() + values.asMap(), () -> {
            world.appTransaction.require("created a record");
            T draft = mapping.write(kind.blank().get(), values);
            String known = createdByKey.get(key);
            if (known == null) {
                String id = insert(draft, false).id;
                known = id;
                createdByKey.put(key, known);
                world.appTransaction.undoable(() -> createdByKey.remove(key, id));
            }
            return state(new Row(known, false, draft));
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
                world.scenario.habits().knowsTimes() ? row.changedAt : Map.of(),
                new AppState.Access() {
                    @Override
                    public Optional<FieldValues> patch(FieldValues changes) {
                        return RelatedApp.this.patch(row.id, version, record, changes);
                    }

                    @Override
                    public boolean delete() {
                        return RelatedApp.this.delete(row.id, version);
                    }

                    @Override
                    public boolean archive() {
                        throw new UnsupportedOperationException("Only records with tags are archived.");
                    }
                });
    }

    private Optional<FieldValues> patch(String id, long version, T read, FieldValues changes) {
        return world.effects.perform(Effect.APP_WRITE, id + changes.asMap(), () -> {
            world.appTransaction.require("changed a record");
            Row row = rows.get(id);
            if (row == null || (compares && row.version != version)) {
                world.tally.add(Counted.STALE_APP_WRITES);
                return Optional.empty();
            }
            if (world.cluster.isLateWrite()) {
                changes.asMap().forEach((field, value) -> {
                    row.late.add(value);
                    row.late.add(row.values().get(field));
                });
            }
            store(row, mapping.write(read, changes), new TreeSet<>(changes.names()));
            return Optional.of(row.values());
        });
    }

    private boolean delete(String id, long version) {
        return world.effects.perform(Effect.APP_WRITE, "delete " + id, () -> {
            world.appTransaction.require("deleted a record");
            Row row = rows.get(id);
            if (row == null) {
                return true;
            }
            if (row.version != version) {
                return false;
            }
            if (!partnerIsGone.test(id)) {
                world.oracle.violated("I8", "the engine deleted record " + id + ", whose partner is alive");
            }
            delete(row);
            return true;
        });
    }
}
