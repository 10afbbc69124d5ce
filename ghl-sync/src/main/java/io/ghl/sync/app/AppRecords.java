package io.ghl.sync.app;

import io.ghl.sync.internal.app.Joined;
import java.util.Objects;

/**
 * The application's records, as the engine reads and writes them. Implemented by the application; calls come from one
 * thread per location. Every method names the location whose data is meant: an implementation must never return or
 * change a record of another one. After an exception the engine tries the record again, later and later; after an
 * {@link IllegalArgumentException} only once the record changes again.
 *
 * <p>In memory, a whole one is the following; with a database each method is a statement, or a transaction. Whether one of
 * yours keeps its promises is told by {@link io.ghl.sync.testing.AppRecordsConformance}. For tables there is {@link
 * SqlTable}, which needs no code.
 *
 * {@snippet file="io/ghl/sync/AppRecordsGuideTest.java" region="customers"}
 *
 * @param <T> the application's own record type, immutable or copied before it is changed
 */
public non-sealed interface AppRecords<T> extends AppReader<T> {
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
     * @throws IllegalArgumentException by the default: these records cannot be archived
     */
    default boolean archive(String location, T expected) {
        throw new IllegalArgumentException(
                "These records cannot be archived: implement AppRecords.archive, or choose another DeletePolicy.");
    }

    /**
     * Records that live in the store's own database, so that a change of the engine, and what the engine remembers of it,
     * are committed together.
     *
     * @param records the records
     * @param <T> the application's record type
     * @return records for an engine whose store is in the same database; other engines refuse them
     */
    static <T> AppRecords<T> joined(JoinedRecords<T> records) {
        return new Joined<>(Objects.requireNonNull(records, "records must not be null."));
    }
}
