package io.ghl.sync.internal.simulation.oracle;

import java.util.EnumMap;
import java.util.Map;

/** How often what happened. */
public final class Tally {
    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);

    public void add(Counted what) {
        counts.merge(what, 1L, Long::sum);
    }

    public void add(Tally other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    /** How many edits there were that HighLevel's interface gives nobody the means to save. */
    public long undecidable() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().undecidable())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How often something happened. */
    public long of(Counted what) {
        return counts.getOrDefault(what, 0L);
    }
}
