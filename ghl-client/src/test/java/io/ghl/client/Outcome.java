package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.error.GhlException;
import java.time.Duration;

/** A call on a thread of its own, and how it ended. */
public final class Outcome {
    private final Thread thread;
    private volatile GhlException error;
    private volatile boolean flagKept;

    private Outcome(Runnable call) {
        thread = new Thread(() -> {
            try {
                call.run();
            } catch (GhlException e) {
                flagKept = Thread.currentThread().isInterrupted();
                error = e;
            }
        });
    }

    public static Outcome of(Runnable call) {
        Outcome outcome = new Outcome(call);
        outcome.thread.start();
        return outcome;
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** Waits for the end; null if the call succeeded. */
    public GhlException error() throws InterruptedException {
        // Far more than needed, and far less than any timeout of a client: a call that hangs fails here.
        thread.join(Duration.ofSeconds(15).toMillis());
        assertThat(thread.isAlive()).as("the call goes on").isFalse();
        return error;
    }

    /** Whether the thread was still marked as interrupted when the call failed. */
    public boolean flagKept() {
        return flagKept;
    }
}
