package io.ghl.sync.audit;

import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The run that an {@link AuditEntry} belongs to, and what it saw.
 *
 * @param run the run's number, which grows within a location: one pass of its worker, such as a first-time linking; 0 for
 *     what did not happen in a run
 * @param causes why the record was looked at, possibly several
 * @param mappingVersion names the mapping that gave the values their meaning, empty if unknown
 * @param rulesVersion names the rules that were in force: the application's own label
 *     ({@link AuditOptions#rulesVersion}), or the id of a rule that a person made; null if there is none
 * @param correlationIds what made the engine look at the record, as {@link io.ghl.sync.SyncLocation#trace} takes it: the
 *     id of each webhook, and ids such as {@code app-hint-4711} for a change that the application told of and
 *     {@code feed-4712} for one that a read of HighLevel showed; the newest 100 if there were more
 * @param webhookIds HighLevel's ids of the webhooks that told of the record since both sides last agreed
 * @param readAt when HighLevel's record was read, null if it was not
 * @param ghlVersion HighLevel's {@code dateUpdated} of the record as read, null if unknown
 * @param receipt HighLevel's answer to the write, null if nothing was written there or the answer was lost
 */
public record AuditContext(
        long run,
        Set<Signal.Cause> causes,
        List<String> correlationIds,
        String mappingVersion,
        @Nullable String rulesVersion,
        List<String> webhookIds,
        @Nullable Instant readAt,
        @Nullable Instant ghlVersion,
        @Nullable Receipt receipt) {

    /** Nothing is known. */
    public static final AuditContext NONE =
            new AuditContext(0, Set.of(), List.of(), "", null, List.of(), null, null, null);

    @SuppressWarnings("doclint:missing")
    public AuditContext {
        causes = Set.copyOf(causes);
        correlationIds = List.copyOf(correlationIds);
        webhookIds = List.copyOf(webhookIds);
    }

    /**
     * How HighLevel answered a write.
     *
     * @param status the HTTP status
     * @param traceId HighLevel's trace id, null if it sent none
     * @param version the record's {@code dateUpdated} after the write, null if the answer does not tell
     */
    public record Receipt(
            int status, @Nullable String traceId, @Nullable Instant version) {}
}
