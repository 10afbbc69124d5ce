package io.ghl.client.error;

/**
 * HighLevel or a proxy before it failed (5xx).
 */
public final class ServerErrorException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public ServerErrorException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
