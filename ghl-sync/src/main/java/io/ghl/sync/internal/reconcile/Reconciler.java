package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.record.Link;

/**
 * Reconciles one record: names the first step; each step names the next. Pure; safe for use by several threads.
 *
 * @see Step
 */
public final class Reconciler {
    private final Rules rules;
    private final Ids ids;

    /** A reconciler with the given rules, which takes new ids from {@code ids}. */
    public Reconciler(Rules rules, Ids ids) {
        this.rules = rules;
        this.ids = ids;
    }

    /** The first step for a situation. */
    public Step begin(Situation situation) {
        if (situation.link().isEmpty()) {
            return new NewRecordFlow(rules, ids, situation, null).begin();
        }
        Link link = situation.link().get();
        return switch (link.state()) {
            case LINKED, HELD -> new LinkedFlow(rules, ids, situation, link).begin();
            case PARKED ->
                link.isAlone()
                        ? new NewRecordFlow(rules, ids, situation, link).begin()
                        : new LinkedFlow(rules, ids, situation, link).begin();
            case CREATING_GHL -> new GhlCreateFlow(rules, situation, new Draft(link, situation.now(), ids)).resume();
            case CREATING_APP -> new AppCreateFlow(rules, situation, new Draft(link, situation.now(), ids)).resume();
            case CANDIDATE -> new NewRecordFlow(rules, ids, situation, link).inQuestion(link);
            case UNLINKED, TOMBSTONE, ALIASED -> new EndedFlow(rules, ids, situation, link).begin();
        };
    }
}
