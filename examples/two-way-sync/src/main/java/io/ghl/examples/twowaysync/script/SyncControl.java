package io.ghl.examples.twowaysync.script;

/** What the script asks of the sync engine: to stand aside, to go on, to catch up. */
public interface SyncControl {
    /** Stops the engine's work on the location and returns once it stands still. */
    void pause();

    /** Lets it work again. */
    void resume();

    /** Returns once both sides are as equal as they will be. */
    void awaitCalm();

    /** Tells it that the app changed a customer. */
    void changed(String customerId);
}
