package io.ghl.client.error;

/**
 * HighLevel refused the credentials (401). This type itself stands for a 401 whose text is unknown or which no other
 * token would mend, such as a plan without the feature; the known causes have types of their own, because a 401 does
 * not mean "expired".
 */
public sealed class UnauthorizedException extends ApiException
        permits TokenInvalidException, MissingScopeException, WrongTokenClassException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public UnauthorizedException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
