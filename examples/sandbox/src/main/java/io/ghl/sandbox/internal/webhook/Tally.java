package io.ghl.sandbox.internal.webhook;

import io.ghl.sandbox.WebhookStats;
import java.util.concurrent.TimeUnit;

/** Counts what becomes of webhooks, and lets a caller wait until none is pending. */
final class Tally {
    enum Outcome {
        DELIVERED,
        FAILED,
        DROPPED
    }

    private long generated;
    private long delivered;
    private long failed;
    private long dropped;
    private long duplicated;
    private long reordered;
    private long retried;
    private long pending;
    private boolean closed;

    /** Says that a reset has forgotten what this counts. */
    synchronized void close() {
        closed = true;
        pending = 0;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void generated() {
        generated++;
        pending++;
    }

    synchronized void duplicated() {
        duplicated++;
        pending++;
    }

    synchronized void reordered() {
        reordered++;
    }

    synchronized void retried() {
        retried++;
    }

    synchronized void done(Outcome outcome) {
        switch (outcome) {
            case DELIVERED -> delivered++;
            case FAILED -> failed++;
            case DROPPED -> dropped++;
        }
        pending = Math.max(0, pending - 1);
        if (pending == 0) {
            notifyAll();
        }
    }

    synchronized WebhookStats stats() {
        return new WebhookStats(generated, delivered, failed, dropped, duplicated, reordered, retried, pending);
    }

    synchronized boolean awaitNonePending(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (pending > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
        }
        return true;
    }
}
