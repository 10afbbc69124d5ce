package io.ghl.client.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes only when everybody waits: as soon as as many threads wait as take part, the clock jumps to the
 * earliest time that one of them waits for.
 */
public final class VirtualWaiter implements Waiter {
    private static final Instant EPOCH = Instant.parse("2026-11-21T12:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Sleeper> sleepers = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private int participants = 1;
    private long now;

    /**
     * A thread that waits.
     *
     * @param idle whether for time; else another thread works for it, which takes its part
     */
    private record Sleeper(Signal signal, long until, boolean idle) {}

    /** How many threads must wait before time passes; 0 to move it by hand only. */
    public void participants(int count) {
        lock.lock();
        try {
            participants = count;
            jumpWhenAllWait();
        } finally {
            lock.unlock();
        }
    }

    /** A thread that took part has ended. */
    public void leave() {
        lock.lock();
        try {
            participants--;
            jumpWhenAllWait();
        } finally {
            lock.unlock();
        }
    }

    public void advance(Duration duration) {
        lock.lock();
        try {
            now += duration.toNanos();
            wakeWhoIsDue();
        } finally {
            lock.unlock();
        }
    }

    /** Every wait for time so far, as long as it was meant to be. */
    public List<Duration> waits() {
        lock.lock();
        try {
            return List.copyOf(waits);
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until so many threads wait. */
    public void awaitSleepers(int count) throws InterruptedException {
        lock.lock();
        try {
            while (sleepers.size() < count) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        return EPOCH.plusNanos(nanoTime());
    }

    @Override
    public void await(Signal signal, long until) throws InterruptedException {
        await(new Sleeper(signal, until, true));
    }

    @Override
    public void awaitWork(Signal signal, long until) throws InterruptedException {
        await(new Sleeper(signal, until, false));
    }

    /** Nobody waits on a signal twice, so the clock may raise it to wake its thread. */
    private void await(Sleeper sleeper) throws InterruptedException {
        lock.lock();
        try {
            if (sleeper.idle) {
                waits.add(Duration.ofNanos(Math.max(0, sleeper.until - now)));
            }
            sleepers.add(sleeper);
            wakeWhoIsDue();
            jumpWhenAllWait();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            sleeper.signal.await(Duration.ofDays(1).toNanos());
        } finally {
            lock.lock();
            try {
                sleepers.remove(sleeper);
            } finally {
                lock.unlock();
            }
        }
    }

    private void jumpWhenAllWait() {
        boolean allWait = participants > 0
                && sleepers.stream().filter(Sleeper::idle).count() >= participants
                && sleepers.stream().noneMatch(sleeper -> sleeper.signal.isRaised());
        if (allWait) {
            now = sleepers.stream().mapToLong(Sleeper::until).min().orElse(now);
            wakeWhoIsDue();
        }
    }

    private void wakeWhoIsDue() {
        sleepers.stream().filter(sleeper -> sleeper.until <= now).forEach(sleeper -> sleeper.signal.raise());
    }
}
