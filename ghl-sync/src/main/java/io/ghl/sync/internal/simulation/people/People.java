package io.ghl.sync.internal.simulation.people;

import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.fake.FakeHighLevel;
import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Palette;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The people on both sides, who do what the scenario says as far as it makes sense then, and the oracle writes it down. */
public final class People<T> {
    private static final int FIRST_TOKEN_OF_PERSONS = 10;
    private static final int FIRST_TOKEN_OF_ENTRIES = 20_000;

    private final World world;
    private final FakeApp<T> app;
    private final ContactBook book;
    private final FakeHighLevel ghl;
    private final Office office;
    private final Map<RecordType, RelatedPeople<?>> others = new EnumMap<>(RecordType.class);
    private final Palette palette;

    public People(World world, FakeApp<T> app, ContactBook book, FakeHighLevel ghl, Office office, Related related) {
        this.world = world;
        this.app = app;
        this.book = book;
        this.ghl = ghl;
        this.office = office;
        this.palette = world.setup.palette();
        related.shelves().forEach(shelf -> others.put(shelf.kind().type(), new RelatedPeople<>(world, related, shelf)));
    }

    public void act(Event event) {
        boolean acted;
        if (event instanceof Event.Create create) {
            acted = create(create);
        } else if (event instanceof Event.CreateAgain again) {
            acted = createAgain(again);
        } else if (event instanceof Event.Edit edit) {
            acted = edit(edit);
        } else if (event instanceof Event.Delete delete) {
            acted = delete(delete.side(), delete.person());
        } else if (event instanceof Event.Merge merge) {
            acted = merge(merge.survivor(), merge.absorbed());
        } else if (event instanceof Event.Decide decide) {
            office.decide(decide);
            return;
        } else if (event instanceof Event.TakeBack back) {
            office.takeBack(back);
            return;
        } else if (event instanceof Event.Rule rule) {
            office.rule(rule);
            return;
        } else if (event instanceof Event.Undo undo) {
            office.undo(undo);
            return;
        } else if (event instanceof Event.Fault fault) {
            world.effects.arm(fault);
            return;
        } else {
            RelatedPeople<?> people = event instanceof Event.Other other ? others.get(other.type()) : null;
            acted = people != null && people.act((Event.Other) event);
        }
        if (acted) {
            world.tally.add(Counted.EDITS);
            world.trace.add("PEOPLE", event);
        }
    }

    // ---- entering ----

    private boolean create(Event.Create create) {
        int person = create.person();
        Person known = world.oracle.person(person);
        boolean inApp = app.of(person) != null;
        boolean inGhl = book.of(person) != null;
        if (known.torn
                || (create.side() == Side.APP ? inApp : inGhl)
                || (world.scenario.habits().allowsDuplicates() && (inApp || inGhl))) {
            return false;
        }
        enter(create.side(), person);
        if (isUnlinkedTwice(person) && !shareKey(person)) {
            // The keys of the one were edited before the other was entered, and nothing shows that they are the same.
            known.torn = true;
        }
        return true;
    }

    private boolean shareKey(int person) {
        FieldValues inApp = Objects.requireNonNull(app.of(person)).values();
        FieldValues inGhl = book.canonical(Objects.requireNonNull(book.of(person)));
        return world.setup.mapping().matchKeys().stream()
                .anyMatch(key -> !inApp.get(key).isBlank()
                        && inApp.get(key).isPresent()
                        && inApp.get(key).equals(inGhl.get(key)));
    }

    /** Which of two records of a person is the one, only another person can tell. */
    private boolean createAgain(Event.CreateAgain again) {
        boolean there = again.side() == Side.APP ? app.of(again.person()) != null : book.of(again.person()) != null;
        if (!there || (again.side() == Side.GHL && !world.scenario.habits().allowsDuplicates())) {
            return false;
        }
        world.oracle.person(again.person()).torn = true;
        world.oracle.person(again.person()).twice = true;
        enter(again.side(), again.person());
        return true;
    }

    /** Enters a person's record; both sides agree on who it is, and not always on the rest. */
    public void enter(Side side, int person) {
        FieldValues values = FieldValues.none();
        for (int field = 0; field < palette.rules().size(); field++) {
            FieldRule rule = palette.rule(field);
            FieldValue value = entered(side, person, field);
            if (value.isPresent()) {
                values = values.with(rule.name(), value);
                note(side, person, field, value);
            }
        }
        if (side == Side.APP) {
            app.enter(person, values);
        } else {
            FakeContact contact = book.add(person);
            world.mappings.seen().toGhl(values).asMap().forEach((path, value) -> book.put(contact, path, value));
            book.changed(contact, "ContactCreate", true);
        }
    }

    private FieldValue entered(Side side, int person, int field) {
        if (field == palette.anchor()) {
            return palette.value(field, FIRST_TOKEN_OF_PERSONS + person);
        }
        long dice = new SplittableRandom(world.scenario.seed() * 31 + person * 1009L + field).nextLong();
        boolean differs = side == Side.GHL && (dice & 8) != 0;
        if ((dice & 3) == 0 || (side == Side.GHL && !palette.rule(field).writableInGhl())) {
            return FieldValue.absent();
        }
        return palette.value(field, FIRST_TOKEN_OF_ENTRIES + person * 200 + field * 2 + (differs ? 1 : 0));
    }

    private void note(Side side, int person, int field, FieldValue value) {
        if (palette.rule(field).labels()) {
            value.asLabels().forEach(tag -> world.oracle.tagged(person, side, tag, true, world.timeline.now()));
        } else {
            world.oracle.wrote(person, side, field, value, world.timeline.now());
        }
    }

    // ---- editing ----

    private boolean edit(Event.Edit edit) {
        FieldRule rule = palette.rule(edit.field());
        FakeApp<T>.Row row = edit.side() == Side.APP ? app.of(edit.person()) : null;
        FakeContact contact = edit.side() == Side.GHL ? book.of(edit.person()) : null;
        if (row == null && contact == null) {
            return false;
        }
        FieldValues held = row == null ? book.canonical(Objects.requireNonNull(contact)) : row.values();
        FieldValue before = held.get(rule.name());
        if (rule.labels()) {
            return editTag(edit, row, contact, before);
        }
        FieldValue after = edit.clears() && edit.field() != palette.anchor()
                ? FieldValue.nothing()
                : palette.value(edit.field(), edit.token());
        boolean cannot =
                after.isBlank() && (rule.whenClears(edit.side()) != ClearPolicy.PROPAGATE || !rule.clearableInGhl());
        if (after.equals(before) || cannot || (contact != null && !rule.writableInGhl())) {
            return false;
        }
        if (world.setup.mapping().matchKeys().contains(rule.name()) && isUnlinkedTwice(edit.person())) {
            // Who is who is told by the keys, and these are edited before anybody compared them.
            world.oracle.person(edit.person()).torn = true;
        }
        world.oracle.wrote(edit.person(), edit.side(), edit.field(), after, world.timeline.now());
        if (row != null) {
            app.edit(row, rule.name(), after);
        } else {
            FieldValues raw = world.mappings.seen().toGhl(FieldValues.none().with(rule.name(), after));
            raw.asMap().forEach((path, value) -> ghl.userEdit(Objects.requireNonNull(contact), rule, path, value));
        }
        return true;
    }

    /** Whether a person was entered on both sides, and the sync has not put the two together yet. */
    private boolean isUnlinkedTwice(int person) {
        FakeApp<T>.Row row = app.of(person);
        FakeContact contact = book.of(person);
        return row != null
                && contact != null
                && !book.carries(contact, row.id)
                && world.link(RecordType.CONTACT, Side.APP, row.id)
                        .filter(link -> contact.id.equals(link.ghlId()))
                        .isEmpty();
    }

    private boolean editTag(
            Event.Edit edit, FakeApp<T>.@Nullable Row row, @Nullable FakeContact contact, FieldValue before) {
        String tag = palette.value(edit.field(), edit.token()).asLabels().first();
        TreeSet<String> tags = new TreeSet<>(before.asLabels());
        boolean adds = !tags.remove(tag);
        if (adds) {
            tags.add(tag);
        }
        if (row == null) {
            ghl.userTag(Objects.requireNonNull(contact), tag, adds);
        } else {
            world.oracle.tagged(edit.person(), Side.APP, tag, adds, world.timeline.now());
            FieldValue after = tags.isEmpty() ? FieldValue.nothing() : FieldValue.labels(tags);
            app.edit(row, palette.rule(edit.field()).name(), after);
        }
        return true;
    }

    // ---- deleting ----

    private boolean delete(Side side, int person) {
        FakeApp<T>.Row row = side == Side.APP ? app.of(person) : null;
        FakeContact contact = side == Side.GHL ? book.of(person) : null;
        if (row == null && contact == null) {
            return false;
        }
        if (row != null) {
            notePartner(side, row.id);
            app.remove(row);
        } else {
            notePartner(side, Objects.requireNonNull(contact).id);
            book.remove(contact);
        }
        world.tally.add(Counted.DELETES);
        world.oracle.person(person).deletedOn.add(side);
        world.oracle.person(person).torn = true;
        return true;
    }

    private void notePartner(Side side, String id) {
        world.link(RecordType.CONTACT, side, id)
                .filter(link -> link.state() == LinkState.LINKED)
                .ifPresent(link -> world.oracle.left(
                        new Oracle.Left(side.other(), Objects.requireNonNull(link.idOn(side.other())), link.id())));
    }

    private boolean merge(int survivor, int absorbed) {
        FakeContact stays = book.of(survivor);
        FakeContact goes = book.of(absorbed);
        if (stays == null || goes == null || survivor == absorbed) {
            return false;
        }
        world.tally.add(Counted.MERGES);
        for (int person : List.of(survivor, absorbed)) {
            world.oracle.person(person).torn = true;
            world.oracle.person(person).merged = true;
        }
        world.oracle.person(absorbed).deletedOn.add(Side.GHL);
        world.oracle.person(survivor).absorbed.add(world.oracle.person(absorbed));
        book.merge(stays, goes);
        return true;
    }
}
