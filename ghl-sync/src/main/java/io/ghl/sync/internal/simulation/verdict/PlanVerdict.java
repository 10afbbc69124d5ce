package io.ghl.sync.internal.simulation.verdict;

import io.ghl.sync.internal.planning.PlanCount;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Whether linking did what had been planned for it: I12. */
public final class PlanVerdict {
    private final World world;
    private final TypePlan planned;

    public PlanVerdict(World world, TypePlan planned) {
        this.world = world;
        this.planned = planned;
    }

    /** Compares with all that was done so far. */
    public void check() {
        world.tally.add(Counted.PLANS);
        TypePlan done = new PlanCount(world.store, World.LOCATION).of(RecordType.CONTACT, 0, 0, 0, 0);
        compare(done, "pairs to link", TypePlan::toLink);
        compare(done, "links to end", TypePlan::unlinked);
        compare(done, "partners to ask for", TypePlan::ambiguous);
        compare(done, "records left for an error", TypePlan::deadLetters);
        compare(done, "fields to ask about", plan -> undisturbed(plan.conflicts()));
        for (Side side : Side.values()) {
            compare(done, "creates in " + side, plan -> plan.creates(side));
            compare(done, "deletions in " + side, plan -> plan.deletes(side));
            compare(done, "marks in " + side, plan -> plan.archives(side));
            compare(
                    done,
                    "fields to write in " + side,
                    plan -> undisturbed(side == Side.APP ? plan.updatesInApp() : plan.updatesInGhl()));
        }
    }

    private void compare(TypePlan done, String what, Function<TypePlan, Object> counted) {
        if (!counted.apply(planned).equals(counted.apply(done))) {
            world.oracle.violated(
                    "I12", what + ": " + counted.apply(planned) + " planned, " + counted.apply(done) + " done");
        }
    }

    /** But for the field that HighLevel keeps in a form of its own, and the one on which an automation insists. */
    private Map<String, Integer> undisturbed(Map<String, Integer> fields) {
        Map<String, Integer> some = new TreeMap<>(fields);
        for (int field : List.of(
                world.scenario.habits().capitalised(), world.scenario.habits().fought())) {
            if (field >= 0) {
                some.remove(world.setup.palette().rule(field).name());
            }
        }
        return some;
    }
}
