package io.ghl.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    RequestJournal() {}

    /**
     * Writes an entry. The sandbox calls this; a test has no need to.
     *
     * @param time when it was answered
     * @param method HTTP method
     * @param path path without query
     * @param operationId HighLevel's operation id
     * @param status answered status, 0 for none
     * @param token label of the token
     * @param locationId location of the token
     * @param version Version header
     * @param fault the fault that decided the answer
     */
    public synchronized void add(
            Instant time,
            String method,
            String path,
            @Nullable String operationId,
            int status,
            @Nullable String token,
            @Nullable String locationId,
            @Nullable String version,
            @Nullable Fault fault) {
        total++;
        byOperation.merge(operationId == null ? "unknown" : operationId, 1L, Long::sum);
        byStatus.merge(status, 1L, Long::sum);
        if (token != null) {
            byToken.merge(token, 1L, Long::sum);
        }
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        entries.add(
                new JournalEntry(total, time, method, path, operationId, status, token, locationId, version, fault));
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
