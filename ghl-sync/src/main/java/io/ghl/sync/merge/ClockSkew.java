package io.ghl.sync.merge;

import java.time.Duration;

/**
 * How far HighLevel's clock is ahead of this machine's, as measured from the {@code Date} of its answers: somewhere
 * between two bounds, because an answer takes time and its date has whole seconds.
 *
 * @param atLeast the lower bound; negative if HighLevel's clock may be behind
 * @param atMost the upper bound, not below the lower one
 */
public record ClockSkew(Duration atLeast, Duration atMost) {
    @SuppressWarnings("doclint:missing")
    public ClockSkew {
        if (atMost.compareTo(atLeast) < 0) {
            throw new IllegalArgumentException("atMost must not be below atLeast.");
        }
    }
}
