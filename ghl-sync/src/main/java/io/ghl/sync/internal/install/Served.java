package io.ghl.sync.internal.install;

import io.ghl.sync.store.StoreTransaction;

/** What the engine does with the locations that it serves. */
public interface Served {
    /** Has both sides of a location compared by whoever works on it next, within a transaction. */
    void askToLink(StoreTransaction tx, String location);

    /** Whether that was ever asked for. */
    boolean wasLinked(StoreTransaction tx, String location);

    /** Serves a location from now on, and works on it at once. */
    void start(String location);

    /** Works at once on a location that is served, and on no other. */
    void resume(String location);

    /** Stops work on a location after the record under work. */
    void park(String location, String why);

    /** Stops work on a location, and waits until the record under work is finished. */
    void parkAndWait(String location, String why) throws InterruptedException;

    /** Serves a location no more, and forgets what it remembers of it. */
    void drop(String location);
}
