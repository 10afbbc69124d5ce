package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which decisions about fields are carried out, and what they come to. */
public final class Decisions {
    /** Why a field is asked about that changed while the outcome of a write was unknown. */
    static final String IN_DOUBT = "it is not known whether HighLevel's value was made of what was written to it last";

    /** Why a field is asked about whose value HighLevel did not take. */
    static final String NOT_KEPT = "HighLevel accepted what was written to it and did not keep it";

    private Decisions() {}

    /** The decisions that were made on what both sides hold, by field, as the planner is to take them. */
    static Map<String, Decision> standing(List<ReviewItem> items, Link link, FieldValues app, FieldValues ghl) {
        Map<String, Decision> standing = new TreeMap<>();
        for (ReviewItem item : items) {
            Decision decision = item.decision();
            String field = item.field();
            if (item.status() != ReviewItem.Status.DECIDED || decision == null) {
                continue;
            }
            if (item.app().equals(app.get(field)) && item.ghl().equals(ghl.get(field))) {
                standing.put(field, effective(item, decision));
            } else if (isOvertaken(item, link, app.get(field), ghl.get(field))
                    || isHalfDone(item, restoring(item, decision).value(), app.get(field), ghl.get(field))) {
                standing.put(field, restoring(item, decision));
            }
        }
        return standing;
    }

    /**
     * Whether a write of the engine's, and nobody's edit, changed what the person saw: one side's value was on its way
     * to the other, as a rule or a strategy had it, and both are known to hold it by now; or HighLevel took the
     * application's value after all, which it did not seem to keep.
     */
    private static boolean isOvertaken(ReviewItem item, Link link, FieldValue app, FieldValue ghl) {
        boolean known = app.equals(link.appBase().get(item.field()))
                && ghl.equals(link.ghlBase().get(item.field()))
                && (app.equals(item.app()) || app.equals(item.ghl()));
        boolean keptAfterAll = item.reason().equals(NOT_KEPT) && app.equals(item.app());
        return (known || keptAfterAll) && app.isPresent() && app.equals(ghl) && asksAboutField(item);
    }

    /** Whether one side holds what was decided, and the other what the person saw there. */
    private static boolean isHalfDone(ReviewItem item, FieldValue decided, FieldValue app, FieldValue ghl) {
        boolean one = ghl.equals(decided) && app.equals(item.app());
        boolean other = app.equals(decided) && ghl.equals(item.ghl());
        return decided.isPresent() && (one || other) && asksAboutField(item);
    }

    private static boolean asksAboutField(ReviewItem item) {
        return item.kind() == ReviewItem.Kind.FIELD || item.kind() == ReviewItem.Kind.FIGHTING;
    }

    /**
     * A decision as the planner is to take it. Where HighLevel did not keep a value, or the sides fight over it, there
     * need be no conflict, so the value that was chosen goes to both sides whatever changed.
     */
    public static Decision effective(ReviewItem item, Decision decision) {
        if (!item.reason().equals(NOT_KEPT) && item.kind() != ReviewItem.Kind.FIGHTING) {
            return decision;
        }
        return restoring(item, decision);
    }

    /** What becomes of a write that HighLevel would refuse, as a person decided about its value. */
    public static FieldOutcome.Write overruled(FieldOutcome.Write write, FieldRule rule, Decision decision) {
        if (decision.choice() == Choice.APP || !rule.writableInApp()) {
            return write;
        }
        FieldValue value =
                decision.choice() == Choice.GHL ? write.ghl() : rule.canonical().apply(decision.value());
        if (!value.isPresent()) {
            return write;
        }
        return new FieldOutcome.Write(
                write.field(),
                write.app(),
                write.ghl(),
                value.equals(write.app()) ? FieldValue.absent() : value,
                value.equals(write.ghl()) ? FieldValue.absent() : value,
                FieldOutcome.Cause.DECISION,
                "decision",
                "decided at " + decision.at());
    }

    private static Decision restoring(ReviewItem item, Decision decision) {
        FieldValue value = switch (decision.choice()) {
            case APP -> item.app();
            case GHL -> item.ghl();
            default -> decision.value();
        };
        return new Decision(Choice.RESTORE, value, null, decision.actor(), decision.at(), decision.note());
    }
}
