package io.ghl.client.internal.pipeline;

import io.ghl.client.Secret;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.time.Deadline;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A private integration token, and a second one to fall back on while the first is being rotated. */
public final class PrivateTokens implements TokenSource {
    private final Secret primary;
    private final @Nullable Secret fallback;
    private final @Nullable Instant issuedAt;
    private final TokenAgeWarning aging;
    private final AtomicReference<Secret> current;

    /** The time, if known, is that of the first token. */
    public PrivateTokens(Secret primary, @Nullable Secret fallback, @Nullable Instant issuedAt, TokenAgeWarning aging) {
        this.primary = primary;
        this.fallback = fallback;
        this.issuedAt = issuedAt;
        this.aging = aging;
        this.current = new AtomicReference<>(primary);
    }

    @Override
    public @Nullable Secret token(ApiCall call, Deadline deadline) {
        Secret token = current.get();
        if (issuedAt != null && token.equals(primary)) {
            aging.privateToken(issuedAt);
        }
        return token;
    }

    @Override
    public boolean refused(ApiCall call, Secret used) {
        if (fallback == null) {
            return false;
        }
        // Only the first of several calls that failed with this token switches; the others find it done.
        current.compareAndSet(used, used.equals(primary) ? fallback : primary);
        return true;
    }
}
