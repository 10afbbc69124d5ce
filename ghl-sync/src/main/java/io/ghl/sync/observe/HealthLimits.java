package io.ghl.sync.observe;

import io.ghl.sync.internal.options.Spans;
import java.time.Duration;

/**
 * From when on a location's health is judged bad. Immutable.
 *
 * @param stalledAfter how long nothing may get on beyond the shortest interval at which something is due, until the
 *     location counts as stalled; default 15 minutes. A stream that is this much overdue counts as late
 * @param backlogAfter how long a record may be due and not be looked at; default 10 minutes
 * @param deadLetters how many records may fail; default 0
 * @param reviewsAfter how long a question may wait for a person; default 7 days
 */
public record HealthLimits(Duration stalledAfter, Duration backlogAfter, int deadLetters, Duration reviewsAfter) {
    @SuppressWarnings("doclint:missing")
    public HealthLimits {
        Spans.positive("stalledAfter", stalledAfter);
        Spans.positive("backlogAfter", backlogAfter);
        Spans.positive("reviewsAfter", reviewsAfter);
        if (deadLetters < 0 || deadLetters >= LocationHealth.MOST_DEAD_LETTERS) {
            throw new IllegalArgumentException("deadLetters must be 0 or more and less than "
                    + LocationHealth.MOST_DEAD_LETTERS + ", to which they are counted, but is " + deadLetters + ".");
        }
    }

    /**
     * The defaults.
     *
     * @return 15 minutes, 10 minutes, no dead letter, 7 days
     */
    public static HealthLimits defaults() {
        return new HealthLimits(Duration.ofMinutes(15), Duration.ofMinutes(10), 0, Duration.ofDays(7));
    }
}
