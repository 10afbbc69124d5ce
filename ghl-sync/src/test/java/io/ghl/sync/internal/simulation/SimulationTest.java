package io.ghl.sync.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.cluster.Effects;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Reference;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final int SEEDS = 500;

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
        // These have what others are only asked for from 2000 on.
        assertThat(Batch.missing(batch.tally(), 2000, true)).isEmpty();
    }

    @Test
    void runsThatLackSomethingAreNoProof() {
        Tally nothing = new Tally();
        assertThat(Batch.missing(nothing, 1999, true)).isEmpty();
        assertThat(Batch.missing(nothing, 2000, false))
                .contains(Counted.CRASHES, Counted.MERGES)
                .doesNotContain(Counted.TASKS, Counted.FIGHTS, Counted.HELD_DELETIONS);
        assertThat(Batch.missing(nothing, 2000, true))
                .contains(Counted.TASKS, Counted.FIGHTS, Counted.NORMALISED, Counted.BREAKERS, Counted.ANSWERS)
                .doesNotContain(Counted.HELD_DELETIONS);
        assertThat(Batch.missing(nothing, 5000, true))
                .contains(Counted.HELD_DELETIONS, Counted.MASS_DELETE_DECISIONS)
                .doesNotContain(Counted.UNSEEN_EDITS);
        Arrays.stream(Counted.values()).forEach(nothing::add);
        assertThat(Batch.missing(nothing, 5000, true)).isEmpty();
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
    @ValueSource(
            longs = {
                16887, 101343, 107399, 133822, 135080, 155094, 164212, 173947, 267484, 313628, 339986, 362262, 372598,
                473959, 526392, 606621, 684964, 741493, 751988, 953132, 1006433, 1008174
            })
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
