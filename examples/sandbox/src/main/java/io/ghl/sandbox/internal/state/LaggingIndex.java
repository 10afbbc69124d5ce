package io.ghl.sandbox.internal.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What search sees: every change becomes visible only once it is old enough. */
public final class LaggingIndex<T> {
    private static final int REMEMBERED = 256;

    private record Pending<T>(
            long visibleAt, String id, @Nullable T value) {}

    /**
     * A change that became visible.
     *
     * @param before what search saw until then, or null
     * @param after what it sees since, or null
     */
    public record Step<T>(@Nullable T before, @Nullable T after) {}

    private long lagMillis;
    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private final Map<String, T> visible = new LinkedHashMap<>();
    private final Deque<Step<T>> steps = new ArrayDeque<>();
    private long version;

    LaggingIndex(long lagMillis) {
        this.lagMillis = lagMillis;
    }

    void put(String id, @Nullable T value, long now) {
        if (lagMillis == 0) {
            show(id, value);
        } else {
            pending.add(new Pending<>(now + lagMillis, id, value));
        }
    }

    private void show(String id, @Nullable T value) {
        T before = value == null ? visible.remove(id) : visible.put(id, value);
        version++;
        if (steps.size() == REMEMBERED) {
            steps.removeFirst();
        }
        steps.add(new Step<>(before, value));
    }

    /** The records visible at this time. */
    public Collection<T> visible(long now) {
        for (Pending<T> next = pending.peek(); next != null && next.visibleAt() <= now; next = pending.peek()) {
            pending.remove();
            show(next.id(), next.value());
        }
        return Collections.unmodifiableCollection(visible.values());
    }

    /** Changes the lag, also of what is not visible yet; what is visible stays so. */
    void lag(long millis, long now) {
        long more = millis - lagMillis;
        for (int i = pending.size(); i > 0; i--) {
            Pending<T> next = pending.remove();
            pending.add(new Pending<>(next.visibleAt() + more, next.id(), next.value()));
        }
        lagMillis = millis;
        var unused = visible(now);
    }

    /** Changes whenever {@link #visible} may answer differently; read it after that call. */
    public long version() {
        return version;
    }

    /** What became visible since a version, oldest first, or null if that is too long ago to be remembered. */
    public @Nullable List<Step<T>> since(long known) {
        if (version - known > steps.size()) {
            return null;
        }
        List<Step<T>> all = new ArrayList<>(steps);
        return all.subList(all.size() - (int) (version - known), all.size());
    }
}
