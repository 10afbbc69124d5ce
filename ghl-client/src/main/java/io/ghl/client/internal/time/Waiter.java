package io.ghl.client.internal.time;

import java.time.Instant;

/** The only source of time and the only place where a thread waits for time; tests put a virtual one in its place. */
public interface Waiter {

    /** Monotonic time. */
    long nanoTime();

    /** Wall-clock time, for dates that servers send. */
    Instant now();

    /** Returns when the signal is raised or {@link #nanoTime} has reached {@code until}. */
    void await(Signal signal, long until) throws InterruptedException;

    /** The same for a signal that work of this client on another thread raises: a virtual clock stands still for it. */
    default void awaitWork(Signal signal, long until) throws InterruptedException {
        await(signal, until);
    }

    static Waiter system() {
        return new Waiter() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void await(Signal signal, long until) throws InterruptedException {
                signal.await(until - System.nanoTime());
            }
        };
    }
}
