package io.ghl.client.error;

/**
 * The call was not sent, since the request for its access token failed; {@link #getCause()} is that request's exception
 * and says how. Where the request was refused because of the installation or a limit, the call ends with
 * {@link InstallationException} or {@link RateLimitedException} instead.
 */
public final class TokenRequestException extends GhlException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the call that needed the token
     * @param cause how the request for the token failed
     */
    public TokenRequestException(CallFailure failure, GhlException cause) {
        super(
                "not sent, as no access token could be fetched (" + cause.operation() + ": "
                        + cause.getClass().getSimpleName() + ")",
                failure,
                cause);
    }
}
