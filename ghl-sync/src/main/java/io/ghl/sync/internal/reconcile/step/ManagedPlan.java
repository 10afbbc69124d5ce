package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The plan of a pair of which not all fields are synced. Conditions are asked about the application's record as the other
 * fields will leave it, so that the answer is the same after the plan was carried out.
 *
 * @param outcomes one per rule, in the order of the rules
 * @param unmanaged the fields whose condition does not hold
 */
public record ManagedPlan(List<FieldOutcome> outcomes, Set<String> unmanaged) {
    /**
     * Plans all fields.
     *
     * @param app the application's record
     * @param input all that planning looks at, for given values of the application
     */
    public static ManagedPlan of(AppState app, Function<FieldValues, PlanInput> input) {
        List<FieldOutcome> all = FieldPlanner.plan(input.apply(app.values()));
        FieldValues toApp = FieldValues.none();
        for (FieldOutcome outcome : all) {
            if (outcome instanceof FieldOutcome.Write write) {
                toApp = toApp.with(write.field(), write.toApp());
            }
        }
        Set<String> unmanaged = app.access().unmanaged(toApp);
        return unmanaged.isEmpty()
                ? new ManagedPlan(all, unmanaged)
                : new ManagedPlan(FieldPlanner.plan(input.apply(without(app.values(), unmanaged))), unmanaged);
    }

    /** Values without those of some fields. */
    public static FieldValues without(FieldValues values, Set<String> fields) {
        FieldValues rest = values;
        for (String field : fields) {
            rest = rest.with(field, FieldValue.absent());
        }
        return rest;
    }
}
