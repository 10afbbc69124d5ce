package io.ghl.sync.internal.reconcile;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.internal.reconcile.step.Outcome;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link at its end. It stands in the way of late events, which would bring back what was deleted. After a time, a record
 * that is there all the same was restored by somebody: one whose pair was buried counts as new, and one that was taken
 * from a pair is given back to it.
 */
final class EndedFlow {
    private final Rules rules;
    private final Ids ids;
    private final Situation situation;
    private final Link link;

    EndedFlow(Rules rules, Ids ids, Situation situation, Link link) {
        this.rules = rules;
        this.ids = ids;
        this.situation = situation;
        this.link = link;
    }

    Step begin() {
        Instant end = link.missingSince();
        boolean remembered =
                end == null || situation.now().isBefore(end.plus(rules.options().rememberDeletedFor()));
        // Only HighLevel restores records under their old id, and that the application goes on editing is no news.
        if (remembered || situation.side() == Side.APP) {
            return known();
        }
        return switch (link.state()) {
            case TOMBSTONE -> restored(null);
            case UNLINKED ->
                new Step.ReadApp(
                        Objects.requireNonNull(link.appId()),
                        app -> app.isEmpty()
                                // It was the application that deleted its record, and it has not come back.
                                ? known()
                                : restored(app.get()));
            default -> known();
        };
    }

    private Step restored(@Nullable AppState app) {
        return new Step.ReadGhl(situation.recordId(), ghl -> {
            if (ghl.isEmpty()) {
                return known();
            }
            Draft draft = new Draft(link, situation.now(), ids);
            draft.edit().forgetBases().missingSince(null);
            draft.log(
                    AuditEntry.Action.LINKED,
                    "restored in HighLevel",
                    "it is there " + rules.options().rememberDeletedFor() + " after it was deleted");
            if (app == null) {
                draft.edit().id(Side.APP, null).state(LinkState.CANDIDATE);
                return draft.commit(stored -> new NewRecordFlow(rules, ids, situation, stored).begin());
            }
            draft.edit().state(LinkState.LINKED);
            return draft.done(new Outcome.Again());
        });
    }

    private static Step known() {
        return new Step.Done(new Outcome.Known(), null);
    }
}
