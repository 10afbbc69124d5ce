package io.ghl.client.error;

/**
 * An answer with a status that has no meaning of its own here, such as a redirect.
 */
public final class UnexpectedStatusException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public UnexpectedStatusException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
