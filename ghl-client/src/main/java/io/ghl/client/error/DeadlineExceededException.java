package io.ghl.client.error;

/** The total time allowed for the call, with its waits and repetitions, is over. */
public final class DeadlineExceededException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     */
    public DeadlineExceededException(CallFailure failure) {
        super("the total time for the call is over", failure, null);
    }
}
