package io.ghl.sync.internal.store;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Signals in memory. */
final class MemorySignals implements Signals {
    private record Turn(Instant dueAt, long sequence) {
        static final Comparator<Turn> ORDER = Comparator.comparing(Turn::dueAt).thenComparingLong(Turn::sequence);

        static Turn of(Signal signal) {
            return new Turn(signal.dueAt(), signal.sequence());
        }
    }

    private final Undo undo;
    private final Map<RecordKey, Signal> open = new HashMap<>();
    private final Map<String, NavigableMap<Turn, Signal>> queues = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    MemorySignals(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void raise(String location, RecordType type, Side side, String recordId, Instant dueAt, Signal.Cause cause) {
        long sequence = sequences.getOrDefault(location, 0L) + 1;
        undo.put(sequences, location, sequence);
        Signal before = open.get(new RecordKey(location, type, side, recordId));
        Set<Signal.Cause> causes = EnumSet.of(cause);
        Instant due = dueAt;
        if (before != null) {
            causes.addAll(before.causes());
            due = before.dueAt().isBefore(dueAt) ? before.dueAt() : dueAt;
            remove(before);
        }
        add(new Signal(location, type, side, recordId, sequence, due, causes));
    }

    @Override
    public List<Signal> due(String location, Instant now, int limit) {
        return queue(location).headMap(new Turn(now, Long.MAX_VALUE), true).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public Optional<Instant> nextDue(String location) {
        return queue(location).keySet().stream().findFirst().map(Turn::dueAt);
    }

    @Override
    public Optional<Signal> of(String location, RecordType type, Side side, String recordId) {
        return Optional.ofNullable(open.get(new RecordKey(location, type, side, recordId)));
    }

    @Override
    public void acknowledge(Signal signal) {
        current(signal).ifPresent(this::remove);
    }

    @Override
    public void postpone(Signal signal, Instant dueAt) {
        current(signal).ifPresent(current -> {
            remove(current);
            add(new Signal(
                    current.location(),
                    current.type(),
                    current.side(),
                    current.recordId(),
                    current.sequence(),
                    dueAt,
                    current.causes()));
        });
    }

    @Override
    public int open(String location) {
        return queue(location).size();
    }

    /** The stored signal, unless it was raised again since {@code signal} was read. */
    private Optional<Signal> current(Signal signal) {
        return Optional.ofNullable(open.get(key(signal))).filter(stored -> stored.sequence() == signal.sequence());
    }

    private void add(Signal signal) {
        undo.put(open, key(signal), signal);
        undo.put(queue(signal.location()), Turn.of(signal), signal);
    }

    private void remove(Signal signal) {
        undo.remove(open, key(signal));
        undo.remove(queue(signal.location()), Turn.of(signal));
    }

    private NavigableMap<Turn, Signal> queue(String location) {
        return queues.computeIfAbsent(location, key -> new TreeMap<>(Turn.ORDER));
    }

    private static RecordKey key(Signal signal) {
        return new RecordKey(signal.location(), signal.type(), signal.side(), signal.recordId());
    }
}
