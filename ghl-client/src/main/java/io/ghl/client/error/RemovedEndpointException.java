package io.ghl.client.error;

/**
 * The operation does not exist any more in the API version that the client speaks.
 */
public final class RemovedEndpointException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public RemovedEndpointException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
