package io.ghl.client.error;

/**
 * HighLevel refused the request as such (400) for a reason that no other type of this package names.
 */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public BadRequestException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
