package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.simulation.cluster.Cluster;
import io.ghl.sync.internal.simulation.cluster.Effects;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.cluster.Noise;
import io.ghl.sync.internal.simulation.cluster.Timeline;
import io.ghl.sync.internal.simulation.cluster.Trace;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.DeletionWatch;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.oracle.Violation;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the parts of a run share. */
public final class World {
    public static final String LOCATION = "simulated";

    private static final long SECOND = 1000;
    private static final long OF_EACH_OTHER = SECOND / 2;
    private static final long MOST_SECONDS = 300;

    public final Setup<?> setup;
    public final Scenario scenario;
    public final Timeline timeline;
    public final Trace trace;
    public final Tally tally = new Tally();
    public final Noise noise;
    public final Oracle oracle;
    public final DeletionWatch deletions;
    public final FightWatch fights = new FightWatch(this);
    public final Mappings mappings;
    public final Effects effects;
    public final SyncStore store = SyncStore.memory();
    public final Cluster cluster;
    public final AppTransaction appTransaction;

    /** How far the machines' clocks are ahead, but for what they are wrong by against each other. */
    private Duration machinesAhead = Duration.ZERO;

    private long widest;
    private Belongings belongings = Belongings.NONE;
    private @Nullable StoreTransaction open;

    public World(Setup<?> setup, Scenario scenario, boolean words, Function<Node, LocationWorker> process) {
        this.setup = setup;
        this.scenario = scenario;
        this.timeline = new Timeline(ghlAhead());
        this.trace = new Trace(timeline, words);
        this.noise = new Noise(scenario.seed());
        this.oracle = new Oracle(setup.palette(), scenario.persons(), this::tellViolation);
        this.deletions = new DeletionWatch(setup.options().deletionLimit(), scenario.persons(), this.oracle::violated);
        this.appTransaction = new AppTransaction(scenario.habits().joined(), oracle);
        this.cluster = new Cluster(timeline, trace, tally, noise, skews(), process);
        this.effects = new Effects(timeline, trace, tally, noise, cluster);
        this.mappings = new Mappings(this);
    }

    /** Machines are wrong against HighLevel by minutes, against each other by less than the engine waits between two looks. */
    private List<Duration> skews() {
        long most = scenario.habits().skewSeconds() * SECOND;
        long common = noise.nextLong(-most, most + 1);
        machinesAhead = Duration.ofMillis(common);
        List<Duration> skews = new ArrayList<>();
        for (int i = 0; i < scenario.habits().nodes(); i++) {
            skews.add(Duration.ofMillis(most == 0 ? 0 : common + noise.nextLong(-OF_EACH_OTHER, OF_EACH_OTHER + 1)));
        }
        if (most > 0) {
            tally.add(Counted.SKEWED_CLOCKS);
        }
        return skews;
    }

    /** HighLevel's clock is wrong only where that is measured; no two clocks are more than the most apart. */
    private long ghlAhead() {
        long most = MOST_SECONDS - scenario.habits().skewSeconds();
        return setup.variant().measured() ? Math.round(setup.variant().ahead() * most * SECOND) : 0;
    }

    /**
     * The time by the application's clock. Where HighLevel's is measured, against the one of the machine that asks, the
     * application runs on the machines, as it must for that to be of use.
     */
    public Instant appTime() {
        return setup.variant().measured() ? timeline.instant().plus(machinesAhead) : timeline.instant();
    }

    /** Takes note of a measurement of HighLevel's clock that a machine goes by. */
    public @Nullable ClockSkew measured(@Nullable ClockSkew skew) {
        if (skew != null) {
            widest = Math.max(widest, skew.atMost().minus(skew.atLeast()).toMillis());
        }
        return skew;
    }

    /** How many milliseconds apart the bounds of a measurement were at most. */
    public long widestMeasurement() {
        return widest;
    }

    /** When something happened that a machine's clock dates; within a second, by which the machines differ. */
    public long timeOf(Instant onMachine) {
        return Duration.between(timeline.instant(0), onMachine.minus(machinesAhead))
                .toMillis();
    }

    /** What becomes of what belongs to records. */
    public Belongings belongings() {
        return belongings;
    }

    /** From now on there are records that belong to others. */
    public void include(Belongings some) {
        belongings = some;
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
    public <R extends @Nullable Object> R look(Function<StoreTransaction, R> at) {
        StoreTransaction tx = open;
        return tx == null ? store.transact(at::apply) : at.apply(tx);
    }

    /** The link of a record. */
    public Optional<Link> link(RecordType type, Side side, String id) {
        return look(tx -> tx.links().of(LOCATION, type, side, id));
    }

    private void tellViolation() {
        if (trace.inWords()) {
            Violation last = oracle.violations().get(oracle.violations().size() - 1);
            trace.tell(cluster.running(), "VIOLATION", last.toString());
        }
    }
}
