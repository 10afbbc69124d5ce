package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.plan.LabelDelta;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides by comparison what became of a write that was under way when a run ended. What landed moves both bases on, as
 * if the write had been answered; what did not land is simply planned again.
 */
final class Recovery {
    private Recovery() {}

    /**
     * Settles the open intent of a link.
     *
     * @param now what the side holds that was written to
     * @param events what webhooks showed of the HighLevel record since
     */
    static void settle(Rules rules, Draft draft, Intent intent, FieldValues now, List<Observation> events) {
        List<FieldValues> evidence = evidence(draft.link(), intent, now, events);
        for (String field : intent.sent().names()) {
            FieldValue landed = landed(draft.link(), intent, field, rules.isLabels(field), evidence);
            if (landed.isPresent()) {
                advance(draft, intent, field, landed);
                draft.log(
                        AuditEntry.Action.RECOVERED,
                        field,
                        intent.side(),
                        FieldValue.absent(),
                        landed,
                        FieldValue.absent(),
                        "recovered",
                        "found written when the run was taken up again",
                        intent.operationId());
            }
        }
        draft.edit().intent(null);
    }

    /**
     * Settles writes that HighLevel did not keep, as it seemed, but that a webhook shows later than that: what HighLevel
     * holds by now was made of them. Returns their fields.
     */
    static Set<String> settleLate(Draft draft, List<ReviewItem> reviews, FieldValues app, List<Observation> events) {
        Link link = draft.link();
        Set<String> late = new TreeSet<>();
        for (ReviewItem item : reviews) {
            FieldValue sent = app.get(item.field());
            boolean isLate = item.reason().equals(Decisions.NOT_KEPT)
                    && sent.isPresent()
                    && item.app().equals(sent)
                    && events.stream()
                            .filter(event -> isAfter(event.at(), link.ghlVersion()))
                            .anyMatch(event -> event.values().get(item.field()).equals(sent));
            if (isLate) {
                late.add(item.field());
                draft.edit().base(Side.APP, item.field(), sent).base(Side.GHL, item.field(), sent);
                FieldValue none = FieldValue.absent();
                draft.log(
                        AuditEntry.Action.RECOVERED,
                        item.field(),
                        Side.GHL,
                        none,
                        sent,
                        none,
                        "recovered",
                        "a webhook shows it after all",
                        null);
            }
        }
        return late;
    }

    /**
     * The fields whose write to HighLevel may have landed although the record does not show it: it changed since it was
     * read, so somebody may have made something else of what was written. A webhook that shows it may be on its way.
     */
    static Set<String> inDoubt(Rules rules, Link link, Intent intent, GhlState ghl, List<Observation> events) {
        Instant read = intent.readVersion();
        boolean mayHaveChanged = intent.side() == Side.GHL
                && switch (intent.operation()) {
                    case PATCH, ADD_TAGS, REMOVE_TAGS -> read != null && !read.equals(ghl.version());
                    case CREATE -> true;
                    case DELETE, ARCHIVE -> false;
                };
        if (!mayHaveChanged) {
            return Set.of();
        }
        List<FieldValues> evidence = evidence(link, intent, ghl.values(), events);
        return intent.sent().names().stream()
                .filter(field -> !landed(link, intent, field, rules.isLabels(field), evidence)
                        .equals(intent.sent().get(field)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<FieldValues> evidence(Link link, Intent intent, FieldValues now, List<Observation> events) {
        List<FieldValues> evidence = new ArrayList<>(List.of(now));
        if (intent.side() == Side.GHL) {
            events.stream()
                    .filter(event -> isFresh(event, intent, link))
                    .forEach(event -> evidence.add(event.values()));
        }
        return evidence;
    }

    /** What of one field's write was seen to be there, absent if nothing was. Labels are looked for one by one. */
    private static FieldValue landed(
            Link link, Intent intent, String field, boolean isLabels, List<FieldValues> evidence) {
        FieldValue sent = intent.sent().get(field);
        boolean whole = evidence.stream().anyMatch(held -> held.get(field).equals(sent));
        return switch (intent.operation()) {
            case PATCH, CREATE -> {
                if (whole || !isLabels || intent.side() == Side.GHL) {
                    yield whole ? sent : FieldValue.absent();
                }
                yield landedLabels(
                        link.appBase().get(field), sent, evidence.get(0).get(field));
            }
            case ADD_TAGS ->
                labelsThat(
                        sent,
                        label -> evidence.stream()
                                .anyMatch(held -> held.get(field).asLabels().contains(label)));
            case REMOVE_TAGS ->
                labelsThat(
                        sent,
                        label -> evidence.stream()
                                .map(held -> held.get(field))
                                .anyMatch(held ->
                                        held.isPresent() && !held.asLabels().contains(label)));
            case DELETE, ARCHIVE -> FieldValue.absent();
        };
    }

    /**
     * The labels before the write, with what of its changes is there now. Somebody may have changed other labels since;
     * those are edits, and not counted.
     */
    private static FieldValue landedLabels(FieldValue before, FieldValue sent, FieldValue held) {
        if (!held.isPresent()) {
            return FieldValue.absent();
        }
        Set<String> labels = new TreeSet<>(before.asLabels());
        LabelDelta changes = LabelDelta.between(before, sent);
        Set<String> now = held.asLabels();
        changes.add().stream().filter(now::contains).forEach(labels::add);
        changes.remove().stream().filter(label -> !now.contains(label)).forEach(labels::remove);
        return labels.equals(before.asLabels()) ? FieldValue.absent() : labels(labels);
    }

    private static FieldValue labelsThat(FieldValue sent, Predicate<String> wanted) {
        SortedSet<String> some = new TreeSet<>(sent.asLabels());
        some.removeIf(wanted.negate());
        return some.isEmpty() ? FieldValue.absent() : FieldValue.labels(some);
    }

    /** Moves both bases of one field on, now that a write of it is known to have landed. */
    static void advance(Draft draft, Intent intent, String field) {
        advance(draft, intent, field, intent.sent().get(field));
    }

    private static void advance(Draft draft, Intent intent, String field, FieldValue landed) {
        FieldValue source = intent.source().get(field);
        switch (intent.operation()) {
            case ADD_TAGS, REMOVE_TAGS -> {
                boolean adding = intent.operation() == Intent.Operation.ADD_TAGS;
                Link link = draft.link();
                // Only what the application has already. A label that is new to both sides, as an undo's is, must look
                // like an edit of HighLevel's; and the other call for the same field may still be missing.
                SortedSet<String> agreed = carried(landed, source, adding);
                draft.edit().base(Side.GHL, field, changed(link.ghlBase(), field, agreed, adding));
                draft.edit().base(Side.APP, field, changed(link.appBase(), field, agreed, adding));
            }
            case PATCH, CREATE -> {
                FieldValue sent = intent.sent().get(field);
                if (!landed.equals(sent)) {
                    advanceLabels(draft, field, landed);
                    return;
                }
                draft.edit().base(intent.side().other(), field, source);
                // A value that is new to both sides must still look like an edit of the side that has it already.
                if (source.equals(sent) || intent.side() == Side.APP) {
                    draft.edit().base(intent.side(), field, sent);
                }
            }
            case DELETE, ARCHIVE -> {
                // A deletion has no fields.
            }
        }
    }

    /** Moves the bases on by those labels of a write to the application that landed. */
    private static void advanceLabels(Draft draft, String field, FieldValue landed) {
        Link link = draft.link();
        LabelDelta changes = LabelDelta.between(link.appBase().get(field), landed);
        SortedSet<String> ghl = new TreeSet<>(link.ghlBase().get(field).asLabels());
        ghl.addAll(changes.add());
        ghl.removeAll(changes.remove());
        draft.edit().base(Side.APP, field, landed).base(Side.GHL, field, labels(ghl));
    }

    private static SortedSet<String> carried(FieldValue sent, FieldValue source, boolean adding) {
        SortedSet<String> carried = new TreeSet<>(sent.asLabels());
        if (adding) {
            carried.retainAll(source.asLabels());
        } else {
            carried.removeAll(source.asLabels());
        }
        return carried;
    }

    private static FieldValue changed(FieldValues base, String field, SortedSet<String> labels, boolean adding) {
        SortedSet<String> next = new TreeSet<>(base.get(field).asLabels());
        if (adding) {
            next.addAll(labels);
        } else {
            next.removeAll(labels);
        }
        return labels(next);
    }

    private static FieldValue labels(Set<String> labels) {
        return labels.isEmpty() ? FieldValue.nothing() : FieldValue.labels(labels);
    }

    /** A late or repeated event may show what the record held before the write. */
    private static boolean isFresh(Observation event, Intent intent, Link link) {
        return isAfter(event.at(), link.ghlVersion()) && isAfter(event.at(), intent.readVersion());
    }

    private static boolean isAfter(@Nullable Instant at, @Nullable Instant version) {
        return at == null || version == null || at.isAfter(version);
    }
}
