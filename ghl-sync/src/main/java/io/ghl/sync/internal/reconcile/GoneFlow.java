package io.ghl.sync.internal.reconcile;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A link of which at least one record is gone. */
final class GoneFlow {
    private final Rules rules;
    private final Situation situation;
    private final Draft draft;

    GoneFlow(Rules rules, Situation situation, Draft draft) {
        this.rules = rules;
        this.situation = situation;
        this.draft = draft;
    }

    Step decide(@Nullable AppState app, @Nullable GhlState ghl) {
        if (ghl != null) {
            return goneInApp(ghl);
        }
        Step later = draft.unlessMissingTwice(rules.confirmMissingAfter());
        if (later != null) {
            return later;
        }
        return app == null
                ? bury("both sides are gone", "")
                : removedOn(
                        Side.GHL, rules.sameAsBase(app.values(), draft.link().appBase()), app);
    }

    private Step goneInApp(GhlState ghl) {
        // While a question is open, this state is known: neither its event nor its row in the feed is news.
        draft.edit().missingSince(null).ghlVersion(ghl.version()).onlySeenState(rules.fingerprint(ghl.values()));
        return removedOn(Side.APP, rules.sameAsBase(ghl.values(), draft.link().ghlBase()), null);
    }

    private Step removedOn(Side gone, boolean otherUnchanged, @Nullable AppState app) {
        if (otherUnchanged) {
            return rules.onDelete() == DeletePolicy.PROPAGATE
                    ? deleteOn(gone.other(), app, "delete policy: propagate")
                    : unlink("delete policy: unlink");
        }
        ReviewItem open = openQuestion();
        Decision decision = open == null ? null : open.decision();
        if (decision != null && decision.choice() == Decision.Choice.KEEP_APART) {
            return unlink("decided by " + decision.actor());
        }
        if (decision != null) {
            boolean deletes = decision.choice() == (gone == Side.APP ? Decision.Choice.APP : Decision.Choice.GHL);
            return deletes
                    ? deleteOn(gone.other(), app, "decided by " + decision.actor())
                    : revive(gone, "decided by " + decision.actor());
        }
        return switch (rules.onDeleteConflict()) {
            case DELETE_WINS -> deleteOn(gone.other(), app, "delete wins");
            case UPDATE_WINS -> revive(gone, "update wins");
            case REVIEW -> ask(gone, open);
        };
    }

    private Step ask(Side gone, @Nullable ReviewItem open) {
        String reason = gone == Side.APP
                ? "the application deleted the record, and HighLevel changed it"
                : "HighLevel deleted the record, and the application changed it";
        draft.ask(
                open,
                ReviewItem.Kind.DELETE,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                List.of(),
                reason);
        return draft.done(new Outcome.Settled());
    }

    private Step deleteOn(Side side, @Nullable AppState app, String rule) {
        draft.intend(side, Intent.Operation.DELETE, FieldValues.none(), FieldValues.none());
        if (side == Side.GHL) {
            return draft.commit(
                    link -> new Step.DeleteGhl(Objects.requireNonNull(link.ghlId()), deleted -> buried(side, rule)));
        }
        AppState expected = Objects.requireNonNull(app);
        return draft.commit(link -> new Step.DeleteApp(
                expected, deleted -> deleted ? buried(side, rule) : draft.done(new Outcome.Again())));
    }

    private Step buried(Side side, String rule) {
        draft.log(
                AuditEntry.Action.DELETED,
                null,
                side,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                rule,
                "the record is gone on the other side",
                draft.link().intent() == null ? null : draft.link().intent().operationId());
        return bury(rule, "");
    }

    private Step bury(String rule, String evidence) {
        closeQuestions(rule);
        draft.edit().state(LinkState.TOMBSTONE).intent(null).missingSince(null);
        draft.log(AuditEntry.Action.UNLINKED, rule, evidence);
        return draft.done(new Outcome.Settled());
    }

    private Step unlink(String rule) {
        closeQuestions(rule);
        draft.edit().state(LinkState.UNLINKED).intent(null).missingSince(null);
        draft.log(AuditEntry.Action.UNLINKED, rule, "the record is gone on one side");
        return draft.done(new Outcome.Settled());
    }

    /** Gives the surviving record a new partner: the link starts over with one side. */
    private Step revive(Side gone, String rule) {
        Link link = draft.link();
        closeQuestions(rule);
        for (String field : link.appBase().names()) {
            draft.edit().base(Side.APP, field, FieldValue.absent());
        }
        for (String field : link.ghlBase().names()) {
            draft.edit().base(Side.GHL, field, FieldValue.absent());
        }
        draft.edit()
                .id(gone, null)
                .state(gone == Side.APP ? LinkState.CREATING_APP : LinkState.CREATING_GHL)
                .intent(null)
                .missingSince(null);
        draft.log(AuditEntry.Action.UNLINKED, rule, "the record is created again where it was deleted");
        draft.wake(gone.other(), Objects.requireNonNull(link.idOn(gone.other())));
        return draft.done(new Outcome.Settled());
    }

    private void closeQuestions(String why) {
        situation.reviews().forEach(item -> draft.close(item, why));
    }

    private @Nullable ReviewItem openQuestion() {
        return situation.reviews().stream()
                .filter(item -> item.kind() == ReviewItem.Kind.DELETE)
                .findFirst()
                .orElse(null);
    }
}
