package io.ghl.sync.internal.engine.driver;

import io.ghl.sync.internal.engine.location.LocationWorker;
import java.time.Duration;

/** Decides when, on which thread and on which node the worker of each location runs. Thread-safe. */
public interface Driver {
    /** Takes a location on. Its worker runs once the driver was started. */
    void serve(LocationWorker worker);

    /** Whether a location was taken on, by this node or another one. */
    boolean serves(String location);

    /** Gives a location up, once its data was removed. Its worker answers what is still asked for, and runs no more. */
    void release(LocationWorker worker);

    /** Starts running workers. */
    void start();

    /** Whether it was started and not stopped. */
    boolean isRunning();

    /** Makes a location's worker look for work now. Cheap, and lost on nobody: what is due is found without it too. */
    void wake(String location);

    /** Stops work on a location's records on every node, or goes on with it. */
    void pause(LocationWorker worker, boolean paused);

    /** Ends after the records under work. Returns at once; see {@link #join}. */
    void stop();

    /**
     * Waits for the end, and forces it after a while: what was under way then is taken up at the next start.
     *
     * @return whether nothing had to be forced; false also when called by a worker, which cannot wait for itself
     */
    boolean join(Duration bound);
}
