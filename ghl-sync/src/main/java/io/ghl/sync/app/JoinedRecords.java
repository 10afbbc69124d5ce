package io.ghl.sync.app;

import java.sql.Connection;

/**
 * The application's records in the same database as the engine's store. Changes come with the connection of the engine's
 * transaction: they are committed together with what the engine remembers and logs of them, or not at all. Reads go
 * through the application's own connections, and show what is committed.
 *
 * <p>Each change runs within a transaction of the store, which keeps other work on the location waiting: it should take
 * milliseconds, call no remote service, and use no other connection for writing. To have everything rolled back, throw an
 * exception; committing, rolling back or closing the connection is refused. An application that writes these records
 * itself tells so within its own transaction, by {@link io.ghl.sync.SyncLocation#changed(io.ghl.sync.record.RecordType,
 * String, Connection)}.
 *
 * @param <T> the application's own record type, immutable or copied before it is changed
 */
public non-sealed interface JoinedRecords<T> extends AppReader<T> {
    /**
     * Creates a record. It is called again with the same key only if an earlier call was rolled back.
     *
     * @param connection the connection of the engine's transaction
     * @param location the location
     * @param draft the record, without an id
     * @param key names this creation
     * @return the new record's id
     */
    String create(Connection connection, String location, T draft, String key);

    /**
     * Changes a record if it still is as expected.
     *
     * @param connection the connection of the engine's transaction
     * @param location the location
     * @param expected the record as it was read
     * @param next the record as it shall be; same id
     * @return false if it was changed or deleted meanwhile; nothing is written then
     */
    boolean update(Connection connection, String location, T expected, T next);

    /**
     * Deletes a record if it still is as expected.
     *
     * @param connection the connection of the engine's transaction
     * @param location the location
     * @param expected the record as it was read
     * @return false if it was changed meanwhile; nothing is deleted then. True if it is gone
     */
    boolean delete(Connection connection, String location, T expected);

    /**
     * Marks a record as deleted in HighLevel, if it still is as expected, under {@link
     * io.ghl.sync.DeletePolicy#ARCHIVE}. Must be harmless when it is called twice. The default refuses, so an application
     * that chooses this policy has to implement it.
     *
     * @param connection the connection of the engine's transaction
     * @param location the location
     * @param expected the record as it was read
     * @return false if it was changed or deleted meanwhile; nothing is written then
     * @throws IllegalArgumentException by the default: these records cannot be archived
     */
    default boolean archive(Connection connection, String location, T expected) {
        throw new IllegalArgumentException(
                "These records cannot be archived: implement JoinedRecords.archive, or choose another DeletePolicy.");
    }
}
