package io.ghl.sync.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's records, as the engine reads and writes them. Implemented by the application; calls come from one
 * thread per location. Every method names the location whose data is meant: an implementation must never return or
 * change a record of another one. After an exception the engine tries the record again, later and later; after an
 * {@link IllegalArgumentException} only once the record changes again.
 *
 * @param <T> the application's own record type, immutable or copied before it is changed
 */
public interface AppRecords<T> {
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
     * A record with nothing in it, which the mapping fills before {@link #create}.
     *
     * @param location the location
     * @return the blank record
     */
    T blank(String location);

    /**
     * Creates a record. Idempotent by key: called again with the same key it creates nothing and returns the first
     * call's id, even if the record was deleted since.
     *
     * @param location the location
     * @param draft the record, without an id
     * @param key names this creation
     * @return the new record's id
     */
    String create(String location, T draft, String key);

    /**
     * Changes a record if it still is as expected.
     *
     * @param location the location
     * @param expected the record as it was read
     * @param next the record as it shall be; same id
     * @return false if it was changed or deleted meanwhile; nothing is written then
     */
    boolean update(String location, T expected, T next);

    /**
     * Deletes a record if it still is as expected.
     *
     * @param location the location
     * @param expected the record as it was read
     * @return false if it was changed meanwhile; nothing is deleted then. True if it is gone
     */
    boolean delete(String location, T expected);

    /**
     * Marks a record as deleted in HighLevel, if it still is as expected, under {@link
     * io.ghl.sync.DeletePolicy#ARCHIVE}. Must be harmless when it is called twice. The default refuses, so an application
     * that chooses this policy has to implement it.
     *
     * @param location the location
     * @param expected the record as it was read
     * @return false if it was changed or deleted meanwhile; nothing is written then
     */
    default boolean archive(String location, T expected) {
        throw new IllegalArgumentException(
                "These records cannot be archived: implement AppRecords.archive, or choose another DeletePolicy.");
    }

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
