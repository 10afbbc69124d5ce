package io.ghl.sync.internal.store.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes maps so that the changes of a transaction can be taken back. */
final class Undo {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    <K, V> void put(Map<K, V> map, K key, V value) {
        restoreLater(map, key, map.put(key, value));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        restoreLater(map, key, map.remove(key));
    }

    private <K, V> void restoreLater(Map<K, V> map, K key, @Nullable V before) {
        if (before == null) {
            steps.push(() -> map.remove(key));
        } else {
            steps.push(() -> map.put(key, before));
        }
    }

    void keepChanges() {
        steps.clear();
    }

    void takeBack() {
        while (!steps.isEmpty()) {
            steps.pop().run();
        }
    }
}
