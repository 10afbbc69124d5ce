package io.ghl.sync.internal.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Commits together what comes in while a commit is under way: a commit waits for the disk, and takes no longer for a
 * hundred deliveries than for one. Alone, a delivery is committed at once. Thread-safe.
 *
 * @param <D> what is committed
 * @param <R> what becomes of it
 */
final class GroupedCommits<D, R> {
    /** The most deliveries in one commit, so that whoever else waits for the store waits for a moment only. */
    static final int LARGEST_GROUP = 256;

    /** One transaction: all of the group or nothing. */
    interface Commit<D, R> {
        /** Commits the group, and tells what became of each delivery, in order. */
        List<R> commit(List<D> group);
    }

    private final Commit<D, R> commit;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    GroupedCommits(Commit<D, R> commit) {
        this.commit = commit;
    }

    private final class Entry {
        final D delivery;

        @Nullable
        R outcome;

        @Nullable
        Throwable failure;

        Entry(D delivery) {
            this.delivery = delivery;
        }

        boolean isDone() {
            return outcome != null || failure != null;
        }
    }

    /** Deliveries that are never committed side by side. */
    private final class Lane {
        /** Held by whoever commits; guards the outcomes. Fair, so that nobody waits while later ones are served. */
        private final ReentrantLock turn = new ReentrantLock(true);

        private final Queue<Entry> waiting = new ArrayDeque<>();

        R commit(D delivery) {
            Entry mine = new Entry(delivery);
            synchronized (waiting) {
                waiting.add(mine);
            }
            boolean committed = false;
            turn.lock();
            try {
                while (!mine.isDone()) {
                    committed = true;
                    commitTogether(group());
                }
            } finally {
                turn.unlock();
            }
            if (mine.outcome == null) {
                if (committed && mine.failure instanceof Error error) {
                    // It befell this thread; the others are told like of any failure.
                    throw error;
                }
                throw new IllegalStateException("A delivery could not be committed.", mine.failure);
            }
            return mine.outcome;
        }

        private List<Entry> group() {
            List<Entry> group = new ArrayList<>();
            synchronized (waiting) {
                while (group.size() < LARGEST_GROUP && !waiting.isEmpty()) {
                    group.add(waiting.remove());
                }
            }
            return group;
        }

        int waiting() {
            synchronized (waiting) {
                return waiting.size();
            }
        }
    }

    /**
     * Commits a delivery, perhaps with others. Returns when it is durable.
     *
     * @param lane deliveries of one lane are committed one group after the other, those of different lanes side by side
     * @throws IllegalStateException if it could not be committed, with the reason as its cause
     * @throws Error if an error came up while this thread committed it
     */
    R commit(String lane, D delivery) {
        return lanes.computeIfAbsent(lane, name -> new Lane()).commit(delivery);
    }

    /** How many deliveries wait for the commit that is under way. */
    int waiting(String lane) {
        Lane named = lanes.get(lane);
        return named == null ? 0 : named.waiting();
    }

    private void commitTogether(List<Entry> group) {
        Throwable failure = attempt(group);
        if (failure == null) {
            return;
        }
        if (group.size() == 1) {
            group.get(0).failure = failure;
            return;
        }
        // One of them may be to blame, and the others are not to suffer; if two fail, it is the store.
        int failures = 0;
        for (Entry each : group) {
            Throwable alone = failures < 2 ? attempt(List.of(each)) : failure;
            if (alone != null) {
                each.failure = alone;
                failure = alone;
                failures++;
            }
        }
    }

    private @Nullable Throwable attempt(List<Entry> group) {
        try {
            List<R> outcomes =
                    commit.commit(group.stream().map(entry -> entry.delivery).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).outcome = outcomes.get(i);
            }
            return null;
        } catch (Throwable e) {
            // Whatever it is: a delivery without an end would keep its lane, and all who wait for it, for good.
            return e;
        }
    }
}
