package io.ghl.sync.store;

import io.ghl.sync.trigger.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outbox of triggers: firings that were stored together with the change that they are about, until their effects are
 * made. Location, trigger and change are unique.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Firings {
    /**
     * Stores a firing.
     *
     * @param firing a firing with sequence 0
     * @return false if this trigger fired for this change before, as far as that is remembered; nothing changes then
     */
    boolean add(Firing firing);

    /**
     * Reads waiting firings of a trigger that are due, the longest due first. Of each record only the first that waits is
     * shown, so that its firings keep their order.
     *
     * @param location the location
     * @param trigger the trigger's name
     * @param now the current time
     * @param limit the most to return, 1 or more
     * @return the firings
     */
    List<Firing> due(String location, String trigger, Instant now, int limit);

    /**
     * When a firing of a trigger is due next.
     *
     * @param location the location
     * @param trigger the trigger's name
     * @return the time, possibly past; empty if none waits
     */
    Optional<Instant> nextDue(String location, String trigger);

    /**
     * Finds a firing that is not done.
     *
     * @param location the location
     * @param trigger the trigger's name
     * @param changeId the id of the change
     * @return the firing, if there is one
     */
    Optional<Firing> find(String location, String trigger, String changeId);

    /**
     * Stores what became of a firing: its state, its next attempt, how far it is and its problem. One that is
     * {@link Firing.State#DONE} is not read again; of its change only the id is kept, and the time at which it is due counts
     * as that of its end.
     *
     * @param firing the firing
     */
    void update(Firing firing);

    /**
     * Reads firings that are not done.
     *
     * @param location the location
     * @param state which
     * @param afterSequence the sequence number to start behind, 0 for the start
     * @param limit the most to return, 1 or more
     * @return the firings, oldest first
     */
    List<Firing> inState(String location, Firing.State state, long afterSequence, int limit);

    /**
     * Counts firings.
     *
     * @param location the location
     * @param state which
     * @return how many there are
     */
    int count(String location, Firing.State state);

    /**
     * Forgets firings that are done.
     *
     * @param location the location
     * @param before those that ended before this time
     * @param limit the most to remove, 1 or more
     * @return how many were removed; less than the limit if none is left
     */
    int purge(String location, Instant before, int limit);
}
