package io.ghl.sync.internal.simulation;

import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.cluster.Effects.Exhaustive;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Many runs, one per seed, and what they came to. */
public final class Batch {
    private static final int AT_ONCE = 500;
    private static final int KEPT = 100;
    private static final int RUNS_TO_SHRINK = 400;
    private static final int ENOUGH_FOR_EVERYTHING = 2000;
    private static final int ENOUGH_FOR_SHARES = 5000;
    private static final double MOST_CALLS_PER_EDIT = 4;
    private static final double MOST_UNDECIDABLE = 0.0005;

    private final Setup<?> setup;
    private final @Nullable Ablation without;
    private final Tally tally = new Tally();
    private final List<Outcome> failed = new ArrayList<>();
    private long failures;
    private long seeds;

    private Batch(Setup<?> setup, @Nullable Ablation without) {
        this.setup = setup;
        this.without = without;
    }

    /** Runs seeds {@code from} to {@code from + seeds - 1}, in parallel; {@code without} takes a rule out. */
    public static Batch run(Setup<?> setup, long from, long seeds, @Nullable Ablation without) {
        return run(setup, from, seeds, without, soFar -> {});
    }

    /** As above; {@code follower} is shown what the runs came to so far, every 500 seeds. */
    public static Batch run(
            Setup<?> setup, long from, long seeds, @Nullable Ablation without, Consumer<Batch> follower) {
        Batch batch = new Batch(setup, without);
        // A run waits for a moment whenever another of its machines goes on, so processors take more than one each.
        ForkJoinPool pool = new ForkJoinPool(2 * Runtime.getRuntime().availableProcessors());
        try {
            for (long next = from; next < from + seeds; next += AT_ONCE) {
                List<ForkJoinTask<Outcome>> runs = LongStream.range(next, Math.min(from + seeds, next + AT_ONCE))
                        .mapToObj(seed -> pool.submit(() -> run(setup, Scenario.of(seed, setup), without, null, false)))
                        .toList();
                runs.forEach(run -> batch.add(run.join()));
                follower.accept(batch);
            }
        } finally {
            pool.shutdownNow();
        }
        return batch;
    }

    static <T> Outcome run(
            Setup<T> setup,
            Scenario scenario,
            @Nullable Ablation without,
            @Nullable Exhaustive crashAt,
            boolean words) {
        return new Simulation<>(setup.in(scenario.seed()), scenario, without, crashAt, words).run();
    }

    /** All that happens in one run, in words. */
    public static List<String> trace(Setup<?> setup, long seed, @Nullable Ablation without) {
        return told(run(setup, Scenario.of(seed, setup), without, null, true));
    }

    private void add(Outcome outcome) {
        seeds++;
        tally.add(outcome.tally());
        if (!outcome.violations().isEmpty()) {
            failures++;
            if (failed.size() < KEPT) {
                failed.add(outcome);
            }
        }
    }

    /** How many runs there were. */
    public long seeds() {
        return seeds;
    }

    /** How many of them broke a promise. */
    public long failures() {
        return failures;
    }

    /** What the runs contained. */
    public Tally tally() {
        return tally;
    }

    /** The first run that broke a promise, reduced to the events that it takes, in words; empty if none did. */
    public List<String> smallest() {
        if (failed.isEmpty()) {
            return List.of();
        }
        Outcome first = failed.get(0);
        String invariant = first.violations().get(0).invariant();
        Scenario small = new Shrinker(RUNS_TO_SHRINK)
                .shrink(
                        first.scenario(),
                        scenario -> run(setup, scenario, without, null, false).violations().stream()
                                .anyMatch(violation -> violation.invariant().equals(invariant)));
        List<String> lines = new ArrayList<>();
        lines.add("Seed " + small.seed() + " fails with " + small.events().size() + " of its "
                + first.scenario().events().size() + " events:");
        lines.addAll(told(run(setup, small, without, null, true)));
        return lines;
    }

    /** What the runs contained and what went wrong; the last line is for programs. */
    public List<String> describe() {
        List<String> lines = new ArrayList<>();
        for (Counted counted : Counted.values()) {
            lines.add(counted.name().toLowerCase(Locale.ROOT) + " " + tally.of(counted));
        }
        lines.addAll(problems());
        lines.add(String.format(
                Locale.ROOT,
                "RESULT seeds=%d violations=%d undecidable=%d edits=%d calls_per_edit=%.2f",
                seeds,
                failures,
                tally.undecidable(),
                tally.of(Counted.EDITS),
                callsPerEdit()));
        return lines;
    }

    /** What none of the runs contained though there were enough of them, and the first that broke a promise. */
    public List<String> problems() {
        List<String> lines = new ArrayList<>();
        missing(tally, seeds, !setup.kinds().isEmpty())
                .forEach(counted ->
                        lines.add("no run contained any " + counted.name().toLowerCase(Locale.ROOT)));
        if (seeds >= ENOUGH_FOR_SHARES && undecidableShare() >= MOST_UNDECIDABLE) {
            lines.add("of all edits " + 100 * undecidableShare() + " % were undecidable");
        }
        if (seeds >= ENOUGH_FOR_EVERYTHING && callsPerEdit() > MOST_CALLS_PER_EDIT) {
            lines.add("I9: an edit took " + callsPerEdit() + " calls on average");
        }
        lines.addAll(violations());
        return lines;
    }

    /** What so many runs should have contained and did not; {@code all} if they had all kinds of records. */
    static List<Counted> missing(Tally tally, long seeds, boolean all) {
        return Arrays.stream(Counted.values())
                .filter(counted -> switch (counted.need()) {
                    case ALWAYS -> seeds >= ENOUGH_FOR_EVERYTHING;
                    case WITH_ALL_RECORDS -> all && seeds >= ENOUGH_FOR_EVERYTHING;
                    case IN_MANY_RUNS -> all && seeds >= ENOUGH_FOR_SHARES;
                    case NEVER -> false;
                })
                .filter(counted -> tally.of(counted) == 0)
                .toList();
    }

    /** The first runs that broke a promise, with the promise. */
    public List<String> violations() {
        return failed.stream()
                .map(outcome -> "seed " + outcome.scenario().seed() + ": "
                        + outcome.violations().get(0))
                .toList();
    }

    /** Calls to HighLevel per edit, searches of the feed left out; 0 if there were no edits. */
    public double callsPerEdit() {
        long edits = tally.of(Counted.EDITS);
        return edits == 0 ? 0 : (double) tally.of(Counted.CALLS) / edits;
    }

    private double undecidableShare() {
        long edits = tally.of(Counted.EDITS);
        return edits == 0 ? 0 : (double) tally.undecidable() / edits;
    }

    private static List<String> told(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        Scenario scenario = outcome.scenario();
        lines.add(scenario.habits() + ", " + scenario.onDelete() + ", " + scenario.onDeleteConflict());
        lines.addAll(outcome.trace());
        outcome.violations().forEach(violation -> lines.add("VIOLATION " + violation));
        lines.add("HASH " + Long.toHexString(outcome.hash()));
        return lines;
    }
}
