package io.ghl.sync;

import io.ghl.sync.record.Failures;
import java.util.List;

/**
 * The records of a location that are not synced because of an error. A replay only says "look at this record again": both
 * sides are read anew, so it can never write what was true once. Thread-safe.
 */
public interface DeadLetters {
    /**
     * What is not synced.
     *
     * @return the dead letters, in no particular order
     */
    List<DeadLetter> list();

    /**
     * Tries a record again, now.
     *
     * @param id the dead letter's id
     * @return false if there is no such dead letter any more
     */
    boolean replay(String id);

    /**
     * Tries all records with one kind of error again, now.
     *
     * @param cause the kind of error
     * @return how many there are
     */
    int replayAll(Failures.Cause cause);
}
