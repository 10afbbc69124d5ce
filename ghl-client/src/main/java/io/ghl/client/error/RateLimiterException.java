package io.ghl.client.error;

/** The application's own {@link io.ghl.client.limit.RateLimiter} failed, so the request was not sent. */
public final class RateLimiterException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param cause what the limiter threw
     */
    public RateLimiterException(CallFailure failure, Throwable cause) {
        super("the rate limiter failed, nothing was sent", failure, cause);
    }
}
