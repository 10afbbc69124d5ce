package io.ghl.client.internal.resources;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.internal.time.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps reference data per location for a fixed time. Two threads may load the same at once, which does no harm. */
public final class ReferenceCache {
    private final Duration lifetime;
    private final Waiter waiter;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    private record Key(String locationId, String name) {}

    private record Entry(List<CustomField> value, long loadedAt) {}

    public ReferenceCache(Duration lifetime, Waiter waiter) {
        this.lifetime = lifetime;
        this.waiter = waiter;
    }

    List<CustomField> get(String locationId, String name, Supplier<List<CustomField>> load) {
        Key key = new Key(locationId, name);
        long now = waiter.nanoTime();
        Entry entry = entries.get(key);
        if (entry == null || now - entry.loadedAt() >= lifetime.toNanos()) {
            entry = new Entry(load.get(), now);
            entries.put(key, entry);
        }
        return entry.value();
    }

    void forget(String locationId) {
        entries.keySet().removeIf(key -> key.locationId().equals(locationId));
    }
}
