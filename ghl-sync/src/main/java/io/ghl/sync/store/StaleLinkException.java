package io.ghl.sync.store;

/** What was read has been changed meanwhile; read it again. */
public final class StaleLinkException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     */
    public StaleLinkException(String message) {
        super(message);
    }
}
