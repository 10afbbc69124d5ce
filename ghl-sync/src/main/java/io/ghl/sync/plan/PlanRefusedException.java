package io.ghl.sync.plan;

import io.ghl.sync.SyncException;
import java.util.List;

/** A plan was not applied, and nothing was written: the records moved since it was made, or it is beyond its limits. */
public final class PlanRefusedException extends SyncException {
    private static final long serialVersionUID = 1;

    /** Why, in sentences without personal data. */
    private final List<String> reasons;

    /**
     * A refused plan.
     *
     * @param message what happened and what to do
     * @param reasons why, in sentences without personal data
     */
    public PlanRefusedException(String message, List<String> reasons) {
        super(message + (reasons.isEmpty() ? "" : " " + String.join(" ", reasons)));
        this.reasons = List.copyOf(reasons);
    }

    /**
     * Why the plan was refused.
     *
     * @return sentences without personal data
     */
    public List<String> reasons() {
        return reasons;
    }
}
