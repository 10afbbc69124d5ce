package io.ghl.sync.trigger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One firing of a trigger, on its way to its effects. {@code toString} leaves values out, which are personal data.
 *
 * @param sequence its number in the store, 0 before it is stored; firings of one trigger and record are delivered in its
 *     order
 * @param trigger the trigger's name
 * @param change what happened
 * @param state whether it is on its way
 * @param firedAt when the trigger fired
 * @param dueAt when the next attempt is due
 * @param step how many of the trigger's effects were made
 * @param attempts how often the effect after these was tried
 * @param problem why the last attempt failed, null if none did
 */
public record Firing(
        long sequence,
        String trigger,
        Change change,
        State state,
        Instant firedAt,
        Instant dueAt,
        int step,
        int attempts,
        @Nullable String problem) {

    /** Where a firing is. */
    public enum State {
        /** Not all effects were made yet. */
        WAITING,
        /** An effect failed for good, or too often; it waits for {@link Triggers#replay}. */
        DEAD,
        /** All effects were made; only its key is remembered. */
        DONE
    }

    /**
     * Names the firing; the keys of its effects begin with it.
     *
     * @return location, trigger and change
     */
    public String key() {
        return change.about().location() + "/" + trigger + "/" + change.about().id();
    }

    @Override
    public String toString() {
        return "Firing[" + key() + ", " + state + ", attempts=" + attempts + "]";
    }
}
