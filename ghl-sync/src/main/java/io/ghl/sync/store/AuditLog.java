package io.ghl.sync.store;

import io.ghl.sync.audit.AuditEntry;
import java.time.Instant;
import java.util.List;

/**
 * The audit log. Rows are only ever appended, and removed once they are old.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface AuditLog {
    /**
     * Appends a row.
     *
     * @param entry the row
     */
    void append(AuditEntry entry);

    /**
     * Reads the rows of a link, oldest first.
     *
     * @param linkId the link
     * @return the rows
     */
    List<AuditEntry> of(String linkId);

    /**
     * Reads the rows of a location, oldest first.
     *
     * @param location the location
     * @param afterSequence the sequence number to start behind, 0 for the start
     * @param limit the most rows to return, 1 or more
     * @return the rows
     */
    List<AuditEntry> page(String location, long afterSequence, int limit);

    /**
     * Reads the rows of a run, oldest first.
     *
     * @param location the location
     * @param run the run's number
     * @param afterSequence the sequence number to start behind, 0 for the start
     * @param limit the most rows to return, 1 or more
     * @return the rows
     */
    List<AuditEntry> ofRun(String location, long run, long afterSequence, int limit);

    /**
     * Reads the rows of what a webhook, a read or a change of the application made happen, oldest first.
     *
     * @param location the location
     * @param correlationId one of the {@link io.ghl.sync.audit.AuditContext#correlationIds} of the rows
     * @param afterSequence the sequence number to start behind, 0 for the start
     * @param limit the most rows to return, 1 or more
     * @return the rows
     */
    List<AuditEntry> ofCorrelation(String location, String correlationId, long afterSequence, int limit);

    /**
     * Forgets old rows.
     *
     * @param location the location
     * @param before rows of before this time
     * @param limit the most to remove, 1 or more
     * @return how many were removed; less than the limit if none is left
     */
    int purge(String location, Instant before, int limit);
}
