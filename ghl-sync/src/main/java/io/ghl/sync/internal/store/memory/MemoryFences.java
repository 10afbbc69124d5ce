package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.store.Fences;
import java.util.HashMap;
import java.util.Map;

/** Fences in memory. */
final class MemoryFences implements Fences {
    private final Undo undo;
    private final Map<String, Long> tokens = new HashMap<>();

    MemoryFences(Undo undo) {
        this.undo = undo;
    }

    @Override
    public long take(String location) {
        long token = tokens.getOrDefault(location, 0L) + 1;
        undo.put(tokens, location, token);
        return token;
    }

    @Override
    public void check(String location, long token) {
        Long newest = tokens.get(location);
        if (newest == null || newest != token) {
            throw Refusals.superseded(location, token);
        }
    }
}
