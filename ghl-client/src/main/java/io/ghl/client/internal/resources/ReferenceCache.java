package io.ghl.client.internal.resources;

import io.ghl.client.internal.time.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Keeps one kind of reference data per location for a fixed time. Two threads may load the same at once, which does no
 * harm; what was being loaded while something was forgotten is not kept, since it may be older than the change.
 */
final class ReferenceCache<T> {
    private final Duration lifetime;
    private final Waiter waiter;
    private final Map<Key, Entry<T>> entries = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    private record Key(String locationId, String name) {}

    private record Entry<T>(List<T> value, long loadedAt) {}

    ReferenceCache(Duration lifetime, Waiter waiter) {
        this.lifetime = lifetime;
        this.waiter = waiter;
    }

    /** What is kept, loaded if need be. */
    List<T> get(String locationId, String name, Supplier<List<T>> load) {
        Entry<T> kept = entries.get(new Key(locationId, name));
        return kept != null && isFresh(kept, waiter.nanoTime()) ? kept.value() : load(locationId, name, load);
    }

    /** What is loaded now, and kept from now on. */
    List<T> load(String locationId, String name, Supplier<List<T>> load) {
        Key key = new Key(locationId, name);
        long now = waiter.nanoTime();
        entries.values().removeIf(entry -> !isFresh(entry, now));
        long before = forgotten.get();
        Entry<T> loaded = new Entry<>(load.get(), now);
        entries.compute(key, (same, other) -> forgotten.get() == before ? loaded : other);
        return loaded.value();
    }

    private boolean isFresh(Entry<T> entry, long now) {
        return now - entry.loadedAt() < lifetime.toNanos();
    }

    int size() {
        return entries.size();
    }

    void forget(String locationId) {
        forgotten.incrementAndGet();
        entries.keySet().removeIf(key -> key.locationId().equals(locationId));
    }

    /** Changes something: what is kept is stale even after a failure, since the change may have taken effect. */
    <R> R changing(String locationId, Supplier<R> call) {
        try {
            return call.get();
        } finally {
            forget(locationId);
        }
    }

    void changing(String locationId, Runnable call) {
        try {
            call.run();
        } finally {
            forget(locationId);
        }
    }
}
