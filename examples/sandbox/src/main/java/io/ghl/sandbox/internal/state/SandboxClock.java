package io.ghl.sandbox.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a sandbox: the one it was given, ahead by the time that was let pass. */
public final class SandboxClock extends Clock {
    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    /** Begins in step with the base. */
    public SandboxClock(Clock base) {
        this.base = base;
    }

    /** Moves on to this time, never back. */
    public synchronized void forwardTo(Instant time) {
        if (time.isAfter(instant())) {
            ahead = Duration.between(base.instant(), time);
        }
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SandboxClock clock = new SandboxClock(base.withZone(zone));
        clock.ahead = ahead;
        return clock;
    }
}
