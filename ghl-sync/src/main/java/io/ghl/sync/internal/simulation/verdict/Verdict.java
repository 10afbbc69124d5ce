package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Oracle.Wrote;
import io.ghl.sync.internal.simulation.oracle.Person;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a run came to with what people did. */
public final class Verdict {
    private final World world;
    private final FakeApp<?> app;
    private final ContactBook book;
    private final Oracle oracle;
    private final Palette palette;
    private final Survivors survivors;
    private final boolean swept;
    private final Map<String, List<ReviewItem>> reviews;
    private final List<AuditEntry> audit;

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
        this.audit =
                swept ? world.store.transact(tx -> tx.audit().page(World.LOCATION, 0, Integer.MAX_VALUE)) : List.of();
    }

    public void check() {
        app.rows().forEach(row -> agrees(Side.APP, row.id, row.person));
        book.all().stream()
                .filter(contact -> contact.live)
                .forEach(contact -> agrees(Side.GHL, contact.id, contact.person));
        if (swept) {
            noDuplicates();
            oracle.left().forEach(this::isNotMadeAnew);
            for (FakeApp<?>.Row row : app.rows()) {
                FakeContact contact = partner(row.id);
                if (contact != null && row.person != Oracle.NOBODY && row.person == contact.person) {
                    survives(row.person, row.values(), link(Side.APP, row.id).orElseThrow());
                }
            }
            conflicts();
            reached();
            undecidableIsTold();
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
        if (lives && link != null && !link.id().equals(left.linkId())) {
            oracle.violated(
                    "I6",
                    left.side() + " record " + left.id() + ", whose partner was deleted, counts as a new one: "
                            + link.appId() + "=" + link.ghlId() + " is " + link.state());
        }
    }

    // ---- I4 to I7 ----

    private void survives(int index, FieldValues values, Link link) {
        Person person = oracle.person(index);
        if (person.torn) {
            return;
        }
        List<ReviewItem> open = reviews.getOrDefault(link.id(), List.of());
        for (int field = 0; field < palette.rules().size(); field++) {
            FieldRule rule = palette.rule(field);
            if (!world.mappings.isSynced(rule)
                    || open.stream().anyMatch(item -> item.field().equals(rule.name()))) {
                continue;
            }
            if (person.decided.contains(rule.name())) {
                // With another mapping both sides are compared as if for the first time, whatever was decided.
                if (!world.mappings.isTwofold(rule)) {
                    answered(index, person, field, values.get(rule.name()), link);
                }
                continue;
            }
            if (rule.labels()) {
                tags(index, person, values.get(rule.name()), rule, link);
            } else {
                field(index, person, field, values.get(rule.name()), link);
            }
        }
    }

    /** An answer is carried out, unless somebody has edited the field since the person saw it. */
    private void answered(int index, Person person, int field, FieldValue last, Link link) {
        Oracle.Decided answer = person.answers.get(palette.rule(field).name());
        if (answer == null) {
            return;
        }
        String name = palette.rule(field).name();
        boolean moved = palette.rule(field).labels()
                ? person.tags().entrySet().stream().anyMatch(tag -> isMoved(tag.getValue(), answer.ofTag(tag.getKey())))
                : isMoved(person.edits(field), answer);
        if (moved || last.equals(answer.expected())) {
            return;
        }
        // One that lands between the question and its answer is not what the person saw either.
        boolean seen = answer.seen(Side.GHL).equals(last);
        if (person.isWrittenLate(name, last, seen ? answer.at() : 0)) {
            undecidable(Counted.UNSEEN_MACHINES, link, name, last);
        } else {
            oracle.violated(
                    "I4",
                    "person " + index + ", field " + name + " is " + last + ", and was decided to be "
                            + answer.expected());
        }
    }

    private static boolean isMoved(List<Wrote> edits, Oracle.Decided answer) {
        return lasts(edits, null).values().stream().anyMatch(answer::isOvertaken);
    }

    private void field(int index, Person person, int field, FieldValue last, Link link) {
        FieldRule rule = palette.rule(field);
        Map<Side, Wrote> lasts = lasts(person.edits(field), rule.owner());
        lasts.values().removeIf(wrote -> wrote.side() == Side.GHL && world.mappings.isElsewhere(rule, wrote.at()));
        String what = "person " + index + ", field " + rule.name() + " is " + last;
        if (lasts.isEmpty()) {
            if (rule.owner() == null && !last.isBlank() && !isHeldBefore(person.edits(field), rule, link, last)) {
                oracle.violated("I6", what + ", and nobody wrote it");
            }
            return;
        }
        if (rule.ignoresBlank()) {
            return;
        }
        boolean written =
                lasts.values().stream().anyMatch(wrote -> wrote.value().equals(last))
                        || isHeldBefore(person.edits(field), rule, link, last);
        if (!written && person.isWrittenLate(rule.name(), last, 0)) {
            undecidable(Counted.UNSEEN_MACHINES, link, rule.name(), last);
            return;
        }
        if (!written && !combined(link, rule.name())) {
            oracle.violated(lasts.size() == 1 ? "I4" : "I6", what + ", and the last edits were " + lasts);
            return;
        }
        for (Wrote wrote : lasts.values()) {
            if (!wrote.value().equals(last) && !wrote.value().isBlank() && !isTold(link, rule.name(), wrote)) {
                Set<FieldValue> unseen = wrote.side() == Side.GHL ? person.raced : person.overwrittenLate;
                if (unseen.contains(wrote.value())) {
                    boolean late = wrote.side() == Side.APP;
                    undecidable(late ? Counted.UNSEEN_MACHINES : Counted.UNSEEN_EDITS, link, rule.name(), last);
                } else {
                    oracle.violated("I5", what + "; " + wrote + " lost, and the audit log does not say so");
                }
            }
        }
    }

    /**
     * Whether nobody has edited a field since both sides were compared by the mapping of now. What one of them held then
     * can be an earlier value than the last that was entered there, which the other side's had taken the place of.
     */
    private boolean isFromBefore(List<Wrote> edits, FieldRule rule, Link link) {
        return world.mappings.isTwofold(rule)
                && edits.stream().allMatch(edit -> world.mappings.isFromBefore(rule, link.id(), edit.at()));
    }

    private boolean isHeldBefore(List<Wrote> edits, FieldRule rule, Link link, FieldValue value) {
        return isFromBefore(edits, rule, link)
                && edits.stream().anyMatch(wrote -> wrote.value().equals(value));
    }

    private void undecidable(Counted kind, Link link, String field, FieldValue value) {
        world.tally.add(kind);
        oracle.undecidable(new Oracle.Told(kind, Oracle.NOBODY, link.id(), field, value));
    }

    /** What nobody could decide has left its trace in the audit log: what was overwritten, or the write that did it. */
    private void undecidableIsTold() {
        for (Oracle.Told told : oracle.undecidable()) {
            if (told.person() != Oracle.NOBODY && oracle.person(told.person()).torn) {
                // Deleted before anybody could see whether the write had landed.
                continue;
            }
            boolean isTold = audit.stream()
                    .anyMatch(row -> told.kind() == Counted.ENTERED_AT_ONCE
                            ? row.action() == AuditEntry.Action.CREATED
                                    && told.subject().equals(row.operationId())
                            : told.subject().equals(row.linkId())
                                    && told.field().equals(row.field())
                                    && shows(row, told.value()));
            if (!isTold) {
                oracle.violated("I5", told + " is not in the audit log");
            }
        }
    }

    private static boolean shows(AuditEntry row, FieldValue value) {
        List<FieldValue> all = List.of(row.before(), row.after(), row.other(), row.base(), row.loser());
        return value instanceof FieldValue.Labels labels
                ? all.stream().anyMatch(held -> held.asLabels().containsAll(labels.asLabels()))
                : all.contains(value);
    }

    private static Map<Side, Wrote> lasts(List<Wrote> edits, @Nullable Side owner) {
        Map<Side, Wrote> lasts = new EnumMap<>(Side.class);
        edits.stream()
                .filter(edit -> owner == null || edit.side() == owner)
                .forEach(edit -> lasts.put(edit.side(), edit));
        return lasts;
    }

    /** Whether a strategy of the user's joined both values into a third. */
    private boolean combined(Link link, String field) {
        return rows(link, field).stream().anyMatch(row -> row.action() == AuditEntry.Action.MERGED);
    }

    private boolean isTold(Link link, String field, Wrote lost) {
        return rows(link, field).stream()
                .anyMatch(row -> row.before().equals(lost.value())
                        || row.other().equals(lost.value())
                        // Agreed on by both sides, and changed later: not lost in a conflict.
                        || row.base().equals(lost.value()));
    }

    private List<AuditEntry> rows(Link link, String field) {
        return audit.stream()
                .filter(row -> row.linkId().equals(link.id()) && field.equals(row.field()))
                .toList();
    }

    private void tags(int index, Person person, FieldValue held, FieldRule rule, Link link) {
        Set<String> tags = held.asLabels();
        List<String> all = new ArrayList<>(person.tags().keySet());
        tags.stream()
                .filter(tag -> !all.contains(tag))
                .forEach(tag ->
                        oracle.violated("I7", "person " + index + " has the tag " + tag + ", which nobody gave"));
        for (String tag : all) {
            List<Wrote> edits = person.tags().getOrDefault(tag, List.of());
            Map<Side, Wrote> lasts = lasts(edits, rule.owner());
            boolean present = tags.contains(tag);
            if (!lasts.isEmpty()
                    && !person.tagsLate.contains(tag)
                    && !isFromBefore(edits, rule, link)
                    && lasts.values().stream().noneMatch(wrote -> wrote.value().equals(FieldValue.flag(present)))) {
                oracle.violated(
                        "I7",
                        "person " + index + (present ? " has" : " lacks") + " the tag " + tag
                                + ", and the last edits were " + lasts);
            }
        }
    }

    private void conflicts() {
        for (AuditEntry row : audit) {
            if (row.evidence().startsWith(FieldOutcome.Ask.STRATEGY_FAILS)) {
                oracle.violated("I1", "field " + row.field() + ": " + row.evidence());
            }
            if (row.action() == AuditEntry.Action.CONFLICT_SETTLED
                    || (row.action() == AuditEntry.Action.REVIEW_OPENED
                            && row.field() != null
                            && !row.field().equals(ReviewItem.WHOLE_RECORD))) {
                world.tally.add(Counted.CONFLICTS);
            }
        }
    }

    /** What the engine did by its own account, counted. */
    private void reached() {
        for (AuditEntry row : audit) {
            Counted counted = switch (row.action()) {
                case ALIASED -> Counted.ALIASES;
                case RECOVERED -> Counted.RECOVERIES;
                case ARCHIVED -> Counted.ARCHIVED;
                case OVERWRITTEN -> Counted.OVERWRITES_FOUND;
                default -> null;
            };
            if (counted != null) {
                world.tally.add(counted);
            }
            if (LearnedRules.idIn(row.rule()) != null) {
                world.tally.add(Counted.RULES_APPLIED);
            }
            if (row.action() == AuditEntry.Action.REVIEW_CLOSED && row.rule().startsWith("undone")) {
                world.tally.add(Counted.UNDONE_FIELDS);
            }
        }
        reviews.values().stream().flatMap(List::stream).forEach(item -> {
            Counted counted = switch (item.kind()) {
                case FIELD -> Counted.FIELD_QUESTIONS;
                case MATCH -> Counted.MATCH_QUESTIONS;
                case DELETE -> Counted.DELETE_QUESTIONS;
                case FIGHTING -> Counted.BREAKERS;
                case MASS_DELETE -> Counted.HELD_DELETIONS;
                default -> null;
            };
            if (counted != null) {
                world.tally.add(counted);
            }
        });
    }

    private @Nullable FakeContact partner(String appId) {
        return link(Side.APP, appId)
                .filter(link -> link.state() == LinkState.LINKED && link.ghlId() != null)
                .map(link -> book.get(String.valueOf(link.ghlId())))
                .filter(contact -> contact.live)
                .orElse(null);
    }

    private Optional<Link> link(Side side, String id) {
        return world.link(RecordType.CONTACT, side, id);
    }
}
