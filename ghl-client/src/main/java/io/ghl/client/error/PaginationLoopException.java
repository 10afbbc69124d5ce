package io.ghl.client.error;

/** A list answered with a cursor or a page that it had given before; going on would never end. */
public final class PaginationLoopException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the list operation
     */
    public PaginationLoopException(CallFailure failure) {
        super("the list repeated a cursor or a page", failure, null);
    }
}
