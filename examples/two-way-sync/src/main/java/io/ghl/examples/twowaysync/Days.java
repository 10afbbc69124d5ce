package io.ghl.examples.twowaysync;

import java.time.Duration;
import java.time.Instant;

/**
 * When the tasks and appointments of a run are.
 *
 * @param first the day that the others follow
 */
record Days(Instant first) {
    private static final Duration LENGTH = Duration.ofMinutes(50);

    /** When a task is due. */
    String due(int number) {
        return first.plus(Duration.ofDays(number)).toString();
    }

    /** When an appointment begins. */
    Instant start(int hour) {
        return first.plus(Duration.ofHours(hour));
    }

    /** When an appointment ends. */
    Instant end(int hour) {
        return start(hour).plus(LENGTH);
    }
}
