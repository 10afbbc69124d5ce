package io.ghl.sync.internal.store.memory;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.AuditLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The audit log in memory. */
final class MemoryAudit implements AuditLog {
    private final Undo undo;
    private final Map<String, NavigableMap<Long, AuditEntry>> byLink = new HashMap<>();
    private final Map<String, NavigableMap<Long, AuditEntry>> byLocation = new HashMap<>();
    private final Map<String, NavigableMap<Long, AuditEntry>> byRun = new HashMap<>();
    private final Map<String, NavigableMap<Long, AuditEntry>> byCorrelation = new HashMap<>();
    private long appended;

    MemoryAudit(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void append(AuditEntry entry) {
        // Counts on after a rollback too: numbers rise, they need not be dense.
        long sequence = ++appended;
        AuditEntry numbered = entry.numbered(sequence);
        undo.put(rows(byLink, entry.linkId()), sequence, numbered);
        undo.put(rows(byLocation, entry.location()), sequence, numbered);
        undo.put(rows(byRun, run(entry.location(), entry.context().run())), sequence, numbered);
        entry.context()
                .correlationIds()
                .forEach(id -> undo.put(rows(byCorrelation, correlation(entry.location(), id)), sequence, numbered));
    }

    @Override
    public List<AuditEntry> of(String linkId) {
        return List.copyOf(rows(byLink, linkId).values());
    }

    @Override
    public List<AuditEntry> page(String location, long afterSequence, int limit) {
        return rows(byLocation, location).tailMap(afterSequence, false).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<AuditEntry> ofRun(String location, long run, long afterSequence, int limit) {
        return rows(byRun, run(location, run)).tailMap(afterSequence, false).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    @Override
    public List<AuditEntry> ofCorrelation(String location, String correlationId, long afterSequence, int limit) {
        return rows(byCorrelation, correlation(location, correlationId)).tailMap(afterSequence, false).values().stream()
                .limit(Limits.positive(limit))
                .toList();
    }

    private static String correlation(String location, String id) {
        return location + " " + id;
    }

    private static String run(String location, long number) {
        return number + " " + location;
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        List<AuditEntry> old = rows(byLocation, location).values().stream()
                .filter(entry -> entry.at().isBefore(before))
                .limit(Limits.positive(limit))
                .toList();
        old.forEach(this::remove);
        return old.size();
    }

    private void remove(AuditEntry entry) {
        undo.remove(rows(byLocation, entry.location()), entry.sequence());
        undo.remove(rows(byLink, entry.linkId()), entry.sequence());
        undo.remove(rows(byRun, run(entry.location(), entry.context().run())), entry.sequence());
        entry.context()
                .correlationIds()
                .forEach(id -> undo.remove(rows(byCorrelation, correlation(entry.location(), id)), entry.sequence()));
    }

    /** Removes the rows of a location, and tells how many there were. */
    int removeAll(String location) {
        List<AuditEntry> all = List.copyOf(rows(byLocation, location).values());
        all.forEach(this::remove);
        return all.size();
    }

    /** Whether a link has a row of a time or later. */
    boolean reaches(String linkId, Instant time) {
        return rows(byLink, linkId).values().stream()
                .anyMatch(entry -> !entry.at().isBefore(time));
    }

    private static NavigableMap<Long, AuditEntry> rows(Map<String, NavigableMap<Long, AuditEntry>> index, String key) {
        return index.computeIfAbsent(key, unused -> new TreeMap<>());
    }
}
