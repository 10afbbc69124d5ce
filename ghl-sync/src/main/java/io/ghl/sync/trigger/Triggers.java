package io.ghl.sync.trigger;

import java.util.List;
import java.util.Map;

/**
 * What became of the triggers of a location. Thread-safe.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Triggers {
    /**
     * How many firings are in each state.
     *
     * @return the numbers; a state without any is left out
     */
    Map<Firing.State, Integer> counts();

    /**
     * Firings whose effects are not all made, those of triggers that the engine does not know any more included.
     *
     * @param afterSequence the {@link Firing#sequence()} to start behind, 0 for the start
     * @param limit the most to return, 1 or more
     * @return the firings, oldest first
     */
    List<Firing> waiting(long afterSequence, int limit);

    /**
     * Firings of which an effect failed for good, or too often.
     *
     * @param afterSequence the {@link Firing#sequence()} to start behind, 0 for the start
     * @param limit the most to return, 1 or more
     * @return the firings, oldest first
     */
    List<Firing> dead(long afterSequence, int limit);

    /**
     * Tries a dead firing again, from the effect that failed. It goes before what its record fired since and still
     * waits.
     *
     * @param key the {@link Firing#key()}
     * @return false if there is no such dead firing any more
     */
    boolean replay(String key);

    /**
     * Tries all dead firings of a trigger again.
     *
     * @param trigger the trigger's name
     * @return how many there were
     */
    int replayAll(String trigger);

    /**
     * Gives up for good a dead firing, or one that waits for a trigger that the engine does not know any more.
     *
     * @param key the {@link Firing#key()}
     * @return false if there is no such firing any more
     */
    boolean discard(String key);
}
