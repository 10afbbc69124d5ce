package io.ghl.client.oauth;

import org.jspecify.annotations.Nullable;

/**
 * A {@link TokenStore} or {@link KeyProvider} failed. The message names what could not be read or written and never a
 * secret.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed, without secrets
     * @param cause why, or null
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
