package io.ghl.client.error;

/**
 * The record or route does not exist: a 404, or the 400 "… not found" that HighLevel sends for records.
 */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param response HighLevel's answer
     */
    public NotFoundException(CallFailure failure, ErrorResponse response) {
        super(failure, response);
    }
}
