package io.ghl.sync.internal.simulation;

import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the parts of a run share. */
final class World {
    static final String LOCATION = "simulated";

    private static final long SECOND = 1000;
    private static final long OF_EACH_OTHER = SECOND / 2;

    final Setup<?> setup;
    final Scenario scenario;
    final Timeline timeline = new Timeline();
    final Trace trace;
    final Tally tally = new Tally();
    final SplittableRandom noise;
    final Oracle oracle;
    final Effects effects;
    final SyncStore store = SyncStore.memory();
    final Cluster cluster;
    final AppTransaction appTransaction = new AppTransaction(this);
    /** What belongs to contacts, as long as there is anything. */
    Belongings belongings = Belongings.NONE;

    private @Nullable StoreTransaction open;

    World(Setup<?> setup, Scenario scenario, boolean words, Function<Node, LocationWorker> process) {
        this.setup = setup;
        this.scenario = scenario;
        this.trace = new Trace(words);
        this.noise = new SplittableRandom(~scenario.seed());
        this.oracle = new Oracle(setup.palette(), scenario.persons(), this::tellViolation);
        this.cluster = new Cluster(this, skews(), process);
        this.effects = new Effects(timeline, trace, tally, noise, cluster);
    }

    /** Machines are wrong against HighLevel by minutes, against each other by less than the engine waits between two looks. */
    private List<Duration> skews() {
        long most = scenario.habits().skewSeconds() * SECOND;
        long common = noise.nextLong(-most, most + 1);
        List<Duration> skews = new ArrayList<>();
        for (int i = 0; i < scenario.habits().nodes(); i++) {
            skews.add(Duration.ofMillis(most == 0 ? 0 : common + noise.nextLong(-OF_EACH_OTHER, OF_EACH_OTHER + 1)));
        }
        if (most > 0) {
            tally.add(Counted.SKEWED_CLOCKS);
        }
        return skews;
    }

    /** Works in a transaction of the engine's. */
    <R extends @Nullable Object> R within(StoreTransaction tx, Function<StoreTransaction, R> work) {
        open = tx;
        try {
            return work.apply(tx);
        } finally {
            open = null;
        }
    }

    /** Looks at the store as it is now, also from within a transaction of the engine's. */
    <R extends @Nullable Object> R look(Function<StoreTransaction, R> at) {
        StoreTransaction tx = open;
        return tx == null ? store.transact(at::apply) : at.apply(tx);
    }

    private void tellViolation() {
        if (trace.inWords()) {
            Violation last = oracle.violations().get(oracle.violations().size() - 1);
            trace.tell(timeline.now(), cluster.running(), "VIOLATION", last.toString());
        }
    }

    boolean happensIn100(int times) {
        return noise.nextInt(100) < times;
    }
}
