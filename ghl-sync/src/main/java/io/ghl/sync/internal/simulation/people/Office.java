package io.ghl.sync.internal.simulation.people;

import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.internal.oversight.Undoer;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.review.ReviewRule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The people who look after the sync: they answer its questions, make rules of answers, and have things undone. */
public final class Office {
    private static final String SOMEONE = "someone";
    private static final int FIRST_TOKEN = 900_000;
    private static final int LATEST = 20;

    private final World world;
    private final FakeApp<?> app;
    private final ContactBook book;
    private final Related related;
    private final Supplier<ReviewQueue> queue;
    private final Function<Node, Undoer> undoer;
    private int tokens = FIRST_TOKEN;

    public Office(
            World world,
            FakeApp<?> app,
            ContactBook book,
            Related related,
            Supplier<ReviewQueue> queue,
            Function<Node, Undoer> undoer) {
        this.world = world;
        this.app = app;
        this.book = book;
        this.related = related;
        this.queue = queue;
        this.undoer = undoer;
    }

    // ---- answers ----

    void decide(Event.Decide decide) {
        ReviewQueue reviews = queue.get();
        List<ReviewItem> open = reviews.open();
        if (open.isEmpty()) {
            return;
        }
        // Such questions are rare, and must be answered as well.
        List<ReviewItem> rare = open.stream()
                .filter(item -> item.kind() == ReviewItem.Kind.MATCH || item.kind() == ReviewItem.Kind.MASS_DELETE)
                .toList();
        ReviewItem item = rare.isEmpty() || decide.pick() % 3 == 0
                ? open.get(decide.pick() % open.size())
                : rare.get(decide.pick() % rare.size());
        Answer answer = answer(item, decide.pick() / open.size(), decide.app());
        if (answer == null) {
            return;
        }
        world.trace.add("DECIDE", item.kind() + " " + item.field() + " " + answer.choice());
        try {
            ReviewItem unused = reviews.resolve(item.id(), answer, item.version(), SOMEONE, null);
        } catch (IllegalArgumentException e) {
            // It cannot be done, for a reason that the person is told, so the question stays.
            world.trace.add("REFUSED", item.field());
            return;
        }
        world.tally.add(Counted.DECISIONS);
        note(item, answer);
    }

    /** What somebody says who knows the people, null if nothing that is on offer is right. */
    private @Nullable Answer answer(ReviewItem item, int dice, boolean app) {
        return switch (item.kind()) {
            case MATCH -> item.type() == RecordType.CONTACT ? whoIsWho(item, app) : Answer.keepApart();
            case DELETE -> dice % 5 == 0 ? Answer.keepApart() : side(app);
            case MASS_DELETE -> dice % 3 == 0 ? Answer.goAhead() : dice % 3 == 1 ? Answer.revert() : Answer.leave();
            default ->
                item.type() != RecordType.CONTACT && dice % 2 == 0
                        ? ownRelatedValue(item, app)
                        : item.type() == RecordType.CONTACT && dice % 5 == 0 ? ownValue(item, app) : side(app);
        };
    }

    private static Answer side(boolean app) {
        return app ? Answer.app() : Answer.ghl();
    }

    /** A third value, where that is possible. */
    private Answer ownValue(ReviewItem item, boolean app) {
        int field = world.setup.palette().indexOf(item.field());
        int person = personOf(item);
        if (person == Oracle.NOBODY
                || !world.setup.palette().unique(field)
                || field == world.setup.palette().anchor()) {
            return side(app);
        }
        FieldValue value = world.setup.palette().value(field, tokens++);
        world.oracle.owns(person, field, value);
        return Answer.value(value);
    }

    private Answer ownRelatedValue(ReviewItem item, boolean app) {
        FieldValue value = related.ownValue(item.type(), item.field(), tokens++);
        return value == null ? side(app) : Answer.value(value);
    }

    private @Nullable Answer whoIsWho(ReviewItem item, boolean separate) {
        Link link = link(item);
        Side side = link.appId() == null ? Side.GHL : Side.APP;
        String id = link.idOn(side);
        int person = id == null ? Oracle.NOBODY : personOf(side, id);
        if (person == Oracle.NOBODY) {
            return null;
        }
        for (String candidate : item.candidates()) {
            if (personOf(side.other(), candidate) == person) {
                // The same person once more, where the first record has its partner.
                return isLinked(side.other(), candidate) ? Answer.keepApart() : Answer.link(candidate);
            }
        }
        boolean elsewhere = side == Side.APP ? book.of(person) != null : app.of(person) != null;
        if (elsewhere) {
            return null;
        }
        return separate ? Answer.separate() : Answer.keepApart();
    }

    private boolean isLinked(Side side, String id) {
        return world.link(RecordType.CONTACT, side, id)
                .filter(link -> link.idOn(side.other()) != null)
                .isPresent();
    }

    private void note(ReviewItem item, Answer answer) {
        if (item.type() != RecordType.CONTACT && isAboutField(item)) {
            world.oracle.decided(item.linkId(), item.field(), decided(item, answer));
            world.tally.add(Counted.RELATED_DECISIONS);
            if (answer.choice() == Choice.VALUE) {
                world.tally.add(Counted.RELATED_OWN_VALUES);
            }
        }
        int person = personOf(item);
        switch (item.kind()) {
            case MATCH -> world.tally.add(Counted.MATCH_DECISIONS);
            case DELETE -> {
                world.tally.add(Counted.DELETE_DECISIONS);
                world.deletions.allow(1);
            }
            case MASS_DELETE -> {
                world.tally.add(Counted.MASS_DELETE_DECISIONS);
                world.deletions.allow(Integer.MAX_VALUE);
            }
            default -> {
                if (person != Oracle.NOBODY) {
                    Person known = world.oracle.person(person);
                    known.decided.add(item.field());
                    known.answers.put(item.field(), decided(item, answer));
                }
            }
        }
        if (answer.choice() == Choice.KEEP_APART) {
            world.tally.add(Counted.KEPT_APART);
            if (item.type() != RecordType.CONTACT) {
                world.oracle.keptApart(item.linkId());
            }
            if (person != Oracle.NOBODY) {
                world.oracle.person(person).apart = true;
            }
        }
    }

    private Oracle.Decided decided(ReviewItem item, Answer answer) {
        FieldValue expected = switch (answer.choice()) {
            case APP -> item.app();
            case GHL -> item.ghl();
            default -> answer.value();
        };
        return new Oracle.Decided(item.app(), item.ghl(), expected, world.timeline.now());
    }

    private static boolean isAboutField(ReviewItem item) {
        return switch (item.kind()) {
            case FIELD, FIGHTING, REFUSED -> true;
            case MATCH, DELETE, MASS_DELETE, UNDO -> false;
        };
    }

    void takeBack(Event.TakeBack event) {
        List<ReviewItem> decided = world.store.transact(tx -> tx.reviews().decided(World.LOCATION, LATEST));
        if (decided.isEmpty()) {
            return;
        }
        ReviewItem item = decided.get(event.pick() % decided.size());
        world.trace.add("TAKE BACK", item.kind() + " " + item.field());
        int person = personOf(item);
        try {
            ReviewItem unused = queue.get().undo(item.id(), SOMEONE);
        } catch (IllegalArgumentException e) {
            world.trace.add("REFUSED", item.field());
            return;
        }
        world.tally.add(Counted.ANSWERS_TAKEN_BACK);
        if (item.type() != RecordType.CONTACT) {
            world.oracle.takenBack(item.linkId(), item.field());
        }
        if (person != Oracle.NOBODY) {
            Person known = world.oracle.person(person);
            known.answers.remove(item.field());
            if (item.kind() == ReviewItem.Kind.MATCH) {
                // Two records that were one person's, or the other way round, which only this answer told.
                known.torn = true;
                known.apart = true;
            }
        }
    }

    // ---- rules ----

    void rule(Event.Rule event) {
        FieldRule field = world.setup.palette().rule(event.field());
        ReviewQueue reviews = queue.get();
        List<ReviewRule> rules = reviews.rules();
        if (!rules.isEmpty()) {
            reviews.removeRule(rules.get(0).id(), SOMEONE);
            world.trace.add("NO RULE", rules.get(0).field());
            return;
        }
        try {
            ReviewRule unused = reviews.makeRule(
                    new ReviewRule.Suggestion(RecordType.CONTACT, field.name(), event.app() ? Side.APP : Side.GHL, 3),
                    false,
                    SOMEONE);
        } catch (IllegalArgumentException e) {
            // Such a field never asks.
            return;
        }
        world.tally.add(Counted.RULES_MADE);
        world.trace.add("RULE", field.name());
    }

    // ---- undo ----

    void undo(Event.Undo event) {
        FakeApp<?>.Row row = app.of(event.person());
        if (row == null) {
            return;
        }
        String id = row.id;
        String field = world.setup.palette().rule(event.field()).name();
        UndoScope scope = event.whole()
                ? UndoScope.record(RecordType.CONTACT, id)
                : UndoScope.field(RecordType.CONTACT, id, field);
        world.cluster.carryOut(node -> {
            world.trace.add(node, "UNDO", id + (event.whole() ? "" : " " + field));
            Undoer machine = undoer.apply(node);
            if (event.whole()) {
                Person known = world.oracle.person(event.person());
                known.torn = true;
                known.undone = true;
                world.deletions.allow(2);
            } else {
                world.oracle.person(event.person()).decided.add(field);
                world.oracle.person(event.person()).answers.remove(field);
            }
            try {
                Undoer.Started unused = machine.start(scope, SOMEONE);
                world.tally.add(Counted.UNDOS);
            } catch (IllegalArgumentException e) {
                world.trace.add(node, "REFUSED", id);
            }
        });
    }

    // ---- who it is about ----

    private Link link(ReviewItem item) {
        return world.store.transact(tx -> tx.links().find(item.linkId())).orElseThrow();
    }

    private int personOf(ReviewItem item) {
        if (item.kind() == ReviewItem.Kind.MASS_DELETE || item.type() != RecordType.CONTACT) {
            return Oracle.NOBODY;
        }
        Link link = link(item);
        int person = link.ghlId() == null ? Oracle.NOBODY : personOf(Side.GHL, link.ghlId());
        return person != Oracle.NOBODY || link.appId() == null ? person : personOf(Side.APP, link.appId());
    }

    private int personOf(Side side, String id) {
        if (side == Side.APP) {
            return app.row(id).map(row -> row.person).orElse(Oracle.NOBODY);
        }
        FakeContact contact = book.get(id);
        return contact == null ? Oracle.NOBODY : contact.person;
    }
}
