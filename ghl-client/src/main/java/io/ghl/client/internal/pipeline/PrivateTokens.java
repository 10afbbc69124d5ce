package io.ghl.client.internal.pipeline;

import io.ghl.client.Secret;
import io.ghl.client.internal.time.Deadline;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A private integration token, and a second one to fall back on while the first is being rotated. */
public final class PrivateTokens implements TokenSource {
    private final Secret primary;
    private final @Nullable Secret fallback;
    private final AtomicReference<Secret> current;

    public PrivateTokens(Secret primary, @Nullable Secret fallback) {
        this.primary = primary;
        this.fallback = fallback;
        this.current = new AtomicReference<>(primary);
    }

    @Override
    public @Nullable Secret token(ApiCall call, Deadline deadline) {
        return current.get();
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
