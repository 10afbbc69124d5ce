package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.MatchResult;
import io.ghl.sync.internal.match.Matcher;
import io.ghl.sync.internal.match.Pair;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record that has no partner yet: link it, create its partner, or ask. The same rules as at first linking. */
final class NewRecordFlow {
    private final Rules rules;
    private final Ids ids;
    private final Situation situation;

    NewRecordFlow(Rules rules, Ids ids, Situation situation) {
        this.rules = rules;
        this.ids = ids;
        this.situation = situation;
    }

    Step begin() {
        return situation.side() == Side.APP ? fromApp(situation.recordId()) : fromGhl(situation.recordId());
    }

    private Step fromApp(String appId) {
        return new Step.ReadApp(appId, app -> {
            if (app.isEmpty()) {
                return new Step.Done(new Outcome.Settled(), null);
            }
            // First-time linking has just read all of HighLevel; if it missed one, HighLevel's refusal tells.
            if (situation.causes().equals(java.util.Set.of(Cause.BACKFILL))) {
                return create(app.get());
            }
            return new Step.FindGhl(
                    appId,
                    app.get().values(),
                    candidates -> candidates.isEmpty()
                            ? create(app.get())
                            : match(Side.APP, appId, app.get().values(), candidates, () -> create(app.get())));
        });
    }

    private Step create(AppState app) {
        return new CreateFlow(rules, situation, draft(app.id(), null, LinkState.CREATING_GHL)).inGhl(app);
    }

    private Step fromGhl(String ghlId) {
        return new Step.ReadGhl(ghlId, ghl -> {
            if (ghl.isEmpty()) {
                return new Step.Done(new Outcome.Settled(), null);
            }
            FieldValues values = ghl.get().values();
            return new Step.FindApp(values, ghl.get().marker(), candidates -> {
                Candidate creating = beingCreated(candidates);
                if (creating != null) {
                    // Very likely our own create, seen before its answer was stored: its link decides.
                    Draft draft = new Draft(Objects.requireNonNull(creating.link()), situation.now(), ids);
                    draft.wake(Side.APP, creating.id());
                    return draft.done(new Outcome.Settled());
                }
                return candidates.isEmpty()
                        ? createInApp(ghlId, values)
                        : match(Side.GHL, ghlId, values, candidates, () -> createInApp(ghlId, values));
            });
        });
    }

    private Step createInApp(String ghlId, FieldValues values) {
        return new CreateFlow(rules, situation, draft(null, ghlId, LinkState.CREATING_APP)).inApp(values);
    }

    private static @Nullable Candidate beingCreated(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate ->
                        candidate.link() != null && candidate.link().state() == LinkState.CREATING_GHL)
                .findFirst()
                .orElse(null);
    }

    private Step match(
            Side side,
            String id,
            FieldValues values,
            List<Candidate> candidates,
            java.util.function.Supplier<Step> otherwise) {
        MatchRecord mine = MatchKeys.of(id, values, rules.matchKeys());
        List<MatchRecord> theirs = candidates.stream()
                .map(candidate -> MatchKeys.of(candidate.id(), candidate.values(), rules.matchKeys()))
                .toList();
        MatchResult match = side == Side.APP
                ? Matcher.match(rules.matchKeys(), List.of(mine), theirs)
                : Matcher.match(rules.matchKeys(), theirs, List.of(mine));
        boolean free = candidates.stream().allMatch(candidate -> candidate.link() == null);
        if (match.pairs().isEmpty() && match.ambiguous().isEmpty()) {
            return otherwise.get();
        }
        if (match.pairs().size() == 1 && match.ambiguous().isEmpty() && free) {
            Pair pair = match.pairs().get(0);
            Draft draft = draft(pair.appId(), pair.ghlId(), LinkState.LINKED);
            draft.log(AuditEntry.Action.LINKED, "same " + pair.key(), "");
            return draft.done(new Outcome.Again());
        }
        Draft draft = draft(side == Side.APP ? id : null, side == Side.GHL ? id : null, LinkState.CANDIDATE);
        draft.ask(
                null,
                ReviewItem.Kind.MATCH,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                candidates.stream().map(Candidate::id).toList(),
                free
                        ? "several records have the same keys, or the keys do not agree"
                        : "a record with the same keys is linked to another one");
        return draft.done(new Outcome.Settled());
    }

    /** A record whose partner a person was asked for. */
    Step decided(Link link) {
        ReviewItem item = situation.reviews().stream()
                .filter(review -> review.kind() == ReviewItem.Kind.MATCH)
                .findFirst()
                .orElse(null);
        Decision decision = item == null ? null : item.decision();
        if (item == null || decision == null) {
            return new Step.Done(new Outcome.Settled(), null);
        }
        Draft draft = new Draft(link, situation.now(), ids);
        draft.close(item, "decided by " + decision.actor());
        Side known = link.appId() != null ? Side.APP : Side.GHL;
        if (decision.choice() == Decision.Choice.LINK) {
            draft.edit()
                    .id(known.other(), Objects.requireNonNull(decision.recordId()))
                    .state(LinkState.LINKED);
            draft.log(AuditEntry.Action.LINKED, "decided by " + decision.actor(), "");
        } else {
            draft.edit().state(known == Side.APP ? LinkState.CREATING_GHL : LinkState.CREATING_APP);
        }
        return draft.done(new Outcome.Again());
    }

    private Draft draft(@Nullable String appId, @Nullable String ghlId, LinkState state) {
        Link fresh = Link.fresh(ids.next(), situation.location(), situation.type(), appId, ghlId, state);
        return new Draft(fresh, situation.now(), ids);
    }
}
