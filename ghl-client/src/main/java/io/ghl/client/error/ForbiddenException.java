package io.ghl.client.error;

/**
 * HighLevel understood the token and forbids the operation (403).
 */
public sealed class ForbiddenException extends ApiException permits WrongLocationException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public ForbiddenException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
