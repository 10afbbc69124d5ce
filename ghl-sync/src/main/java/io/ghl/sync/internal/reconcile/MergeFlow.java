package io.ghl.sync.internal.reconcile;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A contact is gone: was it merged into another one? HighLevel has no event for that; the survivor is found by what it
 * took over. If it is free, it becomes the new partner; if it belongs to another record, this pair becomes an alias, and
 * the application is told. Either way nothing is deleted.
 */
final class MergeFlow {
    private static final String MERGED = "merged in HighLevel";
    private static final int MOST = 5;
    private static final Duration AFTER_OTHER = Duration.ofMinutes(1);
    private static final Duration AFTER_PERSON = Duration.ofMinutes(15);

    private final Situation situation;
    private final Draft draft;
    private final AppState app;
    private final boolean sought;

    /**
     * The end of one contact.
     *
     * @param sought whether the survivor was looked for long enough: what is not found by its id by now is not there
     */
    MergeFlow(Situation situation, Draft draft, AppState app, boolean sought) {
        this.situation = situation;
        this.draft = draft;
        this.app = app;
        this.sought = sought;
    }

    /** Looks for the survivor; goes on with {@code otherwise} if there is none. */
    Step begin(Supplier<Step> otherwise) {
        Link link = draft.link();
        String lost = Objects.requireNonNull(link.ghlId());
        return new Step.FindSurvivors(lost, link.ghlBase(), found -> alive(found, 0, new ArrayList<>(), otherwise));
    }

    /** Searches lag behind, so each is asked for by its id. */
    private Step alive(List<Candidate> found, int next, List<Candidate> alive, Supplier<Step> otherwise) {
        if (next < Math.min(found.size(), MOST)) {
            Candidate candidate = found.get(next);
            return new Step.ReadGhl(candidate.id(), ghl -> {
                if (ghl.isPresent()) {
                    alive.add(candidate);
                }
                return alive(found, next + 1, alive, otherwise);
            });
        }
        if (alive.size() < next && !sought) {
            // One is found and is not: it went and the search lags, or it is not found by its id for a moment.
            return draft.done(new Outcome.Later(situation.now().plus(AFTER_OTHER)));
        }
        if (alive.size() > 1) {
            return ask(alive);
        }
        return alive.isEmpty()
                ? otherwise.get()
                : new Step.FindLink(
                        Side.GHL,
                        alive.get(0).id(),
                        held -> survivedBy(alive.get(0).id(), held, otherwise));
    }

    private Step survivedBy(String survivor, Optional<Link> held, Supplier<Step> otherwise) {
        if (held.isEmpty() || held.get().isAlone()) {
            held.ifPresent(other -> draft.takeOver(other, Side.GHL));
            return relink(survivor);
        }
        Link other = held.get();
        String survivingApp = other.appId();
        if (other.state().isEnded()) {
            return otherwise.get();
        }
        if (survivingApp == null || other.state() == LinkState.CREATING_APP || other.state() == LinkState.HELD) {
            // As soon as it is clear what becomes of that one, this is clear too; a person may take days over it.
            return draft.done(new Outcome.Later(situation.now().plus(sought ? AFTER_PERSON : AFTER_OTHER)));
        }
        Link link = draft.link();
        RemoteMerge merge = new RemoteMerge(
                link.location(), link.type(), app.id(), Objects.requireNonNull(link.ghlId()), survivor, survivingApp);
        return new Step.TellMerge(merge, told -> alias(other));
    }

    /** The bases stay: what the survivor holds otherwise is an edit like any other. */
    private Step relink(String survivor) {
        closeDeletions();
        draft.edit()
                .forgetSeen()
                .id(Side.GHL, survivor)
                .state(LinkState.LINKED)
                .missingSince(null)
                .intent(null);
        draft.log(AuditEntry.Action.LINKED, MERGED, "the contact is gone, and another one holds what identified it");
        draft.wake(Side.GHL, survivor);
        return draft.done(new Outcome.Settled());
    }

    private Step alias(Link survivor) {
        situation.reviews().forEach(item -> draft.close(item, MERGED));
        draft.edit().state(LinkState.ALIASED).missingSince(draft.now()).intent(null);
        draft.log(AuditEntry.Action.ALIASED, MERGED, "the survivor belongs to link " + survivor.id());
        draft.wake(Side.GHL, Objects.requireNonNull(survivor.ghlId()));
        return draft.done(new Outcome.Settled());
    }

    private Step ask(List<Candidate> candidates) {
        closeDeletions();
        draft.edit()
                .forgetBases()
                .id(Side.GHL, null)
                .state(LinkState.CANDIDATE)
                .missingSince(null)
                .intent(null);
        situation.reviews().stream()
                .filter(item -> item.kind() != ReviewItem.Kind.DELETE)
                .forEach(item -> draft.close(item, MERGED));
        draft.ask(
                null,
                ReviewItem.Kind.MATCH,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                candidates.stream().map(Candidate::id).toList(),
                "HighLevel's contact is gone, and several others hold what identified it");
        return draft.done(new Outcome.Settled());
    }

    private void closeDeletions() {
        situation.reviews().stream()
                .filter(item -> item.kind() == ReviewItem.Kind.DELETE)
                .forEach(item -> draft.close(item, MERGED));
    }
}
