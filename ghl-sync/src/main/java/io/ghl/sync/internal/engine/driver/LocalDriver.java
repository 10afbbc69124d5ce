package io.ghl.sync.internal.engine.driver;

import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the workers of one process: for stores in memory and in SQLite, which no other node works with. Locations take
 * turns on some daemon threads, the longest due first; idle threads end.
 */
public final class LocalDriver implements Driver {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDriver.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor pool;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Turn> turns = new HashMap<>();
    private boolean started;
    private boolean stopped;

    /** A driver that works on so many locations at a time. */
    public LocalDriver(Clock clock, int workers) {
        this.clock = clock;
        AtomicInteger numbers = new AtomicInteger();
        pool = new ScheduledThreadPoolExecutor(workers, task -> {
            Thread thread = new Thread(() -> working(task), "ghl-sync-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Threads come and go as long as the engine runs, so only those that are there are remembered. */
    private void working(Runnable task) {
        threads.add(Thread.currentThread());
        try {
            task.run();
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** The runs of one location, of which there is one at a time. Guarded by the lock. */
    private final class Turn {
        private final LocationWorker worker;
        private boolean running;
        private boolean woken;
        private boolean released;
        private long next;
        private @Nullable Future<?> planned;

        Turn(LocationWorker worker) {
            this.worker = worker;
        }

        /** Only the run that was planned last takes place. */
        void plan(Duration wait) {
            if (planned != null) {
                planned.cancel(false);
            }
            long number = ++next;
            planned = pool.schedule(() -> run(number), Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
        }

        void run(long number) {
            if (!begin(number)) {
                return;
            }
            Instant due = clock.instant().plus(AFTER_FAILURE);
            try {
                due = runOnce();
            } catch (Throwable e) {
                // Nobody else hears of it: whoever waits for the pool's task is not there.
                LOG.error(
                        "Location {} failed in a way that its worker could not take note of, and is tried again in {} s: {}",
                        worker.tenant().location(),
                        AFTER_FAILURE.toSeconds(),
                        LoggedFailure.of(e));
            } finally {
                end(due);
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

        private boolean begin(long number) {
            lock.lock();
            try {
                if (stopped || running || number != next) {
                    return false;
                }
                running = true;
                woken = false;
                return true;
            } finally {
                lock.unlock();
            }
        }

        private void end(Instant due) {
            boolean last;
            lock.lock();
            try {
                running = false;
                last = stopped || released;
                if (!last) {
                    Duration wait = woken ? Duration.ZERO : Duration.between(clock.instant(), due);
                    plan(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
                }
            } finally {
                lock.unlock();
            }
            if (last) {
                worker.end();
            }
        }

        void release() {
            released = true;
            if (planned != null) {
                planned.cancel(false);
            }
        }

        void wake() {
            woken = true;
            if (started && !stopped && !running) {
                plan(Duration.ZERO);
            }
        }
    }

    @Override
    public void serve(LocationWorker worker) {
        lock.lock();
        try {
            if (!stopped) {
                turns.computeIfAbsent(worker.tenant().location(), location -> new Turn(worker))
                        .wake();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release(LocationWorker worker) {
        boolean idle;
        lock.lock();
        try {
            Turn turn = turns.remove(worker.tenant().location());
            worker.brakes().leaveOff();
            idle = turn == null || !turn.running;
            if (turn != null) {
                turn.release();
            }
        } finally {
            lock.unlock();
        }
        if (idle) {
            worker.end();
        }
    }

    @Override
    public boolean serves(String location) {
        lock.lock();
        try {
            return turns.containsKey(location);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        lock.lock();
        try {
            if (!started) {
                started = true;
                turns.values().forEach(Turn::wake);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return started && !stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wake(String location) {
        lock.lock();
        try {
            Turn turn = turns.get(location);
            if (turn != null) {
                turn.wake();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause(LocationWorker worker, boolean paused) {
        // The worker's own flag is all there is.
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            pool.shutdown();
            for (Turn turn : turns.values()) {
                turn.worker.brakes().leaveOff();
                if (!turn.running) {
                    turn.worker.end();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean join(Duration bound) {
        if (threads.contains(Thread.currentThread())) {
            return false;
        }
        try {
            if (pool.awaitTermination(TimeUnit.NANOSECONDS.convert(bound), TimeUnit.NANOSECONDS)) {
                return true;
            }
            pool.shutdownNow();
            boolean unused = pool.awaitTermination(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
