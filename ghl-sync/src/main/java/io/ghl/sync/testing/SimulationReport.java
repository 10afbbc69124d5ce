package io.ghl.sync.testing;

import io.ghl.sync.internal.simulation.Batch;
import io.ghl.sync.internal.simulation.oracle.Counted;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a simulation. Immutable. {@link #toString} ends with a line that programs can read. */
public final class SimulationReport {
    private final Batch batch;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> smallest;

    SimulationReport(Batch batch) {
        this.batch = batch;
        for (Counted counted : Counted.values()) {
            counts.put(name(counted), batch.tally().of(counted));
        }
        this.smallest = batch.smallest();
    }

    private static String name(Counted counted) {
        return counted.name().toLowerCase(Locale.ROOT);
    }

    /**
     * How many runs there were.
     *
     * @return the number, 1 or more
     */
    public long seeds() {
        return batch.seeds();
    }

    /**
     * How many runs broke a promise.
     *
     * @return the number, 0 if all is well
     */
    public long violations() {
        return batch.failures();
    }

    /**
     * What the runs contained, such as {@code "crashes"} or {@code "merges"}.
     *
     * @return the number of each kind by its name, unmodifiable
     */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /**
     * What went wrong: the first runs that broke a promise, and in a batch of 2000 runs or more, what none of them
     * contained.
     *
     * @return one line each, empty if all is well, unmodifiable
     */
    public List<String> failures() {
        return batch.problems();
    }

    /**
     * The first run that broke a promise, reduced to the events that it takes.
     *
     * @return all that happens in it, one line each; empty if no run did
     */
    public List<String> smallestFailure() {
        return smallest;
    }

    /**
     * How many calls to HighLevel an edit took on average, searches of the feed left out.
     *
     * @return the average, 0 if there were no edits
     */
    public double callsPerEdit() {
        return batch.callsPerEdit();
    }

    /**
     * Fails unless every run kept every promise.
     *
     * @throws AssertionError with the failing seeds and the smallest failing run
     */
    public void requireClean() {
        if (!failures().isEmpty()) {
            throw new AssertionError(this + "\n" + String.join("\n", smallest));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", batch.describe());
    }
}
