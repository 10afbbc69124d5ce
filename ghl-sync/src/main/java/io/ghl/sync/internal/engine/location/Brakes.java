package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncException;
import org.jspecify.annotations.Nullable;

/** Why a location's worker does nothing, or leaves off after the record under work. Applied from any thread. */
public final class Brakes {
    private volatile boolean paused;
    private volatile @Nullable String parked;
    private volatile boolean ending;
    private volatile boolean handedOver;
    private volatile Runnable glance = () -> {};

    /** Stops or goes on with work on records. */
    public void pause(boolean value) {
        paused = value;
    }

    /** Stops work on records, and every call, because the location must not be called any more; null goes on. */
    public void park(@Nullable String why) {
        parked = why;
    }

    /** Leaves off for another node; commands are finished. */
    public void handOver(boolean value) {
        handedOver = value;
    }

    /** Leaves off for good. */
    public void leaveOff() {
        ending = true;
    }

    /** Has something done between two records, which may apply a brake. */
    public void glanceBy(Runnable look) {
        glance = look;
    }

    void look() {
        glance.run();
    }

    boolean isPaused() {
        return paused;
    }

    boolean isParked() {
        return parked != null;
    }

    /** Why the location must not be called any more, null if it may. */
    @Nullable
    String parked() {
        return parked;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    /** Whether nothing is done on records until somebody says so. */
    boolean rest() {
        return paused || parked != null;
    }

    /** Whether work goes on. */
    boolean areOff() {
        return !rest() && !ending;
    }

    /**
     * Ends a command that is not to go on.
     *
     * @throws SyncException if it is not, saying why
     */
    void check() {
        if (ending) {
            throw Commands.closed();
        }
        String why = parked;
        if (why != null) {
            throw new SyncException(why);
        }
        if (paused) {
            throw new SyncException("it is paused; call resume() and try again, what was done so far stays");
        }
    }
}
