package io.ghl.client.internal.limit;

import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.Priority;
import java.time.Duration;

/** Asks the client's own limiter, on the virtual clock. */
public final class Asking implements LimitRequest {
    private final VirtualWaiter time;
    private final LimitKey key;
    private final Priority priority;
    private final Deadline deadline;
    private int waits;

    public Asking(VirtualWaiter time, LimitKey key, Priority priority, Duration atMost) {
        this.time = time;
        this.key = key;
        this.priority = priority;
        this.deadline = Deadline.after(time, atMost);
    }

    @Override
    public LimitKey key() {
        return key;
    }

    @Override
    public Priority priority() {
        return priority;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(deadline.remaining(time));
    }

    @Override
    public void waiting() {
        waits++;
    }

    /** How often it was told to wait. */
    int waits() {
        return waits;
    }

    @Override
    public void pause(Duration atMost) {
        throw new AssertionError("the client's own limiter waits for permits, not for times");
    }
}
