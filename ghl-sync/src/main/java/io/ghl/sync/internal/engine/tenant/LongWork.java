package io.ghl.sync.internal.engine.tenant;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many locations may do a long piece of work at a time on a node, such as linking, which takes hours where there is
 * much to create. The threads that are left serve all other locations meanwhile, however many are to be linked.
 * Thread-safe.
 */
public final class LongWork {
    private final int most;
    private final Consumer<String> wake;
    private final Map<String, Runnable> waiting = new LinkedHashMap<>();
    private int running;

    /** Room for so many; {@code wake} is told a location whose turn may have come. */
    private LongWork(int most, Consumer<String> wake) {
        this.most = most;
        this.wake = wake;
    }

    /** Leaves a quarter of a node's threads to others, at least one unless there is but one. */
    public static LongWork of(int workers, Consumer<String> wake) {
        return new LongWork(Math.max(1, Math.min(workers - 1, workers * 3 / 4)), wake);
    }

    /** For a location that shares its thread with no other. */
    public static LongWork unlimited() {
        return new LongWork(Integer.MAX_VALUE, location -> {});
    }

    /**
     * Begins, if there is room; {@link #end} has to follow.
     *
     * @param whenFree called once there may be room, if there is none now
     */
    public synchronized boolean begin(String location, Runnable whenFree) {
        if (running >= most) {
            waiting.putIfAbsent(location, whenFree);
            return false;
        }
        waiting.remove(location);
        running++;
        return true;
    }

    /** Ends, and has whoever waited longest try. */
    public void end() {
        @Nullable String next = null;
        synchronized (this) {
            running--;
            Iterator<Map.Entry<String, Runnable>> line = waiting.entrySet().iterator();
            if (line.hasNext()) {
                Map.Entry<String, Runnable> first = line.next();
                line.remove();
                first.getValue().run();
                next = first.getKey();
            }
        }
        if (next != null) {
            wake.accept(next);
        }
    }
}
