package io.ghl.sync.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's records, as the engine reads them. Implemented through {@link AppRecords} or {@link JoinedRecords}.
 *
 * @param <T> the application's own record type, immutable or copied before it is changed
 */
public sealed interface AppReader<T> permits AppRecords, JoinedRecords {
    /**
     * The id of a record.
     *
     * @param record a record that was read from these records
     * @return its id, which never changes
     */
    String id(T record);

    /**
     * Finds a record.
     *
     * @param location the location
     * @param id the record's id
     * @return the record, empty if there is none or it was deleted
     */
    Optional<T> find(String location, String id);

    /**
     * Finds records by a linking key. It may return too many, since the engine compares canonical forms itself; it must
     * not leave one out.
     *
     * @param location the location
     * @param field the mapped field's name, such as {@code "email"}
     * @param value the canonical value that is looked for, such as a lower-case e-mail address
     * @return the records, possibly empty
     */
    List<T> findByKey(String location, String field, String value);

    /**
     * Reads all records in the order of their ids.
     *
     * @param location the location
     * @param afterId the id to start behind, null for the start
     * @param limit the most records to return, 1 or more
     * @return the records; an empty list means the end
     */
    List<T> page(String location, @Nullable String afterId, int limit);

    /**
     * Reads which records were created, changed or deleted.
     *
     * @param location the location
     * @param cursor the cursor of the page before; null means "from now on", and answers an empty page with a cursor
     * @param limit the most ids to return, 1 or more
     * @return the changes, in the order in which they were committed, and where to go on
     */
    AppChanges changedSince(String location, @Nullable String cursor, int limit);

    /**
     * A record with nothing in it, which the mapping fills before it is created.
     *
     * @param location the location
     * @return the blank record
     */
    T blank(String location);

    /**
     * When a field was changed last, if the application keeps such times. Evidence for
     * {@link io.ghl.sync.merge.Strategies#newerWins}.
     *
     * @param record the record
     * @param field the mapped field's name
     * @return the exact time, empty if it is not known
     */
    default Optional<Instant> changedAt(T record, String field) {
        return Optional.empty();
    }
}
