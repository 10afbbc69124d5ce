package io.ghl.sync.internal.engine.tenant;

/** HighLevel answers none of the location's calls for now. */
public final class LocationStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean revoked;

    public LocationStopped(boolean revoked, Throwable cause) {
        super(cause.getMessage(), cause);
        this.revoked = revoked;
    }

    /** Whether credentials are the reason; otherwise the rate limit is. */
    public boolean revoked() {
        return revoked;
    }
}
