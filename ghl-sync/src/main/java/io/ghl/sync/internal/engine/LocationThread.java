package io.ghl.sync.internal.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Drives one location's worker on a daemon thread of its own: for one process, and for stores in memory. */
public final class LocationThread {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final LocationWorker worker;
    private final Clock clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean wake;
    private boolean stop;

    /** Starts driving a worker. */
    public LocationThread(LocationWorker worker) {
        this.worker = worker;
        this.clock = worker.tenant().clock();
        this.thread = new Thread(this::run, "ghl-sync-" + worker.tenant().location());
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Makes the worker look for work now. */
    public void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the record under work. Returns at once; see {@link #join}. */
    public void stop() {
        lock.lock();
        try {
            stop = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        worker.leaveOff();
    }

    /** Waits for the end, and forces it at a deadline: what was under way then is taken up at the next start. */
    public void join(Instant deadline) {
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(Math.max(1, Duration.between(clock.instant(), deadline).toMillis()));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(LAST_MOMENT.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopped()) {
                await(runOnce());
            }
        } finally {
            worker.end();
        }
    }

    private Instant runOnce() {
        try {
            return worker.runOnce();
        } catch (Error e) {
            // A bug of the application's code must not end the sync of its location without a word.
            return worker.failed(e);
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    private void await(Instant until) {
        lock.lock();
        try {
            Duration wait = Duration.between(clock.instant(), until);
            long nanos = (wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait).toNanos();
            while (!wake && !stop && nanos > 0) {
                nanos = woken.awaitNanos(nanos);
            }
            wake = false;
        } catch (InterruptedException e) {
            stop = true;
        } finally {
            lock.unlock();
        }
    }
}
