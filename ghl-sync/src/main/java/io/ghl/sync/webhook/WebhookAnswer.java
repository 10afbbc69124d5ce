package io.ghl.sync.webhook;

/** What became of a delivery, and so what HighLevel is answered. */
public enum WebhookAnswer {
    /** Stored durably. */
    STORED(200),
    /** Stored before; nothing was done. */
    DUPLICATE(200),
    /** Genuine, but of no use: another location's, unreadable, or about nothing that the engine keeps. */
    IGNORED(200),
    /** Not proven to be HighLevel's; nothing in it was looked at. */
    REFUSED(401),
    /** Larger than {@link Webhooks#MAX_BODY_BYTES}; not even its signature was looked at. */
    TOO_LARGE(413),
    /** Could not be stored now. HighLevel tries again; it may do so after no other status. */
    BUSY(429);

    private final int httpStatus;

    WebhookAnswer(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /**
     * The HTTP status to answer with.
     *
     * @return 200, 401, 413 or 429
     */
    public int httpStatus() {
        return httpStatus;
    }
}
