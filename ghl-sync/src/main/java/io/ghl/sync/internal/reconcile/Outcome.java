package io.ghl.sync.internal.reconcile;

import java.time.Instant;

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
}
