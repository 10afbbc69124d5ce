package io.ghl.sandbox;

import io.ghl.sandbox.internal.oauth.App;
import io.ghl.sandbox.internal.oauth.Grants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's marketplace: one app, one company with its locations, and what users do with them outside the API.
 * Thread-safe.
 */
public final class SandboxInstalls {
    private final App app;
    private final Grants grants;

    SandboxInstalls(Grants grants) {
        this.app = grants.app();
        this.grants = grants;
    }

    /** {@return the client id of the app} */
    public String clientId() {
        return app.clientId();
    }

    /** {@return the client secret of the app} */
    public String clientSecret() {
        return app.clientSecret();
    }

    /** {@return the id of the app, as webhooks carry it} */
    public String appId() {
        return app.appId();
    }

    /** {@return the company that the locations belong to} */
    public String companyId() {
        return app.companyId();
    }

    /** {@return the company's locations, the sandbox's own first} */
    public List<String> locationIds() {
        return grants.locations();
    }

    /**
     * Installs the app as a user of a location does: the INSTALL webhook is sent, and a code waits to be exchanged.
     *
     * @param locationId the location
     * @return the code, for a token of the location
     */
    public String authorizeLocation(String locationId) {
        return grants.authorize(known(locationId), List.of(), "http://127.0.0.1/");
    }

    /**
     * Installs the app as the agency does.
     *
     * @param locationIds the chosen locations; none for all, future ones too
     * @return the code, for a token of the company
     */
    public String authorizeCompany(String... locationIds) {
        for (String locationId : locationIds) {
            known(locationId);
        }
        return grants.authorize(null, List.of(locationIds), "http://127.0.0.1/");
    }

    private String known(String locationId) {
        if (!grants.locations().contains(locationId)) {
            throw new IllegalArgumentException("the company has no such location");
        }
        return locationId;
    }

    /**
     * Lets access tokens expire now; refresh tokens stay good.
     *
     * @param id the company or location, or null for all
     */
    public void expireAccessTokens(@Nullable String id) {
        grants.expire(id);
    }

    /**
     * Takes access and refresh tokens away without a webhook, as when somebody cleans up at HighLevel.
     *
     * @param id the company or location, or null for all
     */
    public void revokeTokens(@Nullable String id) {
        grants.revoke(id);
    }

    /**
     * Pauses a location or wakes it up: while it is paused its tokens cannot be renewed.
     *
     * @param locationId the location
     * @param suspended whether it is paused
     */
    public void suspend(String locationId, boolean suspended) {
        grants.suspend(locationId, suspended);
    }

    /**
     * Says that a location came under an installation for all locations after it was made: the INSTALL webhook names
     * neither user nor company, and there is no code; a token of the company gets one of the location. A location that is
     * made through the API under such an installation is told so by itself.
     *
     * @param locationId one of the company's locations
     * @throws IllegalArgumentException if the company has not installed the app for it
     */
    public void installFutureLocation(String locationId) {
        grants.installFuture(locationId);
    }

    /**
     * Moves somebody who has installed the app to another of its plans: the PLAN_CHANGE webhook is sent.
     *
     * @param id the location, or the company
     * @param planId the new plan
     * @throws IllegalArgumentException if the app is not installed there
     */
    public void changePlan(String id, String planId) {
        grants.changePlan(id, planId);
    }

    /**
     * Removes the app as a user does: its tokens die and the UNINSTALL webhook is sent.
     *
     * @param id the location, or the company with all its locations
     */
    public void uninstall(String id) {
        grants.uninstall(id);
    }
}
