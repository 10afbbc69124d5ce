package io.ghl.sync.internal.engine.record;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.store.Signal;
import java.util.List;

/**
 * What is to be done about one pair of records.
 *
 * @param signals the open signals about it
 * @param situation what is known about it
 * @param unconfirmed rows about a write that is not followed up, for when the link is stored
 */
record RecordWork(List<Signal> signals, Situation situation, List<AuditEntry> unconfirmed) {
    /** All that raised the signals, for they are worked on as one. */
    List<String> correlationIds() {
        return signals.stream()
                .flatMap(signal -> signal.correlationIds().stream())
                .distinct()
                .toList();
    }
}
