package io.ghl.sync.internal.options;

import java.time.Duration;
import java.util.Objects;

/** What durations of options may be. */
public final class Spans {
    /** Longer ones would leave the range of times when they are added to one. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private Spans() {}

    /** A duration that is bounded, and may be anything else. */
    public static Duration bounded(String name, Duration value) {
        Objects.requireNonNull(value, () -> name + " must not be null.");
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST.toDays()
                    + " days, which are as good as never, but is " + value + ".");
        }
        return value;
    }

    /** A bounded duration that is more than nothing. */
    public static Duration positive(String name, Duration value) {
        if (bounded(name, value).isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value + ".");
        }
        return value;
    }

    /** A bounded duration that may be nothing. */
    public static Duration notNegative(String name, Duration value) {
        if (bounded(name, value).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value + ".");
        }
        return value;
    }
}
