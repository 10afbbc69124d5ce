package io.ghl.sync.internal.reconcile;

import io.ghl.sync.record.RecordRef;
import java.time.Instant;
import java.util.List;

/** How a reconcile ended. */
public sealed interface Outcome {
    /** Both sides were compared, and nothing is left to do. */
    record Settled() implements Outcome {}

    /** Nothing new: the signals told of our own writes or of states seen before. No call was made. */
    record Known() implements Outcome {}

    /** A side moved while we worked: look again at once. */
    record Again() implements Outcome {}

    /**
     * Look again later.
     *
     * @param at when
     */
    record Later(Instant at) implements Outcome {}

    /**
     * Look again once other records have a partner.
     *
     * @param on the records
     */
    record Waiting(List<RecordRef> on) implements Outcome {}
}
