package io.ghl.sync.webhook;

/** A webhook is not to be trusted, or cannot be read. The message quotes nothing of it. */
public final class WebhookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. More may come; give a {@code switch} over them a {@code default}. */
    public enum Reason {
        /** There is no signature. */
        NOT_SIGNED(
                "The webhook carries no signature in a header that is accepted; hand over all headers of the request."),
        /** The signature is not one: not Base64, of the wrong length, or there are several. */
        MALFORMED_SIGNATURE("The webhook's signature is malformed."),
        /** The signature fits none of the keys. */
        WRONG_SIGNATURE(
                "The webhook's signature fits none of the keys; hand over the body's bytes as they came, and trust the"
                        + " key of whoever sends."),
        /** A workflow's request carries no secret. */
        NO_SECRET("The request carries no shared secret."),
        /** A workflow's request carries another secret, or several. */
        WRONG_SECRET("The request's shared secret is not known."),
        /** A trigger's webhook was sent too long ago, or its time is yet to come. */
        TOO_OLD("The webhook was not sent within the last minutes; do the clocks agree?"),
        /** The body is not a JSON object, or is nested too deep. */
        UNREADABLE("The webhook's body is not a JSON object.");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    private final Reason reason;

    /**
     * Makes the exception.
     *
     * @param reason what is wrong
     */
    public WebhookException(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    /**
     * What is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
