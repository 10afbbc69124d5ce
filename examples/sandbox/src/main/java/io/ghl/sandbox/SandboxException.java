package io.ghl.sandbox;

/** The sandbox could not start or could not keep its state file; the message is one sentence for the user. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates an exception whose message is shown to the user as it is.
     *
     * @param message one sentence for the user
     */
    public SandboxException(String message) {
        super(message);
    }

    /**
     * Creates an exception whose message is shown to the user as it is.
     *
     * @param message one sentence for the user
     * @param cause what lies behind it
     */
    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
