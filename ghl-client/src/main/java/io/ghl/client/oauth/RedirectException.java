package io.ghl.client.oauth;

import org.jspecify.annotations.Nullable;

/** A request to the redirect address of the app that must not be taken for an installation. */
public final class RedirectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** The state is missing or another one: the request does not belong to this browser session. */
        WRONG_STATE,
        /** HighLevel or the user said no. */
        DENIED,
        /** There is neither a code nor an error, or something is there twice. */
        MALFORMED
    }

    private final Reason reason;
    private final @Nullable String error;

    RedirectException(Reason reason, String message, @Nullable String error) {
        super(message);
        this.reason = reason;
        this.error = error;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The error that came with the request. Anybody can write it, so treat it as foreign text.
     *
     * @return the value of {@code error}, or null
     */
    public @Nullable String error() {
        return error;
    }
}
