package io.ghl.client.limit;

import io.ghl.client.error.RateLimitedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RateLimiter} does not let a request wait for its turn. The caller of the client gets a
 * {@link RateLimitedException} whose {@link RateLimitedException#sent()} is false.
 */
public final class LimitRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RateLimitedException.Scope scope;
    private final transient @Nullable Duration retryAfter;

    /**
     * Creates the refusal.
     *
     * @param scope which limit is used up
     * @param retryAfter when a new try makes sense, from now; null if unknown
     */
    public LimitRefusedException(RateLimitedException.Scope scope, @Nullable Duration retryAfter) {
        super("refused by the rate limiter: " + scope, null, false, false);
        this.scope = scope;
        this.retryAfter = retryAfter;
    }

    /**
     * Which limit is used up.
     *
     * @return the scope
     */
    public RateLimitedException.Scope scope() {
        return scope;
    }

    /**
     * When a new try makes sense.
     *
     * @return the time from now, or null if unknown
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
