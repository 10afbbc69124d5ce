package io.ghl.sync.internal.store.sql;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.sql.Connection;
import java.time.Instant;

/** A store in a database that may hold the application's own tables, whose changes can be committed together. */
public interface DatabaseStore extends SyncStore {
    /**
     * The connection of the transaction that runs in this thread, for rows of the application that are to be committed
     * with it. It refuses to end the transaction, which is not its own.
     */
    Connection connection();

    /** Raises a signal with the application's own transaction: it is there once that is committed. Locks nothing. */
    void hint(Connection application, String location, RecordType type, String appId, Instant dueAt);
}
