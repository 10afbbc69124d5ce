package io.ghl.sync.internal.reconcile.step;

import io.ghl.sync.record.RecordRef;
import java.time.Duration;
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
     * HighLevel's record was not found: note when (that it was, if it has no link), and look again. When is for the caller to say, since the time at which
     * the reconcile began says nothing about the time at which HighLevel was asked.
     *
     * @param apart how long after now to look again
     */
    record Missing(Duration apart) implements Outcome {}

    /**
     * Look again once other records have a partner.
     *
     * @param on the records
     */
    record Waiting(List<RecordRef> on) implements Outcome {}
}
