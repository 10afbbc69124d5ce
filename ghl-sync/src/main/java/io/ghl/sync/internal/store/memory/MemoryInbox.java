package io.ghl.sync.internal.store.memory;

import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.Inbox;
import io.ghl.sync.store.ReceivedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The inbox in memory. */
final class MemoryInbox implements Inbox {
    private record Subject(
            @Nullable String location,
            @Nullable RecordType type,
            @Nullable String recordId) {
        static Subject of(ReceivedEvent event) {
            return new Subject(event.location(), event.type(), event.recordId());
        }
    }

    private record Receipt(Instant at, long number) {
        static final Comparator<Receipt> ORDER =
                Comparator.comparing(Receipt::at).thenComparingLong(Receipt::number);
    }

    private final Undo undo;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final NavigableMap<Receipt, ReceivedEvent> events = new TreeMap<>(Receipt.ORDER);
    private final Map<Subject, NavigableMap<Receipt, ReceivedEvent>> bySubject = new HashMap<>();
    private final NavigableMap<Receipt, ReceivedEvent> waiting =
            new TreeMap<>(Comparator.comparingLong(Receipt::number));
    private long received;

    MemoryInbox(Undo undo) {
        this.undo = undo;
    }

    @Override
    public boolean store(ReceivedEvent event) {
        if (receipts.containsKey(event.webhookId())) {
            return false;
        }
        // Counts on after a rollback too: it only orders events of the same instant.
        Receipt receipt = new Receipt(event.receivedAt(), ++received);
        undo.put(receipts, event.webhookId(), receipt);
        undo.put(events, receipt, event);
        undo.put(about(Subject.of(event)), receipt, event);
        if (event.isOfApp()) {
            undo.put(waiting, receipt, event);
        }
        return true;
    }

    @Override
    public List<ReceivedEvent> about(String location, RecordType type, String recordId, Instant since) {
        return List.copyOf(about(new Subject(location, type, recordId))
                .tailMap(new Receipt(since, 0), true)
                .values());
    }

    @Override
    public Optional<ReceivedEvent> find(String webhookId) {
        return Optional.ofNullable(receipts.get(webhookId)).map(events::get);
    }

    @Override
    public List<String> records(
            String location, RecordType type, Instant since, Instant until, String after, int limit) {
        return events.subMap(new Receipt(since, 0), new Receipt(until, 0)).values().stream()
                .filter(event -> location.equals(event.location()) && type == event.type())
                .map(ReceivedEvent::recordId)
                .filter(Objects::nonNull)
                .filter(id -> id.compareTo(after) > 0)
                .distinct()
                .sorted()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<ReceivedEvent> waiting(int limit) {
        return waiting.values().stream().limit(Limits.positive(limit)).toList();
    }

    @Override
    public void handled(String webhookId) {
        Receipt receipt = receipts.get(webhookId);
        if (receipt != null) {
            undo.remove(waiting, receipt);
        }
    }

    @Override
    public int waitAgain(Instant since) {
        List<Map.Entry<Receipt, ReceivedEvent>> again = events.tailMap(new Receipt(since, 0), true).entrySet().stream()
                .filter(entry -> entry.getValue().isOfApp())
                .map(Map.Entry::copyOf)
                .toList();
        again.forEach(entry -> undo.put(waiting, entry.getKey(), entry.getValue()));
        return again.size();
    }

    @Override
    public int purge(Instant before, int limit) {
        List<Map.Entry<Receipt, ReceivedEvent>> old = events.headMap(new Receipt(before, 0), false).entrySet().stream()
                .limit(Limits.positive(limit))
                .map(Map.Entry::copyOf)
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    private void remove(Map.Entry<Receipt, ReceivedEvent> entry) {
        undo.remove(receipts, entry.getValue().webhookId());
        undo.remove(events, entry.getKey());
        undo.remove(waiting, entry.getKey());
        undo.remove(about(Subject.of(entry.getValue())), entry.getKey());
    }

    /** Removes the events of a location, and tells how many there were. */
    int removeAll(String location) {
        List<Map.Entry<Receipt, ReceivedEvent>> theirs = events.entrySet().stream()
                .filter(entry -> location.equals(entry.getValue().location()))
                .map(Map.Entry::copyOf)
                .toList();
        theirs.forEach(this::remove);
        return theirs.size();
    }

    private NavigableMap<Receipt, ReceivedEvent> about(Subject subject) {
        return bySubject.computeIfAbsent(subject, key -> new TreeMap<>(Receipt.ORDER));
    }
}
