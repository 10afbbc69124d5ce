package io.ghl.client.error;

/** The calling thread was interrupted. The call ended at once and the thread's interrupt flag is still set. */
public final class CallInterruptedException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     */
    public CallInterruptedException(CallFailure failure) {
        super("the calling thread was interrupted", failure, null);
    }
}
