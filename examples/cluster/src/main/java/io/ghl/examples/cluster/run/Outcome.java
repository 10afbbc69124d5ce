package io.ghl.examples.cluster.run;

import java.util.List;
import java.util.Locale;

/**
 * What a run came to.
 *
 * @param problems whatever broke a promise, one sentence each
 * @param convergedSeconds from the last edit until both sides were as they must be
 * @param takeovers seconds from the last sign of life of an owner until another node had its location, in order
 */
public record Outcome(
        List<String> problems,
        int edits,
        int differences,
        int duplicates,
        int createdTwice,
        int writtenTwice,
        int acknowledged,
        int acknowledgedAndLost,
        int unexplained,
        int kills,
        int stops,
        int stepsKilledAt,
        int stepsStoppedAt,
        int steps,
        double convergedSeconds,
        List<Double> takeovers) {

    public boolean isClean() {
        return problems.isEmpty();
    }

    /** One line for programs. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "RESULT %s; edits=%d differences=%d duplicates=%d created_twice=%d written_twice=%d webhooks=%d"
                        + " webhooks_lost=%d unexplained=%d kills=%d stops=%d steps_killed_at=%d/%d"
                        + " steps_stopped_at=%d/%d converged_s=%.1f takeovers=%d takeover_median_s=%.1f"
                        + " takeover_max_s=%.1f",
                isClean() ? "PASS" : "FAIL",
                edits,
                differences,
                duplicates,
                createdTwice,
                writtenTwice,
                acknowledged,
                acknowledgedAndLost,
                unexplained,
                kills,
                stops,
                stepsKilledAt,
                steps,
                stepsStoppedAt,
                steps,
                convergedSeconds,
                takeovers.size(),
                takeovers.isEmpty() ? 0.0 : takeovers.get(takeovers.size() / 2),
                takeovers.isEmpty() ? 0.0 : takeovers.get(takeovers.size() - 1));
    }
}
