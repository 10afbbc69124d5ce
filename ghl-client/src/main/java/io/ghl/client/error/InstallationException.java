package io.ghl.client.error;

import org.jspecify.annotations.Nullable;

/** There is no token for the call, and HighLevel will not give one. {@link #reason()} says what helps. */
public final class InstallationException extends GhlException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the installation. */
    public enum Reason {
        /** Neither the location nor a company has tokens: the app must be installed. */
        NOT_INSTALLED("the app is not installed: there are no tokens for this location or company; let a user install"
                + " it through the authorization URL"),
        /** The refresh token is used up, expired or revoked: the app must be installed again. */
        REINSTALL_REQUIRED("HighLevel refused the refresh token for good; let a user install the app again through"
                + " the authorization URL"),
        /** The location is paused or its subscription has ended; the tokens work again once it is active. */
        LOCATION_NOT_ACTIVE("HighLevel says that the location is not active; its tokens work again once it is"),
        /** A company has installed the app, but HighLevel gives it no token of this location. */
        LOCATION_NOT_GRANTED("HighLevel gives the company no token of this location; let a user install the app there");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;
    private final transient @Nullable ErrorResponse response;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param reason what is wrong
     * @param response HighLevel's refusal, or null if nothing was sent
     */
    public InstallationException(CallFailure failure, Reason reason, @Nullable ErrorResponse response) {
        this(failure, reason, response, null);
    }

    /**
     * Creates the exception of a call that needed tokens; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param reason what is wrong
     * @param response HighLevel's refusal, or null if nothing was sent
     * @param cause how the tokens were looked for in vain, or null
     */
    public InstallationException(
            CallFailure failure, Reason reason, @Nullable ErrorResponse response, @Nullable GhlException cause) {
        super(reason.sentence, failure, cause);
        this.reason = reason;
        this.response = response;
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
     * What HighLevel said.
     *
     * @return the refusal, or null if nothing was sent
     */
    public @Nullable ErrorResponse response() {
        return response;
    }
}
