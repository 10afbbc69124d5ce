package io.ghl.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit is used up: HighLevel answered 429, or the client knew beforehand and sent nothing
 * ({@link #sent()} tells which).
 */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1L;

    /** Which limit was hit. */
    public enum Scope {
        /** The limit per window of seconds. */
        BURST,
        /** The budget of the day. */
        DAILY,
        /** Not a limit of HighLevel: too many calls of this process wait for the same location already. */
        QUEUE
    }

    private final Scope scope;
    private final boolean sent;
    private final @Nullable Duration retryAfter;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer, or one with status 429 when nothing was sent
     * @param scope which limit was hit
     * @param sent whether the request reached HighLevel
     * @param retryAfter when a new try makes sense, or null if unknown
     */
    public RateLimitedException(
            CallFailure failure, ErrorResponse response, Scope scope, boolean sent, @Nullable Duration retryAfter) {
        this(failure, response, scope, sent, retryAfter, null);
    }

    /**
     * Creates the exception of a call that was not sent because of another one; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer, or one with status 429 when nothing was sent
     * @param scope which limit was hit
     * @param sent whether the request reached HighLevel
     * @param retryAfter when a new try makes sense, or null if unknown
     * @param cause the exception of the request for the call's token, or null if the call itself met the limit
     */
    public RateLimitedException(
            CallFailure failure,
            ErrorResponse response,
            Scope scope,
            boolean sent,
            @Nullable Duration retryAfter,
            @Nullable RateLimitedException cause) {
        super(failure, response, cause);
        this.scope = scope;
        this.sent = sent;
        this.retryAfter = retryAfter;
    }

    /**
     * Which limit was hit.
     *
     * @return the scope
     */
    public Scope scope() {
        return scope;
    }

    /**
     * Whether the request reached HighLevel.
     *
     * @return false when the client refused the call itself
     */
    public boolean sent() {
        return sent;
    }

    /**
     * When a new try makes sense. For {@link Scope#DAILY} it is the end of the day as HighLevel told it, or midnight UTC
     * if it did not. When the budget really comes back is not published, so until then the client's own limiter lets one
     * call through every ten minutes, one for which a person waits and one of the background each: an earlier try may
     * succeed.
     *
     * @return the time from now, or null if unknown
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
