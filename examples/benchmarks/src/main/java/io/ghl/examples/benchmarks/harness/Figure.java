package io.ghl.examples.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One number.
 *
 * @param name what it is
 * @param unit empty for a ratio or a count
 * @param low lower end of the spread: a quarter of the rounds lies below it; null for a number that has none
 * @param high upper end of the spread: a quarter of the rounds lies above it; null for a number that has none
 * @param bar what the budget allows at most, null for one that has no such bar
 * @param floor what the budget wants at least, null for one that has no such bar
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Figure(
        String name,
        double value,
        String unit,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double bar,
        @Nullable Double floor) {

    /** A number of things. */
    public static Figure count(String name, long things) {
        return of(name, (double) things, "");
    }

    /** A number that stands alone. */
    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null, null, null, null);
    }

    /** The median of rounds and their middle half. */
    public static Figure of(String name, Samples rounds, String unit) {
        return new Figure(name, rounds.median(), unit, rounds.quantile(0.25), rounds.quantile(0.75), null, null);
    }

    public Figure atMost(double newBar) {
        return new Figure(name, value, unit, low, high, newBar, floor);
    }

    public Figure atLeast(double newFloor) {
        return new Figure(name, value, unit, low, high, bar, newFloor);
    }

    public boolean missed() {
        return (bar != null && !(value <= bar)) || (floor != null && !(value >= floor));
    }

    /** The number with its unit, spread and bar. */
    public String text() {
        String spread = low == null || high == null ? "" : "  [" + number(low) + " … " + number(high) + "]";
        return number(value)
                + (unit.isEmpty() ? "" : " " + unit)
                + spread
                + (bar == null ? "" : "  (bar ≤ " + number(bar) + ")")
                + (floor == null ? "" : "  (bar ≥ " + number(floor) + ")");
    }

    private static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        return String.format(
                Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.3f", value);
    }
}
