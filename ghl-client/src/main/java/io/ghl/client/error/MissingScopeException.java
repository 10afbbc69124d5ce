package io.ghl.client.error;

/**
 * The token is alive but lacks the scope that the operation needs. A new token with the same scopes will not help.
 */
public final class MissingScopeException extends UnauthorizedException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public MissingScopeException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
