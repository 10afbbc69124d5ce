package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what was done to a whole record: takes a pair apart, or deletes what was created. The records stay apart
 * afterwards, or the next look would link or create them again.
 */
public final class UndoFlow {
    /** Why an undo closes that was not carried out, because somebody edited the record meanwhile. */
    public static final String MOVED = "not undone: a side moved meanwhile";

    private static final String DONE = "undone by ";

    private final Rules rules;
    private final Situation situation;
    private final Draft draft;
    private final ReviewItem item;
    private final Decision decision;

    private UndoFlow(Rules rules, Situation situation, Draft draft, ReviewItem item, Decision decision) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
        this.item = item;
        this.decision = decision;
    }

    /** Why an undo closes that was carried out. */
    static String done(Decision decision) {
        return DONE + decision.actor();
    }

    /** Whether an undo that closed was carried out. */
    public static boolean isDone(ReviewItem item) {
        return item.closing() != null && isDone(item.closing());
    }

    /** Whether a rule of the audit log is an undo. */
    public static boolean isDone(String rule) {
        return rule.startsWith(DONE);
    }

    /** The step of an undo of the whole record; null if none waits, or what it would undo has moved on. */
    static @Nullable Step next(
            Rules rules, Situation situation, Draft draft, Optional<AppState> app, Optional<GhlState> ghl) {
        for (ReviewItem item : situation.reviews()) {
            Decision decision = item.decision();
            if (item.kind() == ReviewItem.Kind.UNDO
                    && item.field().equals(ReviewItem.WHOLE_RECORD)
                    && decision != null) {
                return new UndoFlow(rules, situation, draft, item, decision).begin(app.orElse(null), ghl.orElse(null));
            }
        }
        return null;
    }

    private @Nullable Step begin(@Nullable AppState app, @Nullable GhlState ghl) {
        return switch (decision.choice()) {
            case TAKE_APART -> app == null || ghl == null ? leave() : apart();
            case REMOVE_FROM_APP -> remove(Side.APP, app, ghl);
            case REMOVE_FROM_GHL -> remove(Side.GHL, app, ghl);
            default -> leave();
        };
    }

    private @Nullable Step remove(Side side, @Nullable AppState app, @Nullable GhlState ghl) {
        if (side == Side.APP ? app == null : ghl == null) {
            Step later = side == Side.GHL ? draft.unlessMissingTwice(rules.confirmMissingAfter()) : null;
            return later == null ? apart() : later;
        }
        boolean moved = app == null
                || ghl == null
                || !rules.sameAsBase(app.values(), draft.link().appBase())
                || !rules.sameAsBase(ghl.values(), draft.link().ghlBase());
        if (moved) {
            return leave();
        }
        Intent intent = draft.intend(side, Intent.Operation.DELETE, FieldValues.none(), FieldValues.none());
        AppState expected = Objects.requireNonNull(app);
        return draft.commit(link -> side == Side.GHL
                ? new Step.DeleteGhl(Objects.requireNonNull(link.ghlId()), deleted -> removed(side, intent))
                : new Step.DeleteApp(
                        expected, deleted -> deleted ? removed(side, intent) : draft.done(new Outcome.Again())));
    }

    private Step removed(Side side, Intent intent) {
        FieldValue none = FieldValue.absent();
        draft.log(
                AuditEntry.Action.DELETED,
                null,
                side,
                none,
                none,
                none,
                done(decision),
                "it was created by the sync",
                intent.operationId());
        return apart();
    }

    private Step apart() {
        situation.reviews().forEach(other -> draft.close(other, done(decision)));
        draft.edit().state(LinkState.UNLINKED).intent(null).missingSince(null).problem(null);
        draft.log(AuditEntry.Action.UNLINKED, done(decision), "");
        return draft.done(new Outcome.Settled());
    }

    private @Nullable Step leave() {
        draft.close(item, MOVED);
        return null;
    }
}
