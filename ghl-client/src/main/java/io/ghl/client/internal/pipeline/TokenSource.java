package io.ghl.client.internal.pipeline;

import io.ghl.client.Secret;
import io.ghl.client.internal.time.Deadline;
import org.jspecify.annotations.Nullable;

/** Where the token of a request comes from. */
public interface TokenSource {

    /**
     * The token to try now. It may have to be fetched first.
     *
     * @param deadline of the call that needs it
     * @return the token, or null for a call without one
     * @throws io.ghl.client.error.GhlException if there is none to be had
     */
    @Nullable
    Secret token(ApiCall call, Deadline deadline) throws InterruptedException;

    /**
     * The company that the tokens of a call's location name. They may have to be fetched first.
     *
     * @param deadline of the call that needs it
     * @return the company's id, or null if the tokens do not tell
     * @throws io.ghl.client.error.GhlException if there are none to be had
     */
    default @Nullable String company(ApiCall call, Deadline deadline) throws InterruptedException {
        return null;
    }

    /**
     * Tells that HighLevel called the token invalid.
     *
     * @param used the token that was refused; it may have been replaced by another call meanwhile
     * @return whether {@link #token} has another one to offer
     */
    boolean refused(ApiCall call, Secret used);
}
