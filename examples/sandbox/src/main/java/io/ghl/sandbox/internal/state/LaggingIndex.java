package io.ghl.sandbox.internal.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What search sees: every change becomes visible only once it is old enough. */
public final class LaggingIndex<T> {
    private record Pending<T>(
            long visibleAt, String id, @Nullable T value) {}

    private long lagMillis;
    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private final Map<String, T> visible = new LinkedHashMap<>();
    private long version;

    LaggingIndex(long lagMillis) {
        this.lagMillis = lagMillis;
    }

    void put(String id, @Nullable T value, long now) {
        pending.add(new Pending<>(now + lagMillis, id, value));
    }

    /** The records visible at this time. */
    public Collection<T> visible(long now) {
        for (Pending<T> next = pending.peek(); next != null && next.visibleAt() <= now; next = pending.peek()) {
            pending.remove();
            version++;
            if (next.value() == null) {
                visible.remove(next.id());
            } else {
                visible.put(next.id(), next.value());
            }
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
}
