package io.ghl.sync.internal.store.memory;

import io.ghl.sync.store.Cursors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cursors in memory. */
final class MemoryCursors implements Cursors {
    private record Key(String location, String stream) {}

    private final Undo undo;
    private final Map<Key, String> values = new HashMap<>();

    MemoryCursors(Undo undo) {
        this.undo = undo;
    }

    @Override
    public Optional<String> read(String location, String stream) {
        return Optional.ofNullable(values.get(new Key(location, stream)));
    }

    @Override
    public void write(String location, String stream, String value) {
        undo.put(values, new Key(location, stream), value);
    }

    /** Removes the cursors of a location, and tells how many there were. */
    int removeAll(String location) {
        List<Key> keys = values.keySet().stream()
                .filter(key -> key.location().equals(location))
                .toList();
        keys.forEach(key -> undo.remove(values, key));
        return keys.size();
    }
}
