package io.ghl.sync.internal.store;

import io.ghl.sync.audit.AuditEntry;
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
    private long appended;

    MemoryAudit(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void append(AuditEntry entry) {
        // Counts on after a rollback too: numbers rise, they need not be dense.
        long sequence = ++appended;
        AuditEntry numbered = new AuditEntry(
                sequence,
                entry.at(),
                entry.location(),
                entry.type(),
                entry.linkId(),
                entry.action(),
                entry.field(),
                entry.written(),
                entry.before(),
                entry.after(),
                entry.other(),
                entry.base(),
                entry.rule(),
                entry.evidence(),
                entry.operationId());
        undo.put(rows(byLink, entry.linkId()), sequence, numbered);
        undo.put(rows(byLocation, entry.location()), sequence, numbered);
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
    public int purge(String location, Instant before, int limit) {
        List<AuditEntry> old = rows(byLocation, location).values().stream()
                .filter(entry -> entry.at().isBefore(before))
                .limit(Limits.positive(limit))
                .toList();
        for (AuditEntry entry : old) {
            undo.remove(rows(byLocation, location), entry.sequence());
            undo.remove(rows(byLink, entry.linkId()), entry.sequence());
        }
        return old.size();
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
