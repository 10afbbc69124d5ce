package io.ghl.client.error;

/**
 * The client itself refused the call: it is read-only, or the operation does not exist in the API version that it
 * speaks. Nothing was sent.
 */
public final class OperationRefusedException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param reason why the call was refused, in words
     * @param failure the refused call
     */
    public OperationRefusedException(String reason, CallFailure failure) {
        super(reason, failure, null);
    }
}
