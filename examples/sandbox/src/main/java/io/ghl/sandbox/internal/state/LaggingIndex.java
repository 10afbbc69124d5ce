package io.ghl.sandbox.internal.state;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What search sees: every change becomes visible only once it is old enough. */
public final class LaggingIndex<T> {
    private record Pending<T>(
            long writtenAt, String id, @Nullable T value) {}

    private final LongSupplier lagMillis;
    private final Deque<Pending<T>> pending = new ArrayDeque<>();
    private final Map<String, T> visible = new LinkedHashMap<>();
    private long version;

    LaggingIndex(LongSupplier lagMillis) {
        this.lagMillis = lagMillis;
    }

    void put(String id, @Nullable T value, long now) {
        pending.add(new Pending<>(now, id, value));
    }

    /** The records visible at this time. */
    public Collection<T> visible(long now) {
        long newest = now - lagMillis.getAsLong();
        for (Pending<T> next = pending.peek(); next != null && next.writtenAt() <= newest; next = pending.peek()) {
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

    /** Changes whenever {@link #visible} may answer differently; read it after that call. */
    public long version() {
        return version;
    }
}
