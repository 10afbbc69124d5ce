package io.ghl.client.internal.limit;

import io.ghl.client.limit.Priority;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * First come, first served within a class; between classes that wait, by their shares (stride scheduling): a class
 * that was served has to let the others catch up. Not thread-safe.
 */
final class FairQueue<T> {
    private static final int STRIDE = 10_000;

    private final Map<Priority, Lane<T>> lanes = new EnumMap<>(Priority.class);
    private long clock;
    private int size;

    private static final class Lane<T> {
        final ArrayDeque<T> waiting = new ArrayDeque<>();
        long turn;
    }

    FairQueue() {
        for (Priority priority : Priority.values()) {
            lanes.put(priority, new Lane<>());
        }
    }

    void add(Priority priority, T item) {
        Lane<T> lane = lane(priority);
        if (lane.waiting.isEmpty()) {
            // Idle time gives no claim on the past.
            lane.turn = Math.max(lane.turn, clock);
        }
        lane.waiting.add(item);
        size++;
    }

    void remove(Priority priority, T item) {
        if (lane(priority).waiting.remove(item)) {
            size--;
        }
    }

    @Nullable
    T peek() {
        return peek(true);
    }

    /** Who comes next of all, or of those for whom a person waits. */
    @Nullable
    T peek(boolean all) {
        Priority next = next(all);
        return next == null ? null : lane(next).waiting.peek();
    }

    @Nullable
    T poll(boolean all) {
        Priority next = next(all);
        if (next == null) {
            return null;
        }
        Lane<T> lane = lane(next);
        clock = lane.turn;
        lane.turn += STRIDE / next.share();
        size--;
        return lane.waiting.poll();
    }

    int size() {
        return size;
    }

    private @Nullable Priority next(boolean all) {
        Priority best = null;
        for (Priority priority : Priority.values()) {
            Lane<T> lane = lane(priority);
            if ((all || priority == Priority.INTERACTIVE)
                    && !lane.waiting.isEmpty()
                    && (best == null || lane.turn < lane(best).turn)) {
                best = priority;
            }
        }
        return best;
    }

    private Lane<T> lane(Priority priority) {
        Lane<T> lane = lanes.get(priority);
        if (lane == null) {
            throw new AssertionError(priority);
        }
        return lane;
    }
}
