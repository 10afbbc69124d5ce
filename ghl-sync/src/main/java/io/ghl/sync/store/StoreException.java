package io.ghl.sync.store;

import org.jspecify.annotations.Nullable;

/** The store could not be read or written. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     * @param cause what led to it, null if nothing did
     */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
