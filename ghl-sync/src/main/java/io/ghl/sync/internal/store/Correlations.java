package io.ghl.sync.internal.store;

import io.ghl.sync.store.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The correlation ids that a signal gathers until it is worked on. */
public final class Correlations {
    /** A record that is told of without end and never worked on must not grow without end. */
    private static final int MOST = 100;

    private Correlations() {}

    /** Adds those of a signal that was raised with a number; without any, it is given one. */
    public static Map<String, Long> with(
            Map<String, Long> before, List<String> ids, Signal.Cause cause, long sequence) {
        Map<String, Long> all = new HashMap<>(before);
        if (ids.isEmpty()) {
            all.put(cause.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + sequence, sequence);
        }
        ids.forEach(id -> all.put(id, sequence));
        if (all.size() > MOST) {
            List<String> oldest = all.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .limit(all.size() - (long) MOST)
                    .map(Map.Entry::getKey)
                    .toList();
            all.keySet().removeAll(Set.copyOf(oldest));
        }
        return all;
    }
}
