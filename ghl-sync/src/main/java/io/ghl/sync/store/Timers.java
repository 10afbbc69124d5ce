package io.ghl.sync.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times at which a trigger is to look at a record.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Timers {
    /**
     * A time at which a trigger is to look at a record.
     *
     * @param location the location
     * @param trigger the trigger's name
     * @param linkId the pair of records
     * @param subject tells several timers of a trigger and a record apart
     * @param occurrence names what it waits for, so that the same does not come twice; it is part of a change's id
     * @param dueAt the time, null once it came
     */
    record Timer(
            String location,
            String trigger,
            String linkId,
            String subject,
            String occurrence,
            @Nullable Instant dueAt) {}

    /**
     * Stores a timer in place of the one of the same location, trigger, pair and subject.
     *
     * @param timer the timer
     */
    void set(Timer timer);

    /**
     * Finds a timer.
     *
     * @param location the location
     * @param trigger the trigger's name
     * @param linkId the pair of records
     * @param subject the subject
     * @return the timer, also one whose time came
     */
    Optional<Timer> find(String location, String trigger, String linkId, String subject);

    /**
     * Reads timers whose time has come, the longest due first.
     *
     * @param location the location
     * @param now the current time
     * @param limit the most to return, 1 or more
     * @return the timers
     */
    List<Timer> due(String location, Instant now, int limit);

    /**
     * When the next timer is due.
     *
     * @param location the location
     * @return the time, possibly past; empty if none is
     */
    Optional<Instant> nextDue(String location);

    /**
     * Removes a timer, if there is one.
     *
     * @param timer the timer
     */
    void remove(Timer timer);

    /**
     * Removes the timers of a pair.
     *
     * @param location the location
     * @param linkId the pair of records
     */
    void removeAll(String location, String linkId);
}
