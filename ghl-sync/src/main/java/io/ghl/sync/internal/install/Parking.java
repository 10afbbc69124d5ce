package io.ghl.sync.internal.install;

import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import io.ghl.sync.store.StoreTransaction;
import org.jspecify.annotations.Nullable;

/** Why a location is not worked on, as every node reads it from the store. */
public final class Parking {
    private Parking() {}

    /** Why a location must be left alone, null if it need not. One that no installation is known of need not. */
    public static @Nullable String why(StoreTransaction tx, String location) {
        return tx.locations().find(location).map(Parking::why).orElse(null);
    }

    /** Whether all that was known of a location was removed. */
    public static boolean isRemoved(StoreTransaction tx, String location) {
        return tx.locations()
                .find(location)
                .filter(installation -> installation.state() == State.DATA_REMOVED)
                .isPresent();
    }

    static @Nullable String why(Installation installation) {
        return switch (installation.state()) {
            case UNINSTALLED ->
                "the app was uninstalled in it at " + installation.since()
                        + "; its sync goes on once the app is installed again";
            case DATA_REMOVED ->
                "its data was removed at " + installation.since()
                        + "; install the app again, or call installations().sync(locationId)";
            case INSTALLED ->
                Boolean.FALSE.equals(installation.wanted())
                        ? "its sync was stopped; call installations().sync(locationId) to go on"
                        : null;
        };
    }
}
