package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.scenario.Palette;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what a run came to with what people did: whether both sides agree, and who has how many records. */
public final class Verdict {
    private final World world;
    private final FakeApp<?> app;
    private final ContactBook book;
    private final Oracle oracle;
    private final Palette palette;
    private final Survivors survivors;
    private final boolean swept;
    private final Map<String, List<ReviewItem>> reviews;

    public Verdict(World world, FakeApp<?> app, ContactBook book, boolean swept) {
        this.world = world;
        this.app = app;
        this.book = book;
        this.oracle = world.oracle;
        this.palette = world.setup.palette();
        this.survivors = new Survivors(world, book);
        this.swept = swept;
        this.reviews = world.store.transact(tx -> tx.reviews().open(World.LOCATION)).stream()
                .collect(Collectors.groupingBy(ReviewItem::linkId));
    }

    public void check() {
        app.rows().forEach(row -> agrees(Side.APP, row.id, row.person));
        book.all().stream()
                .filter(contact -> contact.live)
                .forEach(contact -> agrees(Side.GHL, contact.id, contact.person));
        if (swept) {
            noDuplicates();
            oracle.left().forEach(this::isNotMadeAnew);
            List<AuditEntry> audit = world.store.transact(tx -> tx.audit().page(World.LOCATION, 0, Integer.MAX_VALUE));
            new FieldVerdict(world, app, book, reviews, audit).check();
            new Reached(world, reviews, audit).count();
        }
    }

    // ---- I1 ----

    private void agrees(Side side, String id, int person) {
        // Deletions and merges that no webhook told of are found by the sweep.
        boolean known = person != Oracle.NOBODY;
        if (!swept && known && oracle.person(person).torn) {
            return;
        }
        String where = side + " record " + id;
        Link link = link(side, id).orElse(null);
        if (link == null) {
            oracle.violated("I1", where + " was never looked at");
            return;
        }
        List<ReviewItem> open = reviews.getOrDefault(link.id(), List.of());
        FakeContact contact = link.ghlId() == null ? null : book.get(link.ghlId());
        var row = link.appId() == null ? null : app.row(link.appId()).orElse(null);
        boolean alone = contact == null || !contact.live || row == null;
        if (link.state() == LinkState.LINKED && survivors.areInQuestion(link)) {
            return;
        }
        if (swept && row != null && !isApart(person) && survivors.mustBeFound(link) && !isFound(link)) {
            oracle.violated(
                    "I1",
                    where + " lost its contact " + link.ghlId() + " in a merge, and its link is " + link.state()
                            + " as if it had been deleted");
            return;
        }
        if (alone && isInQuestion(link, open)) {
            return;
        }
        // HighLevel refused a create for good, and what came of it all the same was deleted, or is somebody else by
        // now.
        boolean parked = link.problem() != null && known && oracle.person(person).torn;
        if (parked) {
            return;
        }
        boolean deleted = known && oracle.person(person).isDeleted(side);
        if (alone && deleted && (link.state() == LinkState.UNLINKED || isHeld(link))) {
            return;
        }
        if (isApart(person) && (link.state() == LinkState.UNLINKED || link.state() == LinkState.TOMBSTONE)) {
            return;
        }
        boolean onceTwo =
                known && (oracle.person(person).merged || oracle.person(person).twice || isThereTwice(person));
        if (alone && link.state() == LinkState.ALIASED && onceTwo) {
            return;
        }
        boolean waits = deleted && world.scenario.onDelete() == DeletePolicy.IGNORE;
        if (link.state() == LinkState.LINKED && alone && waits) {
            return;
        }
        if (link.state() != LinkState.LINKED || contact == null || !contact.live || row == null) {
            oracle.violated(
                    "I1",
                    where + " has no partner and no question is open; its link is " + link.state()
                            + (link.problem() == null ? "" : ": " + link.problem()));
            return;
        }
        compare(where, row.values(), book.canonical(contact), open);
    }

    private boolean isApart(int person) {
        return person != Oracle.NOBODY && oracle.person(person).isApart();
    }

    /** Whether the pair is the alias of another one, or is looked at again as soon as somebody has answered. */
    private static boolean isFound(Link link) {
        return link.state() == LinkState.ALIASED || link.state() == LinkState.HELD;
    }

    /** Entered on both sides before anything showed that it is one person: one of the two may become the other's alias. */
    private boolean isThereTwice(int person) {
        return app.rows().stream().filter(row -> row.person == person).count() > 1;
    }

    /** Whether a person is asked about the record as a whole, and has reason to be. */
    private static boolean isInQuestion(Link link, List<ReviewItem> open) {
        return open.stream().anyMatch(item -> switch (item.kind()) {
            case MATCH -> link.state() == LinkState.CANDIDATE;
            case DELETE -> link.state() == LinkState.LINKED || link.state() == LinkState.HELD;
            default -> false;
        });
    }

    /** Whether a deletion waits for the answer to a question that is open. */
    private boolean isHeld(Link link) {
        return link.state() == LinkState.HELD
                && reviews.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(item -> item.kind() == ReviewItem.Kind.MASS_DELETE);
    }

    private void compare(String where, FieldValues inApp, FieldValues inGhl, List<ReviewItem> open) {
        for (FieldRule rule : palette.rules()) {
            boolean asked = open.stream().anyMatch(item -> item.field().equals(rule.name()));
            if (!world.mappings.isSynced(rule)) {
                if (swept && asked) {
                    oracle.violated(
                            "I1",
                            where + ": a question is open about field " + rule.name()
                                    + ", which is not mapped any more");
                }
                continue;
            }
            FieldValue mine = inApp.get(rule.name());
            FieldValue theirs = inGhl.get(rule.name());
            boolean late = !swept && rule.labels() && !world.scenario.habits().tagsMoveDate();
            boolean mayDiffer = late || asked || (rule.ignoresBlank() && (mine.isBlank() || theirs.isBlank()));
            if (!mine.equals(theirs) && !mayDiffer) {
                oracle.violated(
                        "I1",
                        where + ": field " + rule.name() + " is " + mine + " in the application and " + theirs
                                + " in HighLevel" + (swept ? "" : ", before the sweep"));
            }
        }
    }

    // ---- I3 ----

    private void noDuplicates() {
        Map<Integer, String> seen = new HashMap<>();
        for (FakeApp<?>.Row row : app.rows()) {
            unique(seen, row.person, "record " + row.id);
        }
        seen.clear();
        for (FakeContact contact : book.all()) {
            if (contact.live) {
                unique(seen, contact.person, "contact " + contact.id);
            }
        }
    }

    private void unique(Map<Integer, String> seen, int person, String what) {
        if (person == Oracle.NOBODY || oracle.person(person).torn) {
            return;
        }
        String other = seen.putIfAbsent(person, what);
        if (other != null && oracle.person(person).createdLate) {
            world.tally.add(Counted.UNSEEN_MACHINES);
        } else if (other != null) {
            oracle.violated("I3", what + " and " + other + " are the same person");
        }
    }

    /** A record whose partner was deleted has the end that the policy says: it counts for no new one. */
    private void isNotMadeAnew(Oracle.Left left) {
        boolean lives = left.side() == Side.APP
                ? app.row(left.id()).isPresent()
                : Optional.ofNullable(book.get(left.id()))
                        .filter(contact -> contact.live)
                        .isPresent();
        Link link = link(left.side(), left.id()).orElse(null);
        if (lives && link != null && !link.id().equals(left.linkId()) && !isRevived(left.linkId())) {
            oracle.violated(
                    "I6",
                    left.side() + " record " + left.id() + ", whose partner was deleted, counts as a new one: "
                            + link.appId() + "=" + link.ghlId() + " is " + link.state());
        }
    }

    /** Whether the partner was to be created again, and may have got a link of its own before that was answered. */
    private boolean isRevived(String linkId) {
        return world.store.transact(tx -> tx.audit().of(linkId)).stream()
                .anyMatch(row -> row.evidence().startsWith("the record is created again"));
    }

    private Optional<Link> link(Side side, String id) {
        return world.link(RecordType.CONTACT, side, id);
    }
}
