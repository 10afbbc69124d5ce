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
import io.ghl.sync.internal.simulation.scenario.Remapping;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
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
    public final Effects effects;
    public final SyncStore store = SyncStore.memory();
    public final Cluster cluster;
    public final AppTransaction appTransaction;

    /** How far the machines' clocks are ahead, but for what they are wrong by against each other. */
    private Duration machinesAhead = Duration.ZERO;

    private long widest;
    private boolean remapped;
    private final ComparedAnew comparedAnew = new ComparedAnew();
    private Belongings belongings = Belongings.NONE;
    private @Nullable StoreTransaction open;

    public World(Setup<?> setup, Scenario scenario, boolean words, Function<Node, LocationWorker> process) {
        this.setup = setup;
        this.scenario = scenario;
        this.remapped = setup.remapping() != null && setup.remapping().from() == 0;
        this.timeline = new Timeline(ghlAhead());
        this.trace = new Trace(timeline, words);
        this.noise = new Noise(scenario.seed());
        this.oracle = new Oracle(setup.palette(), scenario.persons(), this::tellViolation);
        this.deletions = new DeletionWatch(setup.options().deletionLimit(), scenario.persons(), this.oracle::violated);
        this.appTransaction = new AppTransaction(scenario.habits().joined(), oracle);
        this.cluster = new Cluster(timeline, trace, tally, noise, skews(), process);
        this.effects = new Effects(timeline, trace, tally, noise, cluster);
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

    // ---- another mapping ----

    /** From now on processes that start go by the other mapping, or by the usual one again. */
    public void remap(boolean other) {
        remapped = other;
        comparedAnew.begin(timeline.now());
        tally.add(Counted.MAPPING_CHANGES);
        trace.add("MAPPING", other ? "another one" : "the usual one");
    }

    /** Whether processes that start now go by the other mapping. */
    public boolean isRemapped() {
        return remapped;
    }

    /** Whether the process that is running goes by the other mapping; as a new one would, if none is running. */
    public boolean isRunningRemapped() {
        Node node = cluster.running();
        return node == null ? remapped : node.remapped;
    }

    /** The mapping by which people in HighLevel see contacts now. */
    public RecordMapping<?> mapping() {
        return setup.seen(remapped);
    }

    /** Where HighLevel has the value of a field now. */
    public String path(FieldRule rule) {
        return isMappedTwice(rule)
                ? mapping().rules().stream()
                        .filter(now -> now.name().equals(rule.name()))
                        .findFirst()
                        .orElseThrow()
                        .target()
                        .path()
                : rule.target().path();
    }

    /** Whether a field has another mapping, or none, for a part of the run. */
    public boolean isMappedTwice(FieldRule rule) {
        return setup.remapping() != null && setup.remapping().field().equals(rule.name());
    }

    /** Whether the sync of now knows a field. */
    public boolean isSynced(FieldRule rule) {
        return !isMappedTwice(rule)
                || setup.synced(remapped).rules().stream()
                        .anyMatch(now -> now.name().equals(rule.name()));
    }

    /**
     * Whether an edit of a field that has another mapping for a while may be from before both sides of a pair were compared
     * by the mapping of now, as if for the first time.
     */
    public boolean isFromBefore(FieldRule rule, String linkId, long edited) {
        return comparedAt(rule.name(), linkId)
                .map(compared -> edited <= compared)
                .orElse(true);
    }

    /** Since when both sides of a pair are compared in a field by the mapping of now: -1 if always, empty if not yet. */
    Optional<Long> comparedAt(String field, String linkId) {
        Remapping<?> other = setup.remapping();
        return other == null || !other.field().equals(field)
                ? Optional.of(-1L)
                : Optional.ofNullable(comparedAnew.at(linkId));
    }

    /** Whether an edit was made to what was HighLevel's field then, and is another one now. */
    public boolean isElsewhere(FieldRule rule, long edited) {
        return isMappedTwice(rule) && setup.moves() && edited <= comparedAnew.since();
    }

    /** The engine has stored links. */
    void stored(List<Link> links) {
        Remapping<?> other = setup.remapping();
        if (other != null) {
            String version = setup.synced(remapped).version();
            links.stream()
                    .filter(link -> version.equals(link.mappingVersion()))
                    .forEach(link -> comparedAnew.stored(link, other.field(), timeline.now()));
        }
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
