package io.ghl.sync.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.cluster.Effects;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Reference;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final int SEEDS = 500;

    /** They want a mistake of many records, and somebody who looks in time or nobody who does; 5000 runs have them. */
    private static final Set<Counted> RARE = EnumSet.of(Counted.MASS_DELETE_DECISIONS, Counted.HELD_DELETIONS);

    private final Setup<?> setup = Reference.setup();

    @Test
    void everyRunKeepsEveryPromise() {
        long started = System.nanoTime();
        Batch batch = Batch.run(setup, 1, SEEDS, null);
        System.out.printf("Simulation: %.0f seeds per second%n", SEEDS / ((System.nanoTime() - started) / 1e9));
        assertThat(batch.problems())
                .as(() -> String.join("\n", batch.smallest()))
                .isEmpty();
        assertThat(batch.callsPerEdit()).isBetween(0.5, 2.5);
        for (Counted counted : Counted.values()) {
            if (!counted.undecidable() && !RARE.contains(counted)) {
                assertThat(batch.tally().of(counted)).as(counted.name()).isPositive();
            }
        }
    }

    @Test
    void theSameSeedIsTheSameRun() {
        List<Long> hashes = LongStream.rangeClosed(1, 30)
                .map(seed -> run(Scenario.of(seed, setup)).hash())
                .boxed()
                .toList();
        List<Long> again = LongStream.rangeClosed(1, 30)
                .map(seed -> run(Scenario.of(seed, setup)).hash())
                .boxed()
                .toList();
        assertThat(again).isEqualTo(hashes).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5})
    void aCrashAtAnyEffectBreaksNoPromise(long seed) {
        Scenario calm = Scenario.of(seed, setup);
        Scenario short12 = calm.with(calm.events().stream()
                .filter(event -> !(event instanceof Event.Fault))
                .limit(12)
                .toList());
        long effects = run(short12).effects();
        for (long n = 1; n <= effects; n++) {
            for (boolean after : new boolean[] {false, true}) {
                Outcome outcome = Batch.run(setup, short12, null, new Effects.Exhaustive(n, after), false);
                assertThat(outcome.violations())
                        .as("seed %d, crash %s effect %d", seed, after ? "after" : "before", n)
                        .isEmpty();
            }
        }
    }

    /** Each of these found something that no run of the batch above shows. */
    @ParameterizedTest
    @ValueSource(longs = {16887, 101343, 107399, 133822, 135080, 155094, 164212, 173947})
    void whatWasFoundOnceIsMended(long seed) {
        assertThat(run(Scenario.of(seed, setup)).violations()).isEmpty();
    }

    @Test
    void aFailingRunIsReducedToWhatItTakes() {
        Batch batch = Batch.run(setup, 1, 10, Ablation.BASE);
        assertThat(batch.failures()).isPositive();
        List<String> smallest = batch.smallest();
        assertThat(smallest.get(0)).matches("Seed \\d+ fails with \\d of its \\d+ events:");
        assertThat(smallest).anyMatch(line -> line.startsWith("VIOLATION I"));
        assertThat(batch.smallest()).isEqualTo(smallest);
    }

    private Outcome run(Scenario scenario) {
        return Batch.run(setup, scenario, null, null, false);
    }
}
