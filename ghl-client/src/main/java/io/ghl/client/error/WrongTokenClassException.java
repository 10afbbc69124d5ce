package io.ghl.client.error;

/**
 * The token is alive but of the wrong class, for example an agency token on an operation of a location.
 */
public final class WrongTokenClassException extends UnauthorizedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public WrongTokenClassException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
