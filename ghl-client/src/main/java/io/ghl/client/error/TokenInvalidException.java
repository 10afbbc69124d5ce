package io.ghl.client.error;

/**
 * The token is expired, revoked or malformed. Renewing it may help.
 */
public final class TokenInvalidException extends UnauthorizedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public TokenInvalidException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
