package io.ghl.sync.internal.store.sql;

import java.time.Instant;

/** Times as nanoseconds since 1970, which sort and compare as numbers; a time out of range is the nearest in range. */
final class Nanos {
    private static final long PER_SECOND = 1_000_000_000L;
    private static final Instant FIRST = toInstant(Long.MIN_VALUE);
    private static final Instant LAST = toInstant(Long.MAX_VALUE);

    private Nanos() {}

    static long of(Instant time) {
        if (time.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (time.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // Counted from the next second when negative: the plain product of the first second would overflow.
        long seconds = time.getEpochSecond();
        return seconds < 0
                ? (seconds + 1) * PER_SECOND + (time.getNano() - PER_SECOND)
                : seconds * PER_SECOND + time.getNano();
    }

    static Instant toInstant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }
}
