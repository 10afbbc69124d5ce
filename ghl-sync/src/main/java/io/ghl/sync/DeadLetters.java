package io.ghl.sync;

import io.ghl.sync.record.Failures;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of a location that are not synced because of an error. A replay only says "look at this record again": both
 * sides are read anew, so it can never write what was true once. Thread-safe.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface DeadLetters {
    /**
     * What is not synced.
     *
     * @return the dead letters, in no particular order
     */
    List<DeadLetter> list();

    /**
     * What is not synced, of one kind.
     *
     * @param filter which
     * @return the dead letters, in no particular order
     */
    List<DeadLetter> list(Filter filter);

    /**
     * How many records are not synced.
     *
     * @return the numbers by cause; a cause without any is left out
     */
    Map<Failures.Cause, Integer> counts();

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

    /**
     * Tries records again, now, in small transactions. Those that are due already are left out, so a call after another
     * one takes the next records.
     *
     * @param filter which
     * @param limit the most to try again, 1 or more: each costs some calls to HighLevel
     * @return how many there are
     * @throws IllegalArgumentException if the limit is below 1
     */
    int replay(Filter filter, int limit);

    /**
     * Chooses dead letters. Immutable.
     *
     * @param causes of these kinds of error; all if empty
     * @param types of these types of record; all if empty
     * @param firstBefore that failed first before this time, null for any
     * @param lastBefore that failed last before this time, null for any
     */
    record Filter(
            Set<Failures.Cause> causes,
            Set<RecordType> types,
            @Nullable Instant firstBefore,
            @Nullable Instant lastBefore) {
        @SuppressWarnings("doclint:missing")
        public Filter {
            causes = Set.copyOf(causes);
            types = Set.copyOf(types);
        }

        /**
         * Chooses all.
         *
         * @return a filter to narrow down
         */
        public static Filter all() {
            return new Filter(Set.of(), Set.of(), null, null);
        }

        /**
         * This filter, for some kinds of error.
         *
         * @param some the kinds, at least one
         * @return the filter
         */
        public Filter causes(Failures.Cause... some) {
            return new Filter(Set.of(some), types, firstBefore, lastBefore);
        }

        /**
         * This filter, for some types of record.
         *
         * @param some the types, at least one
         * @return the filter
         */
        public Filter types(RecordType... some) {
            return new Filter(causes, Set.of(some), firstBefore, lastBefore);
        }

        /**
         * This filter, for records that failed first before a time.
         *
         * @param time the time
         * @return the filter
         */
        public Filter firstBefore(Instant time) {
            return new Filter(causes, types, time, lastBefore);
        }

        /**
         * This filter, for records that failed last before a time.
         *
         * @param time the time
         * @return the filter
         */
        public Filter lastBefore(Instant time) {
            return new Filter(causes, types, firstBefore, time);
        }
    }
}
