package io.ghl.examples.cluster.node;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells the launcher each step of the write path, and waits at the one that the launcher has armed: whatever happens to
 * the process then happens there. Thread-safe.
 */
final class Steps {
    static final String STEP = "STEP ";
    static final String AT = "AT ";

    private final PrintStream launcher;
    private final AtomicReference<@Nullable WriteStep> armed = new AtomicReference<>();
    private volatile CountDownLatch goOn = new CountDownLatch(0);

    Steps(PrintStream launcher) {
        this.launcher = launcher;
    }

    /** A thread came to a step. */
    void reached(WriteStep step) {
        say(STEP + step);
        if (armed.compareAndSet(step, null)) {
            say(AT + step);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One line, whole. */
    void say(String line) {
        synchronized (launcher) {
            launcher.println(line);
            launcher.flush();
        }
    }

    void arm(WriteStep step) {
        goOn = new CountDownLatch(1);
        armed.set(step);
    }

    /** Lets go whoever waits, and makes nobody wait any more. */
    void disarm() {
        armed.set(null);
        goOn.countDown();
    }
}
