package io.ghl.sync.internal.reconcile;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;

/** What decisions about fields come to. */
public final class Decisions {
    /** Why a field is asked about that changed while the outcome of a write was unknown. */
    static final String IN_DOUBT = "it is not known whether HighLevel's value was made of what was written to it last";

    /** Why a field is asked about whose value HighLevel did not take. */
    static final String NOT_KEPT = "HighLevel accepted what was written to it and did not keep it";

    private Decisions() {}

    /**
     * A decision as the planner is to take it. Where HighLevel did not keep a value, or the sides fight over it, there
     * need be no conflict, so the value that was chosen goes to both sides whatever changed.
     */
    public static Decision effective(ReviewItem item, Decision decision) {
        if (!item.reason().equals(NOT_KEPT) && item.kind() != ReviewItem.Kind.FIGHTING) {
            return decision;
        }
        FieldValue value = switch (decision.choice()) {
            case APP -> item.app();
            case GHL -> item.ghl();
            default -> decision.value();
        };
        return new Decision(Choice.RESTORE, value, null, decision.actor(), decision.at(), decision.note());
    }
}
