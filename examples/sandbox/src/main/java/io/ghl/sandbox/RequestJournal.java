package io.ghl.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * The requests that the sandbox received, in the order of their answers. An entry is written before its answer leaves,
 * so a caller that has the answer finds the entry. Counts cover everything; entries the last {@value #KEPT}. Thread-safe.
 */
public final class RequestJournal {
    /** How many entries are kept. */
    public static final int KEPT = 100_000;

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final Map<String, Long> byOperation = new TreeMap<>();
    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final Map<String, Long> byToken = new TreeMap<>();
    private long total;
    private volatile boolean keepsBodies;

    RequestJournal() {}

    /**
     * Writes an entry. The sandbox calls this; a test has no need to.
     *
     * @param made makes the entry for its number
     */
    public synchronized void add(LongFunction<JournalEntry> made) {
        total++;
        JournalEntry entry = made.apply(total);
        byOperation.merge(entry.operationId() == null ? "unknown" : entry.operationId(), 1L, Long::sum);
        byStatus.merge(entry.status(), 1L, Long::sum);
        if (entry.token() != null) {
            byToken.merge(entry.token(), 1L, Long::sum);
        }
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.add(entry);
    }

    /**
     * Whether later entries hold the bodies of requests; by default they do not. Bodies of the OAuth and
     * user operations, which hold secrets, and files are never kept.
     *
     * @param whether whether they do
     */
    public void keepBodies(boolean whether) {
        keepsBodies = whether;
    }

    /** {@return whether entries hold the bodies of requests} */
    public boolean keepsBodies() {
        return keepsBodies;
    }

    /** {@return all kept entries, oldest first} */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * The kept entries that pass the filter, oldest first.
     *
     * @param filter what an entry must pass
     * @return the entries
     */
    public List<JournalEntry> entries(Predicate<JournalEntry> filter) {
        return entries().stream().filter(filter).toList();
    }

    /**
     * The kept entries of one operation, oldest first.
     *
     * @param operationId HighLevel's operation id
     * @return the entries
     */
    public List<JournalEntry> entriesOf(String operationId) {
        return entries(e -> operationId.equals(e.operationId()));
    }

    /**
     * How many requests were received.
     *
     * @return the number
     */
    public synchronized long count() {
        return total;
    }

    /**
     * How many requests of one operation were received.
     *
     * @param operationId HighLevel's operation id
     * @return the number
     */
    public synchronized long count(String operationId) {
        return byOperation.getOrDefault(operationId, 0L);
    }

    /** {@return requests per operation id; unknown routes are counted as {@code unknown}} */
    public synchronized Map<String, Long> countByOperation() {
        return Map.copyOf(byOperation);
    }

    /** {@return requests per answered status; 0 stands for a connection closed without an answer} */
    public synchronized Map<Integer, Long> countByStatus() {
        return Map.copyOf(byStatus);
    }

    /** {@return requests per token label} */
    public synchronized Map<String, Long> countByToken() {
        return Map.copyOf(byToken);
    }

    /** Forgets everything; the next entry has number 1. */
    public synchronized void clear() {
        entries.clear();
        byOperation.clear();
        byStatus.clear();
        byToken.clear();
        total = 0;
    }
}
