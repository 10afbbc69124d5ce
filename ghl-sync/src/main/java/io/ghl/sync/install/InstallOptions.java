package io.ghl.sync.install;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** How the engine deals with installations of the app. Immutable. */
public final class InstallOptions {
    private final String appId;
    private final Predicate<Installation> syncWhen;
    private final Consumer<Installation> onChange;

    private InstallOptions(String appId, Predicate<Installation> syncWhen, Consumer<Installation> onChange) {
        this.appId = appId;
        this.syncWhen = syncWhen;
        this.onChange = onChange;
    }

    /**
     * Follows the events of one app. The id is required, since every app can have its events sent to any address, and
     * HighLevel signs them all with the same key: those of other apps, or without the id of an app, are ignored.
     *
     * @param appId the app's id, such as {@code oauthApp.appId()}; not blank
     * @return options that leave it to the application which locations are synced
     * @throws IllegalArgumentException if the id is blank
     */
    public static InstallOptions forApp(String appId) {
        Objects.requireNonNull(appId, "appId must not be null.");
        if (appId.isBlank()) {
            throw new IllegalArgumentException("The id of the app must not be blank.");
        }
        return new InstallOptions(appId, installation -> false, installation -> {});
    }

    /**
     * Decides which newly installed locations are synced at once. Default: none, until {@link Installations#sync} is
     * called for it. Asked again as long as it says no. Syncing begins with linking both sides.
     *
     * @param decision true to sync the location; should be quick, since other events of the app wait meanwhile. If it
     *     throws, the event is kept and the decision asked again half a minute later
     * @return these options with that decision
     */
    public InstallOptions syncWhen(Predicate<Installation> decision) {
        return new InstallOptions(appId, Objects.requireNonNull(decision, "decision must not be null."), onChange);
    }

    /**
     * Tells the application when an installation has changed: installed, uninstalled, moved to another plan. Called
     * after the change was stored; what it throws is logged.
     *
     * @param listener told what is so now; should be quick, since other events of the app wait meanwhile
     * @return these options with that listener
     */
    public InstallOptions onChange(Consumer<Installation> listener) {
        return new InstallOptions(appId, syncWhen, Objects.requireNonNull(listener, "listener must not be null."));
    }

    /**
     * The app.
     *
     * @return its id
     */
    public String appId() {
        return appId;
    }

    /**
     * Decides what is synced.
     *
     * @return the decision
     */
    public Predicate<Installation> syncWhen() {
        return syncWhen;
    }

    /**
     * Is told of changes.
     *
     * @return the listener
     */
    public Consumer<Installation> onChange() {
        return onChange;
    }
}
