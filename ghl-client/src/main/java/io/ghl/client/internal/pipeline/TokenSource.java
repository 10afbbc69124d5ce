package io.ghl.client.internal.pipeline;

import io.ghl.client.Secret;
import org.jspecify.annotations.Nullable;

/** Where the token of a request comes from. */
public interface TokenSource {

    /** The token to try now. */
    Secret token(@Nullable String locationId);

    /**
     * Tells that HighLevel called the token invalid.
     *
     * @param used the token that was refused; it may have been replaced by another call meanwhile
     * @return whether {@link #token} has another one to offer
     */
    boolean refused(@Nullable String locationId, Secret used);
}
