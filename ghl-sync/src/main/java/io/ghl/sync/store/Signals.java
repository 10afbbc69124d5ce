package io.ghl.sync.store;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Open signals, at most one per record and side.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Signals {
    /**
     * Raises a signal. If one is open for the record, its sequence moves on, its causes grow and it becomes due at the
     * earlier of both times.
     *
     * @param location the location
     * @param type the record type
     * @param side the side that the record id belongs to
     * @param recordId the record's id on that side
     * @param dueAt not to be worked on before
     * @param cause why
     * @param correlationIds what it can be followed by; if empty, it is given an id of its cause and sequence
     */
    void raise(
            String location,
            RecordType type,
            Side side,
            String recordId,
            Instant dueAt,
            Signal.Cause cause,
            List<String> correlationIds);

    /**
     * Raises a signal that is given a correlation id of its own.
     *
     * @param location the location
     * @param type the record type
     * @param side the side that the record id belongs to
     * @param recordId the record's id on that side
     * @param dueAt not to be worked on before
     * @param cause why
     */
    default void raise(
            String location, RecordType type, Side side, String recordId, Instant dueAt, Signal.Cause cause) {
        raise(location, type, side, recordId, dueAt, cause, List.of());
    }

    /**
     * Reads due signals, the longest due first, among equals the lower sequence first.
     *
     * @param location the location
     * @param now the current time
     * @param limit the most to return, 1 or more
     * @return the signals
     */
    List<Signal> due(String location, Instant now, int limit);

    /**
     * When the next signal is due.
     *
     * @param location the location
     * @return the time, possibly past; empty if no signal is open
     */
    Optional<Instant> nextDue(String location);

    /**
     * Reads the open signal of a record.
     *
     * @param location the location
     * @param type the record type
     * @param side the side that the record id belongs to
     * @param recordId the record's id on that side
     * @return the signal, if one is open
     */
    Optional<Signal> of(String location, RecordType type, Side side, String recordId);

    /**
     * Closes a signal. If it was raised again since it was read, it stays open for the causes that were raised again, and
     * forgets the others.
     *
     * @param signal the signal as read
     */
    void acknowledge(Signal signal);

    /**
     * Puts a signal off, unless it was raised again since it was read.
     *
     * @param signal the signal as read
     * @param dueAt when to look again
     */
    void postpone(Signal signal, Instant dueAt);

    /**
     * Counts open signals.
     *
     * @param location the location
     * @return how many are open, due or not
     */
    int open(String location);
}
