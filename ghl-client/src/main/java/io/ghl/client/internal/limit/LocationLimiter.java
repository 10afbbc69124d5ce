package io.ghl.client.internal.limit;

import io.ghl.client.error.RateLimitedException.Scope;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter.Permit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls of one location or company through as the ledger allows, in the order of the queue.
 *
 * <p>Of all waiting threads one is the timekeeper and sleeps until the next permit comes back; the others sleep until
 * somebody grants them a permit, so a returning permit wakes one thread and not all.
 */
final class LocationLimiter {
    private final ReentrantLock lock = new ReentrantLock();
    private final WindowLedger ledger;
    private final FairQueue<Ticket> queue = new FairQueue<>();
    private final int maxWaiting;
    private final Waiter waiter;
    private final Lifecycle lifecycle;
    private @Nullable Ticket timekeeper;

    private static final class Ticket {
        private final boolean interactive;
        private volatile Signal signal = new Signal();
        private boolean granted;
        private long grantedAt;
        /** Whether it is let through although the day counts as used up. */
        private boolean probe;

        private Ticket(Priority priority) {
            interactive = priority == Priority.INTERACTIVE;
        }
    }

    LocationLimiter(RateLimitPolicy policy, Waiter waiter, Lifecycle lifecycle) {
        this.ledger = new WindowLedger(policy);
        this.maxWaiting = policy.maxWaiting();
        this.waiter = waiter;
        this.lifecycle = lifecycle;
    }

    Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException {
        Ticket ticket = new Ticket(request.priority());
        lock.lock();
        try {
            refuseWhenDayIsOver(ticket);
            long now = waiter.nanoTime();
            if (queue.size() == 0 && isFor(ticket, now) && ledger.tryTake(now)) {
                return new OnePermit(ticket, now);
            }
            if (queue.size() >= maxWaiting) {
                if (isKeptFor(ticket) && ledger.tryTake(now)) {
                    return new OnePermit(ticket, now);
                }
                giveBackProbe(ticket);
                throw new LimitRefusedException(Scope.QUEUE, null);
            }
            queue.add(request.priority(), ticket);
        } finally {
            lock.unlock();
        }
        Lifecycle.Registration registration = lifecycle.onClose(() -> ticket.signal.raise());
        try {
            return await(ticket, request);
        } finally {
            registration.end();
        }
    }

    private Permit await(Ticket ticket, LimitRequest request) throws InterruptedException, LimitRefusedException {
        boolean done = false;
        boolean told = false;
        try {
            Deadline deadline = Deadline.after(waiter, request.timeLeft());
            while (true) {
                Signal signal;
                long until = deadline.nanos();
                lock.lock();
                try {
                    // Renewed before the state is looked at, so that no wake-up falls between look and sleep.
                    signal = new Signal();
                    ticket.signal = signal;
                    grantWhatIsFree();
                    if (ticket.granted) {
                        done = true;
                        return new OnePermit(ticket, ticket.grantedAt);
                    }
                    if (lifecycle.isClosed() || deadline.isOver(waiter)) {
                        throw new LimitRefusedException(Scope.BURST, null);
                    }
                    refuseWhenDayIsOver(ticket);
                    if (timekeeper == ticket) {
                        long free = ledger.nextFree();
                        until = free == Long.MAX_VALUE || free - until > 0 ? until : free;
                    }
                } finally {
                    lock.unlock();
                }
                if (!told) {
                    // Not before: what is kept for people is free for them while others wait.
                    told = true;
                    request.waiting();
                }
                waiter.await(signal, until);
            }
        } finally {
            if (!done) {
                leave(ticket, request.priority());
            }
        }
    }

    private void leave(Ticket ticket, Priority priority) {
        lock.lock();
        try {
            if (ticket.granted) {
                ledger.giveBack();
            } else {
                queue.remove(priority, ticket);
            }
            giveBackProbe(ticket);
            grantWhatIsFree();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: hands out permits and makes sure that one of those who still wait keeps the time. */
    private void grantWhatIsFree() {
        long now = waiter.nanoTime();
        while (true) {
            boolean all = !ledger.isReserved(now);
            Ticket next = queue.peek(all);
            if (next == null || !ledger.tryTake(now)) {
                break;
            }
            queue.poll(all);
            next.granted = true;
            next.grantedAt = now;
            next.signal.raise();
        }
        Ticket first = queue.peek();
        if (timekeeper != first) {
            timekeeper = first;
            if (first != null) {
                first.signal.raise();
            }
        }
    }

    private boolean isFor(Ticket ticket, long now) {
        return ticket.interactive || !ledger.isReserved(now);
    }

    /** Whether those who wait, however many, may not have what is kept for this call. */
    private boolean isKeptFor(Ticket ticket) {
        return ticket.interactive && queue.peek(false) == null;
    }

    /** Under the lock. A probe that has to wait for its turn in the window stays one. */
    private void refuseWhenDayIsOver(Ticket ticket) throws LimitRefusedException {
        Instant now = waiter.now();
        long nanos = waiter.nanoTime();
        long today = now.truncatedTo(ChronoUnit.DAYS).getEpochSecond();
        if (!ledger.isDayExhausted(today, nanos, ticket.interactive) || ticket.probe) {
            return;
        }
        ticket.probe = ledger.takeProbe(nanos, ticket.interactive);
        if (!ticket.probe) {
            Duration rest = ledger.restOfDay(nanos);
            Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            throw new LimitRefusedException(Scope.DAILY, rest == null ? Duration.between(now, tomorrow) : rest);
        }
    }

    private void giveBackProbe(Ticket ticket) {
        if (ticket.probe) {
            ledger.giveBackProbe(waiter.nanoTime(), ticket.interactive);
        }
    }

    private final class OnePermit implements Permit {
        private final Ticket ticket;
        private final long takenAt;

        private OnePermit(Ticket ticket, long takenAt) {
            this.ticket = ticket;
            this.takenAt = takenAt;
        }

        @Override
        public void giveBack() {
            settle(() -> {
                ledger.giveBack();
                giveBackProbe(ticket);
            });
        }

        @Override
        public void answered(LimitReport report) {
            settle(() -> ledger.answered(takenAt, waiter.nanoTime(), report));
        }

        @Override
        public void lost() {
            settle(() -> ledger.answered(takenAt, waiter.nanoTime(), LimitHeaders.NOTHING));
        }

        private void settle(Runnable booking) {
            lock.lock();
            try {
                booking.run();
                grantWhatIsFree();
                Ticket keeper = timekeeper;
                if (keeper != null) {
                    keeper.signal.raise();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
