package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
    static void settle(Draft draft, Intent intent, FieldValues now, List<Observation> events) {
        List<FieldValues> evidence = new ArrayList<>(List.of(now));
        if (intent.side() == Side.GHL) {
            events.stream()
                    .filter(event -> isFresh(event, draft.link()))
                    .forEach(event -> evidence.add(event.values()));
        }
        for (String field : intent.sent().names()) {
            FieldValue sent = intent.sent().get(field);
            boolean landed = evidence.stream().anyMatch(held -> shows(intent.operation(), held.get(field), sent));
            if (landed) {
                advance(draft, intent, field);
                draft.log(
                        AuditEntry.Action.RECOVERED,
                        field,
                        intent.side(),
                        FieldValue.absent(),
                        sent,
                        FieldValue.absent(),
                        "recovered",
                        "found written when the run was taken up again",
                        intent.operationId());
            }
        }
        draft.edit().intent(null);
    }

    private static boolean shows(Intent.Operation operation, FieldValue held, FieldValue sent) {
        Set<String> labels = held.asLabels();
        return switch (operation) {
            case PATCH, CREATE -> held.equals(sent);
            case ADD_TAGS -> labels.containsAll(sent.asLabels());
            case REMOVE_TAGS -> held.isPresent() && Collections.disjoint(labels, sent.asLabels());
            case DELETE -> false;
        };
    }

    /** Moves both bases of one field on, now that a write of it is known to have landed. */
    static void advance(Draft draft, Intent intent, String field) {
        FieldValue sent = intent.sent().get(field);
        FieldValue source = intent.source().get(field);
        switch (intent.operation()) {
            case ADD_TAGS, REMOVE_TAGS -> {
                boolean adding = intent.operation() == Intent.Operation.ADD_TAGS;
                Link link = draft.link();
                draft.edit().base(Side.GHL, field, changed(link.ghlBase(), field, sent.asLabels(), adding));
                // Only what this call carried: the other call for the same field may still be missing.
                draft.edit()
                        .base(Side.APP, field, changed(link.appBase(), field, carried(sent, source, adding), adding));
            }
            case PATCH, CREATE -> {
                draft.edit().base(intent.side().other(), field, source);
                // A value that is new to both sides must still look like an edit of the side that has it already.
                if (source.equals(sent) || intent.side() == Side.APP) {
                    draft.edit().base(intent.side(), field, sent);
                }
            }
            case DELETE -> {
                // A deletion has no fields.
            }
        }
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
        return next.isEmpty() ? FieldValue.nothing() : FieldValue.labels(next);
    }

    /** A repeated event may show what the record held long before the write. */
    private static boolean isFresh(Observation event, Link link) {
        return event.at() == null || link.ghlVersion() == null || event.at().isAfter(link.ghlVersion());
    }
}
