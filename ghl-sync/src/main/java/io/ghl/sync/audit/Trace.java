package io.ghl.sync.audit;

import io.ghl.sync.store.ReceivedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a webhook, of a change that the application told of, or of one that a read of HighLevel showed. Immutable.
 *
 * @param correlationId the id that was followed
 * @param webhook the webhook as it was received; null if the id is none of a webhook, or if it is not kept any more
 * @param rows what was done because of it, oldest first; empty if it was not looked at yet, or if there was nothing to do.
 *     A row may have other causes as well ({@link AuditContext#correlationIds})
 */
public record Trace(String correlationId, @Nullable ReceivedEvent webhook, List<AuditEntry> rows) {
    @SuppressWarnings("doclint:missing")
    public Trace {
        rows = List.copyOf(rows);
    }
}
