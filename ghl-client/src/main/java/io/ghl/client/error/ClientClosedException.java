package io.ghl.client.error;

/** The client was closed before or during the call. */
public final class ClientClosedException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     */
    public ClientClosedException(CallFailure failure) {
        super("the client is closed", failure, null);
    }
}
