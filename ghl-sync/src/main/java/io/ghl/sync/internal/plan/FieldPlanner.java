package io.ghl.sync.internal.plan;

import java.util.List;

/** Decides what each field needs. Pure. */
public final class FieldPlanner {
    private FieldPlanner() {}

    /**
     * Plans all fields.
     *
     * @param input what both sides hold and held
     * @return one outcome per rule, in the order of the rules
     */
    public static List<FieldOutcome> plan(PlanInput input) {
        throw new UnsupportedOperationException();
    }
}
