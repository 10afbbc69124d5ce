package io.ghl.sync.store;

/** The record belongs to another link already. */
public final class LinkTakenException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     */
    public LinkTakenException(String message) {
        super(message);
    }
}
