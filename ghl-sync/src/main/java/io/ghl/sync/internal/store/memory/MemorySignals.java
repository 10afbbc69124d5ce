package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Correlations;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.RaisedSince;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.Signals;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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
    public void raise(
            String location,
            RecordType type,
            Side side,
            String recordId,
            Instant dueAt,
            Signal.Cause cause,
            List<String> correlationIds) {
        long sequence = sequences.getOrDefault(location, 0L) + 1;
        undo.put(sequences, location, sequence);
        Signal before = open.get(new RecordKey(location, type, side, recordId));
        Map<Signal.Cause, Long> raised = new EnumMap<>(Signal.Cause.class);
        Map<String, Long> correlations = before == null ? Map.of() : before.correlations();
        Instant due = dueAt;
        if (before != null) {
            raised.putAll(before.raised());
            due = before.dueAt().isBefore(dueAt) ? before.dueAt() : dueAt;
            remove(before);
        }
        raised.put(cause, sequence);
        add(new Signal(
                location,
                type,
                side,
                recordId,
                sequence,
                due,
                raised,
                Correlations.with(correlations, correlationIds, cause, sequence)));
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
        Signal stored = open.get(key(signal));
        if (stored == null) {
            return;
        }
        remove(stored);
        Map<Signal.Cause, Long> newer = RaisedSince.causes(stored, signal.sequence());
        if (!newer.isEmpty()) {
            add(with(stored, stored.dueAt(), newer, RaisedSince.correlations(stored, signal.sequence())));
        }
    }

    @Override
    public void postpone(Signal signal, Instant dueAt) {
        current(signal).ifPresent(current -> {
            remove(current);
            add(with(current, dueAt, current.raised(), current.correlations()));
        });
    }

    private static Signal with(
            Signal signal, Instant dueAt, Map<Signal.Cause, Long> raised, Map<String, Long> correlations) {
        return new Signal(
                signal.location(),
                signal.type(),
                signal.side(),
                signal.recordId(),
                signal.sequence(),
                dueAt,
                raised,
                correlations);
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

    /** Removes the signals of a location, and tells how many there were. Their counter stays. */
    int removeAll(String location) {
        List<Signal> signals = List.copyOf(queue(location).values());
        signals.forEach(this::remove);
        return signals.size();
    }

    private NavigableMap<Turn, Signal> queue(String location) {
        return queues.computeIfAbsent(location, key -> new TreeMap<>(Turn.ORDER));
    }

    private static RecordKey key(Signal signal) {
        return new RecordKey(signal.location(), signal.type(), signal.side(), signal.recordId());
    }
}
