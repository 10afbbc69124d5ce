package io.ghl.client.error;

/**
 * The token belongs to another location than the one the call was for (403; 401 for a private integration token).
 */
public final class WrongLocationException extends ForbiddenException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public WrongLocationException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
