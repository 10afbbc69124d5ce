package io.ghl.examples.benchmarks.harness;

import java.io.IOException;

/** One row of the budget. */
public interface Row {

    /** The word that selects it on the command line. */
    String name();

    /** What is measured, in a few words. */
    String title();

    /**
     * Measures.
     *
     * @param quick whether a few rounds are enough, to see that figures come out
     * @throws IOException if a process of the benchmark failed
     */
    Outcome run(boolean quick) throws IOException, InterruptedException;
}
