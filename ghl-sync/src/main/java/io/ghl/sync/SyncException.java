package io.ghl.sync;

/** The sync cannot go on as it is configured or as it was asked; the message says what to do. */
public class SyncException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     */
    public SyncException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     * @param cause what led to it
     */
    public SyncException(String message, Throwable cause) {
        super(message, cause);
    }
}
