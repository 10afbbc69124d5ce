package io.ghl.examples.syncrunner.connect.http;

import io.ghl.examples.syncrunner.connect.AppProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When an API may be called: not before the end of a pause that it asked for, and ever later while tries fail. No call
 * waits longer than it may take altogether. Thread-safe.
 */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_DOUBLINGS = 7;
    /** Longer than any program runs, and short enough to be counted in nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Duration patience;
    private final Time time;
    private @Nullable Asked asked;

    private record Asked(long until, Instant at) {}

    /** The time; tests move it on themselves. */
    interface Time {
        /** What the clock shows. */
        Instant now();

        /** What durations are measured by, as {@link System#nanoTime}. */
        long nanos();

        /** Lets time go by. */
        void sleep(Duration duration) throws InterruptedException;
    }

    /** The computer's own time. */
    static final Time SYSTEM = new Time() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis() + 1);
        }
    };

    /** For calls that may take so long with all of their tries. */
    Pauses(Duration patience, Time time) {
        this.patience = patience;
        this.time = time;
    }

    Instant now() {
        return time.now();
    }

    /** When a call begins; waits until the API wants it. */
    long begin() {
        long start = time.nanos();
        var unused = pause(start, 0);
        return start;
    }

    /** The API wants no call for so long. */
    synchronized void ask(Duration pause) {
        Duration wanted = pause.compareTo(FOR_EVER) > 0 ? FOR_EVER : pause;
        long until = time.nanos() + wanted.toNanos();
        if (asked == null || until - asked.until() > 0) {
            Instant at = time.now().plus(wanted).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
            asked = new Asked(until, at);
        }
    }

    /** Waits for the next try of a call; false if the time for all of them is over. */
    boolean another(long start, int failed) {
        long usual = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failed - 1, MOST_DOUBLINGS));
        // Several programs that failed together must not come back together.
        return pause(start, (long) (usual * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
    }

    private boolean pause(long start, long usual) {
        long now = time.nanos();
        long left = patience.toNanos() - (now - start);
        Asked wish = asked();
        long wanted = wish == null ? 0 : Math.max(0, wish.until() - now);
        if (wish != null && wanted > Math.max(0, left)) {
            throw new AppProblem("The application's API asks not to be called before " + wish.at()
                    + ". That is longer than \"retryFor\" in sync.yaml lets a call wait; the sync goes on then.");
        }
        if (left <= 0) {
            return false;
        }
        long until = now + Math.max(wanted, Math.min(usual, left));
        try {
            for (long rest = until - now; rest > 0; rest = until - time.nanos()) {
                time.sleep(Duration.ofNanos(rest));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppProblem("The program was stopped while it waited for the application's API.", e);
        }
    }

    private synchronized @Nullable Asked asked() {
        return asked;
    }
}
