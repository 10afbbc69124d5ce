package io.ghl.examples.simulator;

import io.ghl.sync.internal.simulation.Batch;
import java.io.PrintStream;
import java.util.List;

/** Says of a long run how it comes on, and names seeds that fail as they are found. */
final class Progress {
    private final PrintStream out;
    private final long every;
    private long next;
    private int named;

    /** Speaks after each {@code every} seeds. */
    Progress(PrintStream out, long every) {
        this.out = out;
        this.every = every;
        this.next = every;
    }

    void show(Batch soFar) {
        List<String> violations = soFar.violations();
        violations.subList(named, violations.size()).forEach(out::println);
        named = violations.size();
        if (soFar.seeds() >= next) {
            out.println(soFar.seeds() + " seeds, " + soFar.failures() + " violations");
            next = soFar.seeds() + every;
        }
    }
}
