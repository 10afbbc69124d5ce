package io.ghl.sync.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.scenario.Reference;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that does not miss a rule proves nothing about it. */
class AblationGateTest {
    private static final int SEEDS = 1000;
    private static final int AT_ONCE = 100;

    private final Setup<?> setup = Reference.setup();

    @ParameterizedTest
    @EnumSource
    void theSimulationMissesEachRuleThatIsTakenOut(Ablation rule) {
        Outcome failing = firstFailing(rule);
        Scenario scenario = failing.scenario();
        System.out.println("Without " + rule + " seed " + scenario.seed() + " fails: "
                + failing.violations().get(0));
        assertThat(Batch.run(setup, scenario, null, null, false).violations())
                .as("seed %d with all rules", scenario.seed())
                .isEmpty();
    }

    private Outcome firstFailing(Ablation rule) {
        for (long from = 1; from <= SEEDS; from += AT_ONCE) {
            Optional<Outcome> failing = LongStream.range(from, from + AT_ONCE)
                    .parallel()
                    .mapToObj(seed -> Batch.run(setup, Scenario.of(seed, setup), rule, null, false))
                    .filter(outcome -> !outcome.violations().isEmpty())
                    .findFirst();
            if (failing.isPresent()) {
                return failing.get();
            }
        }
        throw new AssertionError("No run of " + SEEDS + " misses " + rule + ".");
    }
}
