package io.ghl.sync.internal.reconcile;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A link of which at least one record is gone. */
final class GoneFlow {
    /** Whoever took over the contact is found within this time. */
    private static final Duration SOUGHT = Duration.ofHours(1);

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
        if (app == null) {
            return bury("both sides are gone", "");
        }
        Instant since = Objects.requireNonNull(draft.link().missingSince());
        boolean sought = situation.now().isAfter(since.plus(SOUGHT));
        return new MergeFlow(situation, draft, app, sought).begin(() -> goneInGhl(app));
    }

    private Step goneInGhl(AppState app) {
        // The one that took the contact over may show up late in searches.
        Instant visible = Objects.requireNonNull(draft.link().missingSince()).plus(rules.indexLag());
        return situation.now().isBefore(visible)
                ? draft.done(new Outcome.Later(visible))
                : removedOn(Side.GHL, app.values(), app);
    }

    private Step goneInApp(GhlState ghl) {
        // While a question is open, this state is known: neither its event nor its row in the feed is news.
        draft.edit().missingSince(null).ghlVersion(ghl.version()).onlySeenState(rules.fingerprint(ghl.values()));
        return removedOn(Side.APP, withoutMark(ghl.values()), null);
    }

    /** The values without our own mark, which a run that died may have set already. */
    private FieldValues withoutMark(FieldValues values) {
        FieldRule labels = rules.labels();
        if (labels == null || !archives()) {
            return values;
        }
        SortedSet<String> others = new TreeSet<>(values.get(labels.name()).asLabels());
        boolean marked = others.removeIf(rules.archiveTag()::equalsIgnoreCase);
        FieldValue rest = others.isEmpty() ? FieldValue.nothing() : FieldValue.labels(others);
        return marked ? values.with(labels.name(), rest) : values;
    }

    /**
     * What becomes of the record that is left.
     *
     * @param left what it holds
     * @param app the record, if it is the application's
     */
    private Step removedOn(Side gone, FieldValues left, @Nullable AppState app) {
        if (rules.onDelete() == DeletePolicy.IGNORE) {
            closeQuestions("delete policy: ignore");
            draft.edit().state(LinkState.LINKED).intent(null);
            return draft.done(new Outcome.Settled());
        }
        if (edited(gone.other(), left).isEmpty()) {
            return rules.onDelete() == DeletePolicy.UNLINK
                    ? unlink("delete policy: unlink")
                    : ifAdmitted(gone, left, app, "delete policy: " + (archives() ? "archive" : "propagate"));
        }
        List<String> state = List.of(rules.wholeFingerprint(left));
        ReviewItem open = openQuestion();
        Decision decision = open == null ? null : open.decision();
        if (decision != null && decision.choice() == Decision.Choice.KEEP_APART) {
            return keepApart("decided by " + decision.actor());
        }
        if (open != null && decision != null) {
            boolean deletes = decision.choice() == (gone == Side.APP ? Decision.Choice.APP : Decision.Choice.GHL);
            if (!deletes) {
                return revive(gone, "decided by " + decision.actor());
            }
            // What was edited since is what nobody decided to lose.
            return open.candidates().equals(state)
                    ? carryTo(gone.other(), left, app, "decided by " + decision.actor())
                    : ask(gone, state, open);
        }
        return switch (rules.onDeleteConflict()) {
            case DELETE_WINS -> ifAdmitted(gone, left, app, "delete wins");
            case UPDATE_WINS -> revive(gone, "update wins");
            case REVIEW -> ask(gone, state, open);
        };
    }

    /** What was edited in the record that is left. That a field is new to the mapping is no edit of it. */
    private List<String> edited(Side side, FieldValues left) {
        return rules.edited(left, baseOf(side)).stream()
                .filter(field -> !isNewToMapping(field))
                .toList();
    }

    /** Once both sides were compared, each field has a base or a question, unless another mapping took it away. */
    private boolean isNewToMapping(String field) {
        Link link = draft.link();
        return link.seenAt() != null
                && !link.appBase().get(field).isPresent()
                && !link.ghlBase().get(field).isPresent()
                && situation.question(field).isEmpty();
    }

    private FieldValues baseOf(Side side) {
        Link link = draft.link();
        return side == Side.APP ? link.appBase() : link.ghlBase();
    }

    private boolean archives() {
        return rules.onDelete() == DeletePolicy.ARCHIVE;
    }

    private Step ifAdmitted(Side gone, FieldValues left, @Nullable AppState app, String rule) {
        Link link = draft.link();
        return new Step.AdmitDeletion(link, verdict -> switch (verdict) {
            case CARRY_OUT -> carryTo(gone.other(), left, app, rule);
            case REVERT -> revive(gone, "many deletions reverted");
            case LEAVE -> unlink("many deletions left as they are");
            case HOLD -> {
                draft.edit().state(LinkState.HELD);
                yield draft.done(new Outcome.Settled());
            }
        });
    }

    /** Asks, or asks anew where the record that is left is not as it was. */
    private Step ask(Side gone, List<String> state, @Nullable ReviewItem open) {
        String reason = gone == Side.APP
                ? "the application deleted the record, and HighLevel changed it"
                : "HighLevel deleted the record, and the application changed it";
        draft.ask(
                open,
                ReviewItem.Kind.DELETE,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                state,
                reason);
        return draft.done(new Outcome.Settled());
    }

    /** Deletes the record of a side, or marks it. */
    private Step carryTo(Side side, FieldValues left, @Nullable AppState app, String rule) {
        Intent.Operation operation = archives() ? Intent.Operation.ARCHIVE : Intent.Operation.DELETE;
        draft.intend(side, operation, FieldValues.none(), FieldValues.none());
        return draft.commit(link -> side == Side.GHL
                ? onGhl(Objects.requireNonNull(link.ghlId()), left, rule)
                : onApp(Objects.requireNonNull(app), rule));
    }

    private Step onGhl(String ghlId, FieldValues left, String rule) {
        return archives()
                ? new Step.AddTags(ghlId, Set.of(rules.archiveTag()), tags -> carried(Side.GHL, left, rule))
                : new Step.DeleteGhl(ghlId, deleted -> carried(Side.GHL, left, rule));
    }

    private Step onApp(AppState expected, String rule) {
        return archives()
                ? new Step.ArchiveApp(expected, done -> carriedToApp(done, expected.values(), rule))
                : new Step.DeleteApp(expected, done -> carriedToApp(done, expected.values(), rule));
    }

    private Step carriedToApp(boolean done, FieldValues left, String rule) {
        return done ? carried(Side.APP, left, rule) : draft.done(new Outcome.Again());
    }

    private Step carried(Side side, FieldValues left, String rule) {
        Intent intent = draft.link().intent();
        String operation = intent == null ? null : intent.operationId();
        draft.log(
                archives() ? AuditEntry.Action.ARCHIVED : AuditEntry.Action.DELETED,
                null,
                side,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                rule,
                "the record is gone on the other side",
                operation);
        if (archives()) {
            return unlink(rule);
        }
        for (String field : edited(side, left)) {
            draft.logLost(field, side, left.get(field), rule, operation);
        }
        return bury(rule, "");
    }

    private Step bury(String rule, String evidence) {
        return end(LinkState.TOMBSTONE, rule, evidence);
    }

    private Step unlink(String rule) {
        return end(LinkState.UNLINKED, rule, "the record is gone on one side");
    }

    /** For good, so the end has no time from which on it is forgotten. */
    private Step keepApart(String rule) {
        return end(LinkState.UNLINKED, rule, "the record is gone on one side", null);
    }

    private Step end(LinkState state, String rule, String evidence) {
        return end(state, rule, evidence, draft.now());
    }

    private Step end(LinkState state, String rule, String evidence, @Nullable Instant at) {
        closeQuestions(rule);
        draft.edit().state(state).intent(null).missingSince(at);
        draft.log(AuditEntry.Action.UNLINKED, rule, evidence);
        return draft.done(new Outcome.Settled());
    }

    /** Gives the surviving record a new partner: the link starts over with one side. */
    private Step revive(Side gone, String rule) {
        Link link = draft.link();
        closeQuestions(rule);
        draft.edit()
                .forgetBases()
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
