package io.ghl.client.error;

/**
 * The token store failed. Nothing is lost by it: tokens that could not be stored are kept in memory and stored before
 * their next use, so keep the client open and repair the store.
 */
public final class TokenStoreException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the call that needed the tokens
     * @param cause what the store threw
     */
    public TokenStoreException(CallFailure failure, Throwable cause) {
        super("the token store failed", failure, cause);
    }
}
