package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import org.jspecify.annotations.Nullable;

/** The audit rows about fields: what was written, what lost, and why. */
final class FieldLog {
    private final Draft draft;
    private final Situation situation;

    FieldLog(Draft draft, Situation situation) {
        this.draft = draft;
        this.situation = situation;
    }

    /** What moved on both sides is told of, else nobody could explain it later; the first comparison moved nothing. */
    void agreed(FieldOutcome.Agreed agreed) {
        FieldValue before = draft.link().ghlBase().get(agreed.field());
        if (before.isPresent() && !before.equals(agreed.ghl())) {
            draft.log(
                    Action.AGREED,
                    agreed.field(),
                    null,
                    before,
                    agreed.ghl(),
                    FieldValue.absent(),
                    "both sides hold the same",
                    "",
                    null);
        }
    }

    /** A value that is about to be overwritten is told before, because after a crash nobody holds it any more. */
    void losers(Intent intent, Outcomes outcomes) {
        for (String field : intent.sent().names()) {
            FieldOutcome.Write write = outcomes.write(field);
            if (isToldBefore(write)) {
                boolean app = intent.side() == Side.APP;
                log(
                        write,
                        field,
                        intent.side(),
                        app ? write.app() : write.ghl(),
                        app ? write.toApp() : write.toGhl(),
                        app ? write.ghl() : write.app(),
                        intent.operationId());
            }
        }
    }

    void written(
            FieldOutcome.Write write, Side written, FieldValue before, FieldValue after, FieldValue other, String id) {
        if (!isToldBefore(write)) {
            log(write, write.field(), written, before, after, other, id);
        }
    }

    private void log(
            FieldOutcome.Write write,
            String field,
            Side written,
            FieldValue before,
            FieldValue after,
            FieldValue other,
            String operationId) {
        Action action = switch (write.cause()) {
            case CONFLICT -> Action.CONFLICT_SETTLED;
            case MERGED -> Action.MERGED;
            default -> Action.UPDATED;
        };
        boolean lost = isToldBefore(write) && before.isPresent() && !(firstLink(write) && before.isBlank());
        draft.log(
                action,
                field,
                written,
                before,
                after,
                other,
                lost ? before : FieldValue.absent(),
                write.rule(),
                write.evidence(),
                operationId,
                origin(write, written),
                write.cause() == FieldOutcome.Cause.DECISION ? actor(field) : null);
    }

    /** Whether the write replaces what somebody else wrote. */
    static boolean isToldBefore(FieldOutcome.Write write) {
        return switch (write.cause()) {
            case CONFLICT, FIRST_LINK, OWNED, DECISION -> true;
            case APP_CHANGED, GHL_CHANGED, MERGED -> false;
        };
    }

    private static boolean firstLink(FieldOutcome.Write write) {
        return write.cause() == FieldOutcome.Cause.FIRST_LINK;
    }

    private static AuditEntry.Origin origin(FieldOutcome.Write write, Side written) {
        boolean both = write.toApp().isPresent() && write.toGhl().isPresent();
        return switch (write.cause()) {
            case DECISION -> AuditEntry.Origin.PERSON;
            case MERGED -> AuditEntry.Origin.BOTH;
            default -> both ? AuditEntry.Origin.BOTH : AuditEntry.Origin.of(written.other());
        };
    }

    private @Nullable String actor(String field) {
        return situation
                .question(field)
                .map(ReviewItem::decision)
                .map(Decision::actor)
                .orElse(null);
    }
}
