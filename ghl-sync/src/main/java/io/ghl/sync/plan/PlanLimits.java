package io.ghl.sync.plan;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much a plan may do and still be applied. A plan beyond is refused as a whole. Immutable.
 *
 * @param maxCreates records created on one side, of one type
 * @param maxUpdates fields written on one side, of one type
 * @param maxDeletes records deleted or archived on one side, of one type
 * @param maxCalls calls to HighLevel
 * @param maxFirings how often triggers fire, all of them together
 */
public record PlanLimits(int maxCreates, int maxUpdates, int maxDeletes, long maxCalls, int maxFirings) {

    @SuppressWarnings("doclint:missing")
    public PlanLimits {
        if (maxCreates < 0 || maxUpdates < 0 || maxDeletes < 0 || maxCalls < 0 || maxFirings < 0) {
            throw new IllegalArgumentException("A limit of a plan must not be negative.");
        }
    }

    /**
     * No limits.
     *
     * @return limits that every plan keeps
     */
    public static PlanLimits none() {
        return new PlanLimits(
                Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /**
     * These limits with another {@link #maxCreates()}.
     *
     * @param max the most records created, 0 or more
     * @return the new limits
     */
    public PlanLimits creates(int max) {
        return new PlanLimits(max, maxUpdates, maxDeletes, maxCalls, maxFirings);
    }

    /**
     * These limits with another {@link #maxUpdates()}.
     *
     * @param max the most fields written, 0 or more
     * @return the new limits
     */
    public PlanLimits updates(int max) {
        return new PlanLimits(maxCreates, max, maxDeletes, maxCalls, maxFirings);
    }

    /**
     * These limits with another {@link #maxDeletes()}.
     *
     * @param max the most records deleted or archived, 0 or more
     * @return the new limits
     */
    public PlanLimits deletes(int max) {
        return new PlanLimits(maxCreates, maxUpdates, max, maxCalls, maxFirings);
    }

    /**
     * These limits with another {@link #maxCalls()}.
     *
     * @param max the most calls, 0 or more
     * @return the new limits
     */
    public PlanLimits calls(long max) {
        return new PlanLimits(maxCreates, maxUpdates, maxDeletes, max, maxFirings);
    }

    /**
     * These limits with another {@link #maxFirings()}. Counts what a plan does: what time or HighLevel's webhooks make fire
     * later, and what a trigger is silent about, is not in it.
     *
     * @param max how often triggers fire at the most, 0 or more
     * @return the new limits
     */
    public PlanLimits firings(int max) {
        return new PlanLimits(maxCreates, maxUpdates, maxDeletes, maxCalls, max);
    }

    /**
     * What of a plan is beyond these limits.
     *
     * @param plan the plan
     * @return a sentence for each limit that it breaks; empty if it keeps all
     */
    public List<String> brokenBy(SyncPlan plan) {
        List<String> broken = new ArrayList<>();
        plan.types().forEach((type, part) -> {
            for (Side side : Side.values()) {
                add(broken, part.creates(side), maxCreates, type, side, "records created");
                add(broken, part.updates(side), maxUpdates, type, side, "fields written");
                add(
                        broken,
                        part.deletes(side) + part.archives(side),
                        maxDeletes,
                        type,
                        side,
                        "records deleted or archived");
            }
        });
        if (plan.calls() > maxCalls) {
            broken.add(plan.calls() + " calls to HighLevel, of " + maxCalls + " allowed.");
        }
        addFirings(broken, plan.triggers());
        return broken;
    }

    private void addFirings(List<String> broken, Map<String, TriggerPlan> triggers) {
        long planned =
                triggers.values().stream().mapToLong(TriggerPlan::firings).sum();
        if (planned > maxFirings) {
            String each = triggers.entrySet().stream()
                    .filter(trigger -> trigger.getValue().firings() > 0)
                    .map(trigger -> "\"" + trigger.getKey() + "\": "
                            + trigger.getValue().firings())
                    .collect(Collectors.joining(", "));
            broken.add(planned + " firings of triggers (" + each + "), of " + maxFirings + " allowed.");
        }
    }

    private static void add(List<String> broken, int planned, int max, RecordType type, Side side, String what) {
        if (planned > max) {
            broken.add(planned + " " + what + " of type " + type + " on side " + side + ", of " + max + " allowed.");
        }
    }
}
