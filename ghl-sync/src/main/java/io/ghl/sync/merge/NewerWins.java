package io.ghl.sync.merge;

import io.ghl.sync.record.Side;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The later change wins, if the intervals in which both happened prove which one that is.
 *
 * @param clocksWithin how far the clocks may disagree, null to rely on what was measured
 * @param otherwise settles what the evidence leaves open
 */
record NewerWins(@Nullable Duration clocksWithin, ConflictStrategy otherwise) implements ConflictStrategy {

    @Override
    public Resolution resolve(Conflict conflict) {
        if (clocksWithin == null && conflict.skew() == null) {
            return undecided(conflict, "HighLevel's clock was not measured yet");
        }
        Duration tolerance = clocksWithin == null ? Duration.ZERO : clocksWithin;
        if (isBefore(conflict.ghlChanged(), conflict.appChanged(), tolerance)) {
            return new Resolution.Take(Side.APP, "newer wins", evidence("proven newer: the application", conflict));
        }
        if (isBefore(conflict.appChanged(), conflict.ghlChanged(), tolerance)) {
            return new Resolution.Take(Side.GHL, "newer wins", evidence("proven newer: HighLevel", conflict));
        }
        return undecided(conflict, "neither change is proven newer");
    }

    private Resolution undecided(Conflict conflict, String why) {
        Resolution fallback = otherwise.resolve(conflict);
        String evidence = evidence(why, conflict);
        if (fallback instanceof Resolution.Take take) {
            return new Resolution.Take(take.winner(), undecidedRule(take.rule()), evidence);
        }
        if (fallback instanceof Resolution.Combine combine) {
            return new Resolution.Combine(combine.value(), undecidedRule(combine.rule()), evidence);
        }
        return new Resolution.Ask(
                "which change is newer is undecided (" + evidence + "); " + ((Resolution.Ask) fallback).reason());
    }

    private static String undecidedRule(String rule) {
        return "newer wins, undecided: " + rule;
    }

    private static boolean isBefore(ChangeInterval earlier, ChangeInterval later, Duration tolerance) {
        Instant end = earlier.notAfter();
        Instant start = later.after();
        return end != null && start != null && end.plus(tolerance).isBefore(start);
    }

    private static String evidence(String finding, Conflict conflict) {
        return finding + "; application changed in " + interval(conflict.appChanged()) + ", HighLevel in "
                + interval(conflict.ghlChanged());
    }

    private static String interval(ChangeInterval interval) {
        return "(" + (interval.after() == null ? "?" : interval.after()) + ", "
                + (interval.notAfter() == null ? "?" : interval.notAfter()) + "]";
    }
}
