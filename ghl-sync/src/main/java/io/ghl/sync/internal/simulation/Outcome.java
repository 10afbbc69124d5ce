package io.ghl.sync.internal.simulation;

import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.oracle.Violation;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import java.util.List;

/**
 * What came of a run.
 *
 * @param scenario what it was made of
 * @param violations the promises that were broken, empty if none was
 * @param tally what it contained
 * @param hash a number for all that happened, in its order
 * @param effects how often the engine touched the world
 * @param trace all that happened, in words, if that was asked for
 */
record Outcome(
        Scenario scenario, List<Violation> violations, Tally tally, long hash, long effects, List<String> trace) {}
