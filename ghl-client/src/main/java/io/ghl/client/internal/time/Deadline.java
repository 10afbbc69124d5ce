package io.ghl.client.internal.time;

import java.time.Duration;

/** A point of monotonic time. Compared by difference, since {@code nanoTime} may wrap. */
public record Deadline(long nanos) {

    public static Deadline after(Waiter waiter, Duration duration) {
        return new Deadline(waiter.nanoTime() + duration.toNanos());
    }

    /** This one, or what comes sooner. */
    public Deadline butAtMost(Waiter waiter, Duration duration) {
        return remaining(waiter) < duration.toNanos() ? this : after(waiter, duration);
    }

    public long remaining(Waiter waiter) {
        return Math.max(0, nanos - waiter.nanoTime());
    }

    public boolean isOver(Waiter waiter) {
        return nanos - waiter.nanoTime() <= 0;
    }
}
