package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The simulated application's records of persons. */
public final class FakeApp<T> extends AppTable<T, FakeApp<T>.Row> {
    private final Setup<T> setup;
    private final RecordMapping<T> mapping;
    private final Map<String, Long> lookedFor = new HashMap<>();

    /** A record. */
    public final class Row extends AppTable.Held<T> {
        public final int person;
        private final long entered = world.timeline.now();

        Row(String id, int person, T record) {
            super(id, mapping, record);
            this.person = person;
        }
    }

    /** The records; {@code contactIsGone} tells whether the contact that is linked to one is gone. */
    public FakeApp(World world, Setup<T> setup, Predicate<String> contactIsGone, boolean compares) {
        super(world, new Kind<>(RecordType.CONTACT, setup.mapping(), setup.blank()), "a", compares, contactIsGone);
        this.setup = setup;
        this.mapping = setup.mapping();
    }

    // ---- people ----

    public @Nullable Row of(int person) {
        return rows().stream().filter(row -> row.person == person).findFirst().orElse(null);
    }

    public void enter(int person, FieldValues values) {
        hint(insert(new Row(newId(), person, written(values))).id);
    }

    public void edit(Row row, String field, FieldValue value) {
        change(row, FieldValues.none().with(field, value));
    }

    // ---- the engine ----

    @Override
    Reading reading(T record) {
        return setup.synced(world.mappings.isOtherForRunning()).read(record);
    }

    @Override
    public List<AppState> findByKey(String field, String value) {
        return world.effects.perform(Effect.APP_READ, field, () -> {
            lookedFor.put(value, world.timeline.now());
            return holding(field, value);
        });
    }

    @Override
    public AppState create(FieldValues values, String key) {
        return world.effects.perform(
                Effect.APP_WRITE, "create", () -> created(values, key, draft -> createdByEngine(draft, key)));
    }

    private Row createdByEngine(T draft, String key) {
        int person = world.oracle.personOf(mapping.read(draft).values(), "a record created in the application");
        Row row = insert(new Row(newId(), person, draft));
        enteredAtOnce(person, row.id, key);
        return row;
    }

    /** Whether somebody entered the same person while the engine was about to, which makes two records of one person. */
    private void enteredAtOnce(int person, String created, String operation) {
        Row entered = person == Oracle.NOBODY
                ? null
                : rows().stream()
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
    void writtenLate(Row row, FieldValues changes) {
        if (row.person == Oracle.NOBODY) {
            return;
        }
        Person person = world.oracle.person(row.person);
        changes.asMap().forEach((field, value) -> {
            FieldValue held = row.values().get(field);
            person.writtenLate(field, value, world.timeline.now());
            person.overwrittenLate.add(held);
            person.tagsLate.addAll(symmetricDifference(held, value));
        });
    }

    @Override
    void changedByEngine(Row row, FieldValues changes) {
        world.fights.wrote(
                Side.APP, row.id, row.person, rule -> changes.get(rule.name()).isPresent(), row.values());
    }

    private static Set<String> symmetricDifference(FieldValue before, FieldValue after) {
        Set<String> changed = new TreeSet<>(before.asLabels());
        changed.addAll(after.asLabels());
        changed.removeIf(
                label -> before.asLabels().contains(label) && after.asLabels().contains(label));
        return changed;
    }
}
