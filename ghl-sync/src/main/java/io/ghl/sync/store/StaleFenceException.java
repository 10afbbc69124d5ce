package io.ghl.sync.store;

/** Another worker took the location over; this worker must stop. */
public final class StaleFenceException extends StoreException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what happened and what to do, free of personal data
     */
    public StaleFenceException(String message) {
        super(message);
    }
}
