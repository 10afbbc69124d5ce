package io.ghl.sync.internal.oversight;

import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.review.ReviewListener;
import io.ghl.sync.store.Reviews.Untold;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener what became of questions, on a daemon thread of its own. What it was told of is kept in the store, so
 * nothing is forgotten over a crash. Thread-safe.
 */
public final class ReviewNotices implements Consumer<String>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewNotices.class);
    private static final int AT_ONCE = 100;
    private static final Duration AGAIN_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private final SyncStore store;
    private final ReviewListener listener;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Set<String> changed = new TreeSet<>();
    private boolean stop;

    /** Starts telling a listener. */
    public ReviewNotices(SyncStore store, ReviewListener listener) {
        this.store = store;
        this.listener = listener;
        this.thread = new Thread(this::run, "ghl-sync-reviews");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Questions of a location changed. Returns at once. */
    @Override
    public void accept(String location) {
        lock.lock();
        try {
            changed.add(location);
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the call under way. What was not told of is told at the next start. */
    @Override
    public void close() {
        lock.lock();
        try {
            stop = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        try {
            thread.join(LAST_MOMENT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Set<String> failed = new TreeSet<>();
        while (true) {
            Set<String> due = await(failed);
            if (due.isEmpty()) {
                return;
            }
            failed.clear();
            for (String location : due) {
                if (!tellAll(location)) {
                    failed.add(location);
                }
            }
        }
    }

    /** The locations to look at, once there are any: those that changed, or after a while those where a call failed. */
    private Set<String> await(Set<String> failed) {
        lock.lock();
        try {
            long nanos = AGAIN_AFTER_FAILURE.toNanos();
            while (changed.isEmpty() && !stop) {
                if (failed.isEmpty()) {
                    woken.await();
                } else if (nanos > 0) {
                    nanos = woken.awaitNanos(nanos);
                } else {
                    changed.addAll(failed);
                }
            }
            Set<String> due = stop ? Set.of() : new TreeSet<>(changed);
            changed.clear();
            return due;
        } catch (InterruptedException e) {
            return Set.of();
        } finally {
            lock.unlock();
        }
    }

    /** Tells what there is to tell of a location, and whether all of it went well. */
    private boolean tellAll(String location) {
        Set<String> passed = new HashSet<>();
        boolean well = true;
        try {
            while (true) {
                int limit = AT_ONCE + passed.size();
                List<Untold> some = store.transact(tx -> tx.reviews().untold(location, limit)).stream()
                        .filter(untold -> !passed.contains(untold.item().id()))
                        .toList();
                if (some.isEmpty()) {
                    return well;
                }
                for (Untold untold : some) {
                    ReviewItem item = untold.item();
                    if (untold.toldVersion() == 0 && item.status() != Status.OPEN) {
                        // Answered before anybody was told of it: nothing to prompt a person for.
                        passed.add(item.id());
                    } else if (tell(untold)) {
                        store.transact(tx -> {
                            tx.reviews().told(item);
                            return true;
                        });
                    } else {
                        passed.add(item.id());
                        well = false;
                    }
                }
            }
        } catch (StoreException e) {
            LOG.warn("Location {}: what became of questions could not be told: {}", location, LoggedFailure.of(e));
            return false;
        }
    }

    private boolean tell(Untold untold) {
        ReviewItem item = untold.item();
        try {
            if (item.status() == Status.CLOSED) {
                listener.closed(item);
            } else if (untold.toldVersion() == 0) {
                listener.opened(item);
            } else {
                listener.refreshed(item);
            }
            return true;
        } catch (RuntimeException | AssertionError | LinkageError e) {
            LOG.warn(
                    "A review listener failed for item {}; it is told again later: {}", item.id(), LoggedFailure.of(e));
            return false;
        }
    }
}
