package io.ghl.sync.plan;

import java.util.List;

/**
 * How often a trigger would fire. What time or HighLevel's webhooks bring about later is not counted, but what would be due
 * at once is, such as a task that is overdue. Immutable.
 *
 * @param firings how often it would fire
 * @param silent how often it would besides, if it were not silent about first-time linking
 *     ({@link io.ghl.sync.trigger.Trigger#alsoWhileLinking()})
 * @param samples some of the occasions, silent ones as well
 */
public record TriggerPlan(int firings, int silent, List<PlannedFiring> samples) {
    @SuppressWarnings("doclint:missing")
    public TriggerPlan {
        samples = List.copyOf(samples);
    }
}
