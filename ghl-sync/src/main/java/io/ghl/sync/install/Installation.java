package io.ghl.sync.install;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the app in one location. Immutable.
 *
 * @param locationId the location
 * @param companyId the company that it belongs to, null while no event or token has named it
 * @param state whether the app is there
 * @param planId the plan that was chosen, null if none is known
 * @param wanted whether the location is to be synced: true or false once that was decided, null before
 * @param since since when it is in this state: HighLevel's own time of the event, or this machine's of a code exchange
 */
public record Installation(
        String locationId,
        @Nullable String companyId,
        State state,
        @Nullable String planId,
        @Nullable Boolean wanted,
        Instant since) {

    /** Whether the app is in a location. */
    public enum State {
        /** It is installed. */
        INSTALLED,
        /** It was removed. Its tokens are void; what the sync knows of the location is kept for a new installation. */
        UNINSTALLED,
        /** What the sync knew of the location was removed as well. The app must be installed again to sync it. */
        DATA_REMOVED
    }

    /**
     * Whether the location is to be synced now.
     *
     * @return true if the app is installed and syncing was asked for
     */
    public boolean isSynced() {
        return state == State.INSTALLED && Boolean.TRUE.equals(wanted);
    }
}
