package io.ghl.sync.install;

import io.ghl.client.Secret;
import io.ghl.client.oauth.Tokens;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The locations that have the app. Get it from {@link io.ghl.sync.SyncEngine#installations}. Thread-safe.
 *
 * {@snippet file="io/ghl/sync/InstallationsGuideTest.java" region="installations"}
 *
 * <p>Webhooks of the app and code exchanges may come in any order: HighLevel sends INSTALL before or after the user comes
 * back with a code, sends none with a code for locations that a company's installation covers later, and repeats events
 * late. What is newest counts. A location is worked on once it is installed and {@linkplain #sync wanted}; as long as
 * HighLevel has no token for it, it is tried again every few minutes and after each code exchange, while all others go on.
 *
 * <p>Tokens stay in the client's {@link io.ghl.client.oauth.TokenStore}; an UNINSTALL has the client forget them.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Installations {

    /**
     * Exchanges the code that a user came back with, stores the tokens and notes which locations have the app now: one,
     * or those of a company. Locations that are wanted are worked on at once.
     *
     * @param code what {@link io.ghl.client.oauth.OAuthApp#authorizationCode} returned
     * @return the installations that the code was for
     * @throws io.ghl.client.error.GhlException if the code cannot be exchanged, or the company's locations cannot be
     *     listed; what was noted until then stays
     * @throws IllegalStateException if the client was built with a private integration token
     */
    List<Installation> exchange(Secret code);

    /**
     * Notes what {@link io.ghl.client.oauth.OAuth#exchange} returned, if the application calls that itself.
     *
     * @param tokens the tokens
     * @return the installations that they are for
     * @throws io.ghl.client.error.GhlException if the company's locations cannot be listed
     */
    List<Installation> exchanged(Tokens tokens);

    /**
     * What is known of the app in a location.
     *
     * @param locationId the location
     * @return the installation, if there ever was one
     */
    Optional<Installation> find(String locationId);

    /**
     * The installations that there are or were, in the order of their locations' ids.
     *
     * @param afterLocationId the location to start behind, null for the start
     * @param limit the most to return, 1 or more
     * @return the installations; fewer than the limit means the end
     */
    List<Installation> page(@Nullable String afterLocationId, int limit);

    /**
     * Decides that a location is synced, from now or from when it is installed: both sides are linked, in the background,
     * and kept the same from then on, also after the app was removed and installed again. The decision is kept; nothing
     * need be called after a restart.
     *
     * @param locationId the location
     * @return what is known of it now
     */
    Installation sync(String locationId);

    /**
     * Decides that a location is not synced. The record under work is finished; what the sync knows is kept.
     *
     * @param locationId the location
     * @return what is known of it now
     */
    Installation stop(String locationId);

    /**
     * Stops a location's sync and removes all that the sync knows of it, and its tokens. The app stays installed at
     * HighLevel; {@link #sync} begins anew, as with a location that was never linked. Waits for the record under work. If
     * it fails halfway, nothing is synced; call it again.
     *
     * @param locationId the location
     * @return what was removed
     * @throws InterruptedException if the thread is interrupted while it waits; nothing is synced then either
     */
    DataRemoval removeData(String locationId) throws InterruptedException;
}
