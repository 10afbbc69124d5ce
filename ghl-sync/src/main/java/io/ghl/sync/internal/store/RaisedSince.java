package io.ghl.sync.internal.store;

import io.ghl.sync.store.Signal;
import java.util.Map;
import java.util.stream.Collectors;

/** The causes of a signal that were raised again after somebody had read it. */
final class RaisedSince {
    private RaisedSince() {}

    static Map<Signal.Cause, Long> of(Signal stored, long sequence) {
        return stored.raised().entrySet().stream()
                .filter(raised -> raised.getValue() > sequence)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
