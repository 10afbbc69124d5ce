package io.ghl.sync.internal.trigger.change;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction changed of a pair.
 *
 * @param stored the link as it was stored before, null for a new one
 * @param before the same under the mapping of now
 * @param after the link as it is stored now
 * @param rows what the reconcile has added to the audit log so far
 * @param asked questions that were asked for the first time
 * @param gone the side that the record was found to be gone from, null if it was not
 * @param at when it is committed
 * @param run the run
 */
public record Transition(
        @Nullable Link stored,
        @Nullable Link before,
        Link after,
        Collection<AuditEntry> rows,
        List<ReviewItem> asked,
        @Nullable Side gone,
        Instant at,
        long run) {

    /** Whether both sides agree for the first time, so that what is in the record did not change but came. */
    public boolean isNewPair() {
        return isCreated() || isLinked();
    }

    boolean isCreated() {
        boolean creating = stored == null || isBefore(stored);
        return creating
                && isPair(after)
                && (has(AuditEntry.Action.CREATED)
                        || (stored != null && stored.state() != LinkState.CANDIDATE && !has(AuditEntry.Action.LINKED)));
    }

    boolean isLinked() {
        return !isCreated()
                && isPair(after)
                && !after.ghlBase().isEmpty()
                && (stored == null || stored.ghlBase().isEmpty());
    }

    /** Whether a pair ended because a record of it was deleted. */
    boolean isDeleted() {
        return gone != null && stored != null && isPaired(stored) && !isPaired(after) && hasEnded(after);
    }

    private boolean has(AuditEntry.Action action) {
        return rows.stream().anyMatch(row -> row.action() == action && row.field() == null);
    }

    private static boolean isBefore(Link link) {
        return switch (link.state()) {
            case CANDIDATE, CREATING_APP, CREATING_GHL -> true;
            case PARKED -> link.isAlone();
            default -> false;
        };
    }

    private static boolean isPair(Link link) {
        return switch (link.state()) {
            case LINKED -> true;
            case PARKED -> !link.isAlone();
            default -> false;
        };
    }

    private static boolean isPaired(Link link) {
        return isPair(link) || link.state() == LinkState.HELD;
    }

    private static boolean hasEnded(Link link) {
        return switch (link.state()) {
            case TOMBSTONE, UNLINKED -> true;
            default -> false;
        };
    }
}
