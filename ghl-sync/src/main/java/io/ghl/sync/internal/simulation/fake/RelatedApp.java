package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simulated application's records of a kind besides persons. */
public final class RelatedApp<T> extends AppTable<T, RelatedApp<T>.Row> {
    private final Kind<T> kind;

    /** A record. */
    public final class Row extends AppTable.Held<T> {
        /** Whether a person entered it, and not the engine. */
        public final boolean entered;
        /** What people gave each field last on this side. */
        public final Map<String, Oracle.Wrote> last = new TreeMap<>();
        /** Values that a machine wrote over, or wrote, after it had lost the location. */
        public final Set<FieldValue> late = new HashSet<>();
        /** It or its partner was deleted by a person, so that only the weak promises hold. */
        public boolean torn;

        Row(String id, boolean entered, T record) {
            super(id, kind.mapping(), record);
            this.entered = entered;
        }

        private void edited(String field, FieldValue value) {
            last.put(field, new Oracle.Wrote(Side.APP, value, world.timeline.now()));
        }

        /** The id of the record to which it belongs, null if there is none. */
        public @Nullable String parent() {
            FieldRule rule = kind.parent();
            return rule != null && values().get(rule.name()) instanceof FieldValue.Text text ? text.value() : null;
        }
    }

    RelatedApp(World world, Kind<T> kind, boolean compares, Predicate<String> partnerIsGone) {
        super(
                world,
                kind,
                kind.type().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-a",
                compares,
                partnerIsGone);
        this.kind = kind;
    }

    // ---- people ----

    List<Row> under(String parentId) {
        return rows().stream().filter(row -> parentId.equals(row.parent())).toList();
    }

    public void enter(FieldValues values) {
        Row row = insert(new Row(newId(), true, written(values)));
        FieldRule parent = kind.parent();
        values.asMap().forEach((field, value) -> {
            if (parent == null || !field.equals(parent.name())) {
                row.edited(field, value);
            }
        });
        hint(row.id);
    }

    public void edit(Row row, FieldValues values) {
        values.asMap().forEach(row::edited);
        change(row, values);
    }

    // ---- the engine ----

    @Override
    public List<AppState> findByKey(String field, String value) {
        return world.effects.perform(
                Effect.APP_READ, kind.type() + " " + field + " " + value, () -> holding(field, value));
    }

    @Override
    public AppState create(FieldValues values, String key) {
        return world.effects.perform(
                Effect.APP_WRITE,
                "create " + kind.type() + values.asMap(),
                () -> created(values, key, draft -> insert(new Row(newId(), false, draft))));
    }

    @Override
    void writtenLate(Row row, FieldValues changes) {
        changes.asMap().forEach((field, value) -> {
            row.late.add(value);
            row.late.add(row.values().get(field));
        });
    }
}
