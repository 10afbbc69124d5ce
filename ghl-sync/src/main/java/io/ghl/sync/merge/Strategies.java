package io.ghl.sync.merge;

import io.ghl.sync.record.Side;
import java.time.Duration;
import java.time.Instant;

/** The ready-made conflict strategies. */
public final class Strategies {
    private Strategies() {}

    /**
     * The application's value wins.
     *
     * @return the strategy
     */
    public static ConflictStrategy appWins() {
        return conflict -> new Resolution.Take(Side.APP, "app wins", "");
    }

    /**
     * HighLevel's value wins.
     *
     * @return the strategy
     */
    public static ConflictStrategy ghlWins() {
        return conflict -> new Resolution.Take(Side.GHL, "GHL wins", "");
    }

    /**
     * A person decides.
     *
     * @return the strategy
     */
    public static ConflictStrategy review() {
        return conflict -> new Resolution.Ask("both sides changed it");
    }

    /**
     * The later change wins, if the evidence proves which one that is: the intervals in which the two changes happened
     * must lie further apart than the clocks may disagree. HighLevel keeps no time per field, so often nothing is
     * proven; then the fallback decides.
     *
     * @param clocksWithin how far the two sides' clocks may disagree, zero or more
     * @param otherwise settles what the evidence leaves open
     * @return the strategy
     * @throws IllegalArgumentException if {@code clocksWithin} is negative
     */
    public static ConflictStrategy newerWins(Duration clocksWithin, ConflictStrategy otherwise) {
        if (clocksWithin.isNegative()) {
            throw new IllegalArgumentException("clocksWithin must not be negative, but is " + clocksWithin + ".");
        }
        return conflict -> {
            if (isBefore(conflict.ghlChanged(), conflict.appChanged(), clocksWithin)) {
                return new Resolution.Take(Side.APP, "newer wins", evidence("the application", conflict));
            }
            if (isBefore(conflict.appChanged(), conflict.ghlChanged(), clocksWithin)) {
                return new Resolution.Take(Side.GHL, "newer wins", evidence("HighLevel", conflict));
            }
            return undecided(otherwise.resolve(conflict), conflict);
        };
    }

    private static Resolution undecided(Resolution fallback, Conflict conflict) {
        if (fallback instanceof Resolution.Take take) {
            return new Resolution.Take(
                    take.winner(), "newer wins, undecided: " + take.rule(), evidence("neither side", conflict));
        }
        if (fallback instanceof Resolution.Ask ask) {
            return new Resolution.Ask("which change is newer is not proven; " + ask.reason());
        }
        return fallback;
    }

    private static boolean isBefore(ChangeInterval earlier, ChangeInterval later, Duration clocksWithin) {
        Instant end = earlier.notAfter();
        Instant start = later.after();
        return end != null && start != null && end.plus(clocksWithin).isBefore(start);
    }

    private static String evidence(String newer, Conflict conflict) {
        return "proven newer: " + newer + "; application changed in " + interval(conflict.appChanged())
                + ", HighLevel in " + interval(conflict.ghlChanged());
    }

    private static String interval(ChangeInterval interval) {
        return "(" + (interval.after() == null ? "?" : interval.after()) + ", "
                + (interval.notAfter() == null ? "?" : interval.notAfter()) + "]";
    }
}
