package io.ghl.sync.merge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a field changed, as far as the evidence tells: after the last time the old value was seen, and not after the
 * first time the new one was.
 *
 * @param after the last time the old value was seen, null if unknown
 * @param notAfter the first time the new value was seen, null if unknown
 */
public record ChangeInterval(
        @Nullable Instant after, @Nullable Instant notAfter) {
    /** Nothing is known. */
    public static final ChangeInterval UNKNOWN = new ChangeInterval(null, null);

    /**
     * A change whose time is known.
     *
     * @param at the time
     * @return the interval
     */
    public static ChangeInterval exactly(Instant at) {
        return new ChangeInterval(at, at);
    }
}
