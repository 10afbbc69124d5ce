package io.ghl.sync;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far first-time linking has come. It counts on over pauses and restarts. Immutable.
 *
 * @param phase what is being done
 * @param done records that were worked off
 * @param total records in all, as far as they are known by now: more come up while both sides are read
 * @param calls requests to HighLevel that it took so far
 * @param worked how long it was worked on, without pauses
 * @param quotaShare the calls as a part of what HighLevel allows in a day, above 1 if it takes longer than that; null
 *     before an answer told how many it allows
 */
public record LinkStatus(
        Phase phase,
        int done,
        int total,
        long calls,
        Duration worked,
        @Nullable Double quotaShare) {

    /** What is being done. */
    public enum Phase {
        /** Nobody asked for it yet. */
        NOT_STARTED,
        /** It was asked for, and begins as soon as the location can be worked on. */
        WAITING,
        /** Both sides are being read and compared. */
        READING,
        /** Records are worked off. */
        RECORDS,
        /** Every record was tried once. */
        DONE
    }

    /**
     * How fast it goes, on average.
     *
     * @return records per second, 0 at first
     */
    public double recordsPerSecond() {
        return worked.isZero() ? 0 : done * 1000.0 / Math.max(1, worked.toMillis());
    }

    /**
     * How long it will still take at this speed, if no more records come up.
     *
     * @return the estimate, zero when done; empty while there is nothing to estimate it from
     */
    public Optional<Duration> remaining() {
        if (phase == Phase.DONE) {
            return Optional.of(Duration.ZERO);
        }
        double rate = recordsPerSecond();
        return phase != Phase.RECORDS || rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(Math.max(0, total - done) / rate * 1000)));
    }
}
