package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Oracle.Wrote;
import io.ghl.sync.internal.simulation.oracle.Person;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the newer change won where HighLevel's clock was measured: a change that was taken for proven newer was, and one
 * that had to be proven newer was taken for it.
 */
public final class NewerVerdict {
    private static final String PROVEN = "newer wins";
    private static final String UNDECIDED = "newer wins, undecided";
    /** The application and the machines are no further apart. */
    private static final long CLOCKS_WITHIN = 1000;

    private final World world;
    private final FakeApp<?> app;
    private final ContactBook book;

    public NewerVerdict(World world, FakeApp<?> app, ContactBook book) {
        this.world = world;
        this.app = app;
        this.book = book;
    }

    public void check() {
        if (!world.setup.variant().measured()) {
            return;
        }
        world.store.transact(tx -> tx.audit().page(World.LOCATION, 0, Integer.MAX_VALUE)).stream()
                .filter(row -> row.type() == RecordType.CONTACT
                        && row.action() == AuditEntry.Action.CONFLICT_SETTLED
                        && row.rule().startsWith(PROVEN))
                .forEach(this::check);
    }

    private void check(AuditEntry row) {
        boolean proven = row.rule().equals(PROVEN);
        if (!proven && !row.rule().startsWith(UNDECIDED)) {
            return;
        }
        world.tally.add(proven ? Counted.NEWER_PROVEN : Counted.NEWER_UNDECIDED);
        Link link = world.look(tx -> tx.links().find(row.linkId())).orElse(null);
        FakeContact contact = link == null || link.ghlId() == null ? null : book.get(link.ghlId());
        FakeApp<?>.Row record = link == null || link.appId() == null
                ? null
                : app.row(link.appId()).orElse(null);
        if (contact == null || record == null || record.person == Oracle.NOBODY || record.person != contact.person) {
            return;
        }
        Person person = world.oracle.person(record.person);
        String field = String.valueOf(row.field());
        Side written = row.written();
        // What a person decided or had undone was written by the sync, at a time of its own.
        if (person.torn || written == null || person.decided.contains(field)) {
            return;
        }
        Wrote loser = edit(person, field, written, row.before(), row);
        Wrote winner = edit(person, field, written.other(), row.other(), row);
        if (loser == null || winner == null) {
            return;
        }
        if (proven && winner.at() + CLOCKS_WITHIN < loser.at()) {
            world.oracle.violated(
                    "I4",
                    "field " + field + ": " + winner + " was taken for newer than " + loser + "; " + row.evidence());
        }
        Wrote inApp = written == Side.APP ? loser : winner;
        if (!proven && isProvable(inApp, contact, row)) {
            world.oracle.violated(
                    "I4",
                    "field " + field + ": " + inApp + " is newer than all in HighLevel, and nobody saw that; "
                            + row.evidence());
        }
    }

    /**
     * HighLevel dates records and no fields, so only a change of the application that is newer than all of HighLevel's can
     * be told for sure; and only if the application knows when its fields changed.
     */
    private boolean isProvable(Wrote inApp, FakeContact contact, AuditEntry row) {
        long margin = world.widestMeasurement() + CLOCKS_WITHIN;
        return world.scenario.habits().knowsTimes()
                && contact.movedBefore(world.timeOf(row.at()) + CLOCKS_WITHIN) + margin < inApp.at();
    }

    /** The edit by which a side came to hold a value, null if it was none of that side's. */
    private @Nullable Wrote edit(Person person, String field, Side side, FieldValue value, AuditEntry row) {
        long until = world.timeOf(row.at()) + CLOCKS_WITHIN;
        return person.edits(world.setup.palette().indexOf(field)).stream()
                .filter(edit -> edit.side() == side
                        && edit.at() <= until
                        && edit.value().equals(value))
                .max(Comparator.comparingLong(Wrote::at))
                .orElse(null);
    }
}
