package io.ghl.client.internal.limit;

import io.ghl.client.error.RateLimitedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The limiter will not let the call wait. */
public final class LimitRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final RateLimitedException.Scope scope;
    private final transient @Nullable Duration retryAfter;

    LimitRefusal(RateLimitedException.Scope scope, @Nullable Duration retryAfter) {
        super(null, null, false, false);
        this.scope = scope;
        this.retryAfter = retryAfter;
    }

    public RateLimitedException.Scope scope() {
        return scope;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
