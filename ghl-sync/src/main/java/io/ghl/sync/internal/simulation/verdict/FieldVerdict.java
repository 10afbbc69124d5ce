package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.audit.AuditEntry;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether each field of a pair ended as the people who edited it on both sides may expect, and what was lost is told. */
final class FieldVerdict {
    private final World world;
    private final FakeApp<?> app;
    private final ContactBook book;
    private final Oracle oracle;
    private final Palette palette;
    private final Map<String, List<ReviewItem>> reviews;
    private final List<AuditEntry> audit;
    private final Map<String, List<AuditEntry>> byLink;

    FieldVerdict(
            World world,
            FakeApp<?> app,
            ContactBook book,
            Map<String, List<ReviewItem>> reviews,
            List<AuditEntry> audit) {
        this.world = world;
        this.app = app;
        this.book = book;
        this.oracle = world.oracle;
        this.palette = world.setup.palette();
        this.reviews = reviews;
        this.audit = audit;
        this.byLink = audit.stream().collect(Collectors.groupingBy(AuditEntry::linkId));
    }

    void check() {
        for (FakeApp<?>.Row row : app.rows()) {
            Link link = world.link(RecordType.CONTACT, Side.APP, row.id)
                    .filter(found -> found.state() == LinkState.LINKED && found.ghlId() != null)
                    .orElse(null);
            FakeContact contact = link == null ? null : book.get(String.valueOf(link.ghlId()));
            if (link != null
                    && contact != null
                    && contact.live
                    && row.person != Oracle.NOBODY
                    && row.person == contact.person) {
                survives(row.person, row.values(), link);
            }
        }
        strategiesSettle();
        undecidableIsTold();
    }

    private void strategiesSettle() {
        audit.stream()
                .filter(row -> row.evidence().startsWith(FieldOutcome.Ask.STRATEGY_FAILS))
                .forEach(row -> oracle.violated("I1", "field " + row.field() + ": " + row.evidence()));
    }

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
        return byLink.getOrDefault(link.id(), List.of()).stream()
                .filter(row -> field.equals(row.field()))
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
}
