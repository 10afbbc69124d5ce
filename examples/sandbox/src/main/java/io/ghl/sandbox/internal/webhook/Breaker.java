package io.ghl.sandbox.internal.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * HighLevel's circuit breaker, as one source tells it: every three days it looks at what was sent since; more than a
 * number of webhooks of which nine tenths failed cost a warning the first time and pause delivery the second.
 */
final class Breaker {
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final int TENTHS = 9;

    private final Clock clock;
    private final long moreThan;
    private @Nullable Instant end;
    private long sent;
    private long failed;
    private int warnings;

    Breaker(Clock clock, long moreThan) {
        this.clock = clock;
        this.moreThan = moreThan;
    }

    /** Counts an attempt and says whether delivery is to be paused. */
    synchronized boolean trips(boolean success) {
        Instant now = clock.instant();
        boolean trips = false;
        if (end != null && !now.isBefore(end)) {
            boolean bad = sent > moreThan && failed * 10 >= sent * TENTHS;
            warnings = bad ? warnings + 1 : 0;
            trips = warnings > 1;
            end = null;
        }
        if (end == null) {
            end = now.plus(WINDOW);
            sent = 0;
            failed = 0;
        }
        sent++;
        failed += success ? 0 : 1;
        return trips;
    }

    synchronized void reset() {
        end = null;
        warnings = 0;
    }
}
