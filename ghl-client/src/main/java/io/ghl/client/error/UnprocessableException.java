package io.ghl.client.error;

/**
 * HighLevel read the body and refused some of its fields (422). {@link #messages()} names them.
 *
 * <p>A create that ended so may have created the record all the same, so look before you try again.
 */
public final class UnprocessableException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public UnprocessableException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
