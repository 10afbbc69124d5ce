package io.ghl.sync.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The failed attempts at a record since it last went well. Free of personal data.
 *
 * @param cause what kind of failure the last one was
 * @param attempts how many there were, 1 or more
 * @param firstAt when the first was
 * @param firstError what the first said
 * @param lastAt when the last was; what it said is the link's {@link Link#problem()}
 */
public record Failures(Cause cause, int attempts, Instant firstAt, String firstError, Instant lastAt) {
    /** Kinds of failure. More may come; give a {@code switch} over them a {@code default}. */
    public enum Cause {
        /** HighLevel refuses the record as it is, such as a value that it does not take. */
        REFUSED,
        /** HighLevel denies access to the record. Tried again by itself after an hour. */
        FORBIDDEN,
        /** The application or the mapping refuses the record as it is. */
        APPLICATION,
        /** It failed again and again in ways that may pass, and is still tried. */
        UNAVAILABLE
    }

    /**
     * One more failure.
     *
     * @param before those before, null if there were none
     * @param cause what kind it was
     * @param error what it said
     * @param at when it was
     * @return all of them
     */
    public static Failures after(@Nullable Failures before, Cause cause, String error, Instant at) {
        return before == null
                ? new Failures(cause, 1, at, error, at)
                : new Failures(cause, before.attempts + 1, before.firstAt, before.firstError, at);
    }
}
