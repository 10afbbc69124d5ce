package io.ghl.examples.syncrunner.connect.http;

import java.time.Duration;
import java.time.Instant;

/** Goes by only where it is slept. */
final class MovedTime implements Pauses.Time {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Duration passed = Duration.ZERO;

    Duration passed() {
        return passed;
    }

    @Override
    public Instant now() {
        return NOON.plus(passed);
    }

    @Override
    public long nanos() {
        // It begins anywhere, also where it is about to turn negative.
        return Long.MAX_VALUE + passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) {
        passed = passed.plus(duration);
    }
}
