package io.ghl.sync.internal.ghl.client;

import io.ghl.client.observe.GhlObserver;
import io.ghl.sync.merge.ClockSkew;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Measures how far HighLevel's clock is ahead of ours, from the date of each answer. The answer was dated between request
 * and arrival, and a date has whole seconds, so each answer gives an interval; what all of them have in common narrows it
 * down. Clocks drift and are set, so an interval widens with its age, and one that contradicts the newest is dropped.
 * Thread-safe.
 */
public final class ServerClock implements GhlObserver {
    private static final Duration DATE_UNIT = Duration.ofSeconds(1);
    /** A clock that nobody corrects gains or loses less than that: 200 parts in a million. */
    private static final long DRIFT_PARTS = 5000;

    private final Clock clock;
    private @Nullable ClockSkew known;
    private Instant knownAt = Instant.EPOCH;

    /** A measurement that goes by a clock. */
    public ServerClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        Instant date = attempt.serverDate();
        if (date != null) {
            Instant arrived = clock.instant();
            seen(date, arrived.minus(attempt.took()), arrived);
        }
    }

    /** Takes in that an answer to a request sent and received at these times carried this date. */
    synchronized void seen(Instant date, Instant sent, Instant arrived) {
        ClockSkew fresh = new ClockSkew(
                Duration.between(arrived, date), Duration.between(sent, date).plus(DATE_UNIT));
        ClockSkew before = aged(arrived);
        known = before == null ? fresh : common(before, fresh);
        knownAt = arrived;
    }

    /** What is known now; null before the first answer. */
    public synchronized @Nullable ClockSkew skew() {
        return aged(clock.instant());
    }

    private @Nullable ClockSkew aged(Instant now) {
        if (known == null) {
            return null;
        }
        Duration drift = Duration.between(knownAt, now).abs().dividedBy(DRIFT_PARTS);
        return new ClockSkew(known.atLeast().minus(drift), known.atMost().plus(drift));
    }

    private static ClockSkew common(ClockSkew before, ClockSkew fresh) {
        Duration atLeast = before.atLeast().compareTo(fresh.atLeast()) > 0 ? before.atLeast() : fresh.atLeast();
        Duration atMost = before.atMost().compareTo(fresh.atMost()) < 0 ? before.atMost() : fresh.atMost();
        // Nothing in common: one of the clocks was set meanwhile.
        return atLeast.compareTo(atMost) > 0 ? fresh : new ClockSkew(atLeast, atMost);
    }
}
