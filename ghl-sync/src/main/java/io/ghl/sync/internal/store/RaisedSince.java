package io.ghl.sync.internal.store;

import io.ghl.sync.store.Signal;
import java.util.Map;
import java.util.stream.Collectors;

/** What raised a signal again after somebody had read it. */
public final class RaisedSince {
    private RaisedSince() {}

    public static Map<Signal.Cause, Long> causes(Signal stored, long sequence) {
        return newer(stored.raised(), sequence);
    }

    public static Map<String, Long> correlations(Signal stored, long sequence) {
        return newer(stored.correlations(), sequence);
    }

    private static <K> Map<K, Long> newer(Map<K, Long> all, long sequence) {
        return all.entrySet().stream()
                .filter(raised -> raised.getValue() > sequence)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
