package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.fake.RelatedApp;
import io.ghl.sync.internal.simulation.fake.RelatedRecord;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what came of the records besides contacts with what people did. To be asked after the sweep. */
public final class RelatedVerdict {
    private final World world;
    private final Related related;
    private final Map<String, List<ReviewItem>> reviews;
    private final Map<String, List<AuditEntry>> audit;

    public RelatedVerdict(World world, Related related) {
        this.world = world;
        this.related = related;
        this.reviews = world.store.transact(tx -> tx.reviews().open(World.LOCATION)).stream()
                .collect(Collectors.groupingBy(ReviewItem::linkId));
        this.audit = world.store.transact(tx -> tx.audit().page(World.LOCATION, 0, Integer.MAX_VALUE)).stream()
                .collect(Collectors.groupingBy(AuditEntry::linkId));
    }

    public void check() {
        related.shelves().forEach(this::check);
    }

    private <T> void check(Related.Shelf<T> shelf) {
        RecordType type = shelf.kind().type();
        for (RelatedApp<T>.Row row : shelf.app().rows()) {
            Link link = world.link(type, Side.APP, row.id).orElse(null);
            String ghlId = link == null ? null : link.ghlId();
            RelatedRecord record = ghlId == null ? null : related.book().live(type, ghlId);
            if (record == null) {
                // A partner that is gone was deleted by a person, maybe before the link knew it; I8 is about the
                // others.
                boolean torn = ghlId != null || row.torn || related.isTorn(type, Side.APP, row.parent());
                alone(type, Side.APP, row.id, row.parent(), torn, link);
            } else if (link != null) {
                pair(shelf.kind(), row, record, link);
            }
        }
        for (RelatedRecord record : related.book().live(type)) {
            Link link = world.link(type, Side.GHL, record.id).orElse(null);
            String appId = link == null ? null : link.appId();
            if (appId == null || shelf.app().row(appId).isEmpty()) {
                boolean torn = appId != null || record.torn || related.isTorn(type, Side.GHL, record.parent());
                alone(type, Side.GHL, record.id, record.parent(), torn, link);
            }
        }
    }

    // ---- I1 ----

    private void alone(
            RecordType type, Side side, String id, @Nullable String parent, boolean torn, @Nullable Link link) {
        if (!related.isPaired(type, side, parent)) {
            world.tally.add(Counted.RELATED_WAITING);
            return;
        }
        String where = side + " record " + id;
        if (link == null) {
            world.oracle.violated("I1", where + " was never looked at");
            return;
        }
        if (isInQuestion(link)) {
            return;
        }
        if (link.state() == LinkState.UNLINKED && world.oracle.isKeptApart(link.id())) {
            return;
        }
        if (link.problem() != null && isDisguised(type, link)) {
            return;
        }
        boolean ended = link.state() == LinkState.UNLINKED || link.state() == LinkState.TOMBSTONE;
        boolean ignored = link.state() == LinkState.LINKED && related.onDelete() == DeletePolicy.IGNORE;
        if (!torn || !(ended || ignored)) {
            world.oracle.violated(
                    "I1",
                    where + " has no partner and no question is open; its link is " + link.state()
                            + (link.problem() == null ? "" : ": " + link.problem()));
        }
    }

    /** Whether HighLevel refused a create, and what came of it all the same can be recognised by nobody. */
    private boolean isDisguised(RecordType type, Link link) {
        Intent intent = link.intent();
        return intent != null
                && intent.operation() == Intent.Operation.CREATE
                && related.book().all().stream().anyMatch(record -> record.type == type && record.disguised);
    }

    private boolean isInQuestion(Link link) {
        boolean asked = reviews.getOrDefault(link.id(), List.of()).stream().anyMatch(item -> switch (item.kind()) {
            case MATCH -> link.state() == LinkState.CANDIDATE;
            case DELETE -> link.state() == LinkState.LINKED || link.state() == LinkState.HELD;
            default -> false;
        });
        return asked
                || (link.state() == LinkState.HELD
                        && reviews.values().stream()
                                .flatMap(List::stream)
                                .anyMatch(item -> item.kind() == ReviewItem.Kind.MASS_DELETE));
    }

    private <T> void pair(Kind<T> kind, RelatedApp<T>.Row row, RelatedRecord record, Link link) {
        boolean torn = row.torn
                || record.torn
                || lostOne(link)
                || related.isTorn(kind.type(), Side.APP, row.parent())
                || related.isTorn(kind.type(), Side.GHL, record.parent());
        String where = kind.type() + " " + row.id + "=" + record.id;
        boolean disguised = !row.entered && (record.disguised || isTakenForTwin(record));
        if (disguised) {
            undecidableCreate(Counted.UNSEEN_WRITES, where, link);
        }
        if (torn && link.state() != LinkState.LINKED) {
            return;
        }
        if (link.state() != LinkState.LINKED) {
            world.oracle.violated("I1", where + " is " + link.state() + ": " + link.problem());
            return;
        }
        FieldValues inApp = row.values();
        FieldValues inGhl = Related.canonical(kind, record);
        for (FieldRule rule : kind.fields()) {
            String field = rule.name();
            boolean asked = reviews.getOrDefault(link.id(), List.of()).stream()
                    .anyMatch(item -> item.field().equals(field));
            FieldValue mine = inApp.get(field);
            FieldValue theirs = inGhl.get(field);
            if (asked) {
                continue;
            }
            if (!mine.equals(theirs) && !(isBlank(mine) && isBlank(theirs))) {
                world.oracle.violated(
                        "I1",
                        where + ": field " + field + " is " + mine + " in the application and " + theirs
                                + " in HighLevel");
            } else if (!torn && !disguised && world.oracle.isDecided(link.id(), field)) {
                answered(where, row, record, link, field, mine);
            } else if (!torn && !disguised) {
                survives(where, row, record, link, field, mine);
            }
        }
        if (!torn && !disguised) {
            belongs(kind, where, row, record);
            origin(where, row, record, link);
        }
    }

    /** Whether one of the two was deleted and made again; when it was deleted, nothing may have shown yet whose it was. */
    private boolean lostOne(Link link) {
        return audit.getOrDefault(link.id(), List.of()).stream()
                .anyMatch(row -> row.action() == AuditEntry.Action.UNLINKED);
    }

    /**
     * Whether the engine made a record whose answer it lost, and took one that was entered just like it for the one it
     * made. Which of two equal ones has which partner is nothing that anybody could tell.
     */
    private boolean isTakenForTwin(RelatedRecord record) {
        return !record.entered
                && related.book().all().stream()
                        .filter(twin -> twin.entered && twin.type == record.type && twin.created.equals(record.created))
                        .flatMap(twin -> world.link(twin.type, Side.GHL, twin.id).stream())
                        .flatMap(link -> audit.getOrDefault(link.id(), List.of()).stream())
                        .anyMatch(row -> row.action() == AuditEntry.Action.RECOVERED && row.field() == null);
    }

    /** Both belong to the same. */
    private <T> void belongs(Kind<T> kind, String where, RelatedApp<T>.Row row, RelatedRecord record) {
        String mine = row.parent();
        RecordType owner = kind.type().parent().orElse(null);
        if (owner != null && mine != null) {
            String partner = world.link(owner, Side.APP, mine).map(Link::ghlId).orElse(null);
            if (!String.valueOf(record.parent()).equals(partner)) {
                world.oracle.violated(
                        "I6", where + " belongs to " + mine + " here and to " + record.parent() + " there");
            }
        }
    }

    // ---- I3 ----

    /** Somebody entered the record, on one side at least; else the engine made it of nothing, or twice. */
    private <T> void origin(String where, RelatedApp<T>.Row row, RelatedRecord record, Link link) {
        if (row.entered || record.entered) {
            return;
        }
        if (record.createdLate.isEmpty()) {
            world.oracle.violated("I3", where + " was entered by nobody");
        } else {
            undecidableCreate(Counted.UNSEEN_MACHINES, where, link);
        }
    }

    // ---- I4 to I6 ----

    private <T> void survives(
            String where, RelatedApp<T>.Row row, RelatedRecord record, Link link, String field, FieldValue held) {
        List<FieldValue> lasts =
                lasts(row, record, field).map(Oracle.Wrote::value).toList();
        String what = where + ", field " + field + " is " + held;
        if (lasts.isEmpty()) {
            // A machine that had lost the location made it as well, and nobody can tell that from what a person enters.
            boolean late = !row.entered && record.createdLate.contains(held);
            if (!isBlank(held) && !(held instanceof FieldValue.Flag) && !late) {
                world.oracle.violated("I6", what + ", and nobody wrote it");
            }
            return;
        }
        if (lasts.stream().noneMatch(value -> same(value, held))) {
            if (row.late.contains(held) || record.late.contains(held)) {
                undecidable(Counted.UNSEEN_MACHINES, row.id, link, field, held);
            } else {
                world.oracle.violated(lasts.size() == 1 ? "I4" : "I6", what + ", and the last edits were " + lasts);
            }
            return;
        }
        for (FieldValue lost : lasts) {
            if (same(lost, held) || isBlank(lost) || isTold(link, field, lost)) {
                continue;
            }
            if (row.late.contains(lost) || record.late.contains(lost)) {
                undecidable(Counted.UNSEEN_MACHINES, row.id, link, field, held);
            } else if (record.raced.contains(lost)) {
                undecidable(Counted.UNSEEN_EDITS, row.id, link, field, held);
            } else {
                world.oracle.violated("I5", what + "; " + lost + " lost, and the audit log does not say so");
            }
        }
    }

    private static <T> Stream<Oracle.Wrote> lasts(RelatedApp<T>.Row row, RelatedRecord record, String field) {
        return Stream.of(row.last, record.last).flatMap(edits -> Stream.ofNullable(edits.get(field)));
    }

    /** An answer is carried out, unless somebody has edited the field since the person saw it. */
    private <T> void answered(
            String where, RelatedApp<T>.Row row, RelatedRecord record, Link link, String field, FieldValue held) {
        Oracle.Decided answer = world.oracle.answer(link.id(), field);
        if (answer == null
                || same(held, answer.expected())
                || lasts(row, record, field).anyMatch(answer::isOvertaken)) {
            return;
        }
        if (row.late.contains(held) || record.late.contains(held)) {
            undecidable(Counted.UNSEEN_MACHINES, row.id, link, field, held);
        } else {
            world.oracle.violated(
                    "I4", where + ", field " + field + " is " + held + ", and was decided to be " + answer.expected());
        }
    }

    /** Nothing tells the record that a lost create made from one that somebody entered; its partner's create is told. */
    private void undecidableCreate(Counted counted, String where, Link link) {
        world.tally.add(counted);
        if (audit.getOrDefault(link.id(), List.of()).stream()
                .noneMatch(row -> row.action() == AuditEntry.Action.CREATED)) {
            world.oracle.violated("I5", where + " was created, and the audit log does not say so");
        }
    }

    /** Whether two values are the same to a reader, to whom blank and missing are one. */
    static boolean same(FieldValue one, FieldValue other) {
        return one.equals(other) || (isBlank(one) && isBlank(other));
    }

    private static boolean isBlank(FieldValue value) {
        return !value.isPresent() || value.isBlank();
    }

    /** What nobody could decide must have left its trace all the same. */
    private void undecidable(Counted counted, String id, Link link, String field, FieldValue held) {
        world.tally.add(counted);
        if (!isTold(link, field, held)) {
            world.oracle.violated("I5", id + ", field " + field + ": " + held + " is not in the audit log");
        }
    }

    private boolean isTold(Link link, String field, FieldValue value) {
        return audit.getOrDefault(link.id(), List.of()).stream()
                .filter(row -> field.equals(row.field()))
                .anyMatch(row -> List.of(row.before(), row.after(), row.other(), row.base(), row.loser())
                        .contains(value));
    }
}
