package io.ghl.sync.observe;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.webhook.WebhookAnswer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the engine does, for meters. Called on the engine's threads, from many at once: must be thread-safe and
 * return quickly. What it throws is logged and stops nothing. Free of personal data.
 */
public interface SyncObserver {
    /** Nobody looks. */
    SyncObserver SILENT = new SyncObserver() {};

    /**
     * Work on a record ended.
     *
     * @param reconcile how
     */
    default void reconciled(Reconcile reconcile) {}

    /**
     * A webhook was answered.
     *
     * @param answer how
     */
    default void webhook(WebhookAnswer answer) {}

    /**
     * This node lost a location to another one while it worked on it, and committed nothing more.
     *
     * @param locationId the location
     */
    default void fenceLost(String locationId) {}

    /** How work on a record can end. More may come; give a {@code switch} over them a {@code default}. */
    enum Ending {
        /** Both sides were compared, and nothing is left to do. */
        SETTLED,
        /** The signals told nothing new, such as echoes of own writes; no call was made. */
        KNOWN,
        /** It is looked at again: a side moved meanwhile, or it is too early. */
        AGAIN,
        /** It waits for another record to have a partner. */
        WAITING,
        /** It failed in a way that may pass, and is tried again. */
        FAILED,
        /** It failed and is a dead letter. */
        PARKED
    }

    /**
     * Work on a record.
     *
     * @param locationId the location
     * @param type the type of record
     * @param run the number of the run, as in {@link io.ghl.sync.audit.AuditContext#run()}
     * @param ending how it ended
     * @param changes what was done, as the audit log tells it; empty if it failed
     * @param foundBy what showed a change in HighLevel first, null if there was none
     * @param echoCalls calls that an event caused which then told nothing new
     * @param lag how long the change was on its way, null if nothing was
     */
    record Reconcile(
            String locationId,
            RecordType type,
            long run,
            Ending ending,
            List<Change> changes,
            @Nullable FoundBy foundBy,
            int echoCalls,
            @Nullable Lag lag) {
        @SuppressWarnings("doclint:missing")
        public Reconcile {
            changes = List.copyOf(changes);
        }
    }

    /** What showed a change in HighLevel first. More may come; give a {@code switch} over them a {@code default}. */
    enum FoundBy {
        /** A webhook. */
        WEBHOOK,
        /** The feed or a sweep: the webhook was lost, or later. */
        FEED
    }

    /**
     * A row of the audit log without its values.
     *
     * @param action what was done
     * @param side the side that was written, null if none
     * @param rule the rule that decided; {@code learned} for any that a person made
     */
    record Change(AuditEntry.Action action, @Nullable Side side, String rule) {}

    /**
     * How long a change was on its way.
     *
     * @param from where it was made
     * @param took for HighLevel's, from its {@code dateUpdated} on; for the application's, from when the engine was told
     *     of it, or last put it off, on
     */
    record Lag(Side from, Duration took) {}
}
