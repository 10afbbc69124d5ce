package io.ghl.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a location is doing. Watch {@link #lastProgressAt()}: it moves on as long as the sync is alive.
 *
 * @param state what the worker does
 * @param lastProgressAt when the worker last finished a run without a failure, null before the first
 * @param problem why it is stopped, or what fails while all else goes on, such as a feed, null otherwise; as a
 *     dead letter does, it quotes the messages of your own exceptions, so it may hold what these say of a person
 * @param openSignals records that wait to be looked at
 */
public record SyncStatus(
        State state,
        @Nullable Instant lastProgressAt,
        @Nullable String problem,
        int openSignals) {
    /** What a worker can do. */
    public enum State {
        /** It works, or waits for something to do. */
        WAITING,
        /** It was paused. */
        PAUSED,
        /**
         * HighLevel or the store refuses it, or another process syncs the location with another mapping; it tries again by
         * itself after a while.
         */
        STOPPED
    }
}
