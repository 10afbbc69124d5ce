package io.ghl.sync.store;

import io.ghl.sync.internal.store.MemoryStore;
import io.ghl.sync.internal.store.SqliteStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine keeps its state: links with their bases, open signals, received events, cursors, the audit log and
 * the review queue. Every change happens in a transaction that is durable once it returned. Thread-safe.
 */
public interface SyncStore extends AutoCloseable {

    /**
     * A store that lives as long as the process, for tests and trials.
     *
     * @return an empty store
     */
    static SyncStore memory() {
        return new MemoryStore();
    }

    /**
     * Opens a store in an SQLite database, which may hold tables of the application as well: those of the store begin
     * with {@code ghl_}. Needs {@code org.xerial:sqlite-jdbc} on the class path. A commit is on disk once it returned,
     * so neither a killed process nor a power cut loses it. One process works with the file at a time; another one may
     * open it to take over. Times are kept to the nanosecond, from the year 1678 to 2261; one beyond becomes the
     * nearest of these.
     *
     * @param file the database; created if it does not exist, its directory must
     * @return the store
     * @throws StoreException if the file is no database, damaged, locked by another process, written by a newer version
     *     of this library, or cannot be read and written, or if the SQLite driver is missing; the file is left as it is
     */
    static SyncStore sqlite(Path file) {
        return SqliteStore.open(file);
    }

    /**
     * Runs work in one transaction: all of its changes take effect, or none. Transactions are serialisable. Work must
     * not call remote services and must not start another transaction.
     *
     * @param work the work; an exception from it rolls everything back and is thrown on
     * @param <R> what the work returns
     * @return the work's result, after the transaction is durable
     * @throws StoreException if the store cannot be read or written
     */
    <R extends @Nullable Object> R transact(Work<R> work);

    /** Releases files and connections. Later calls fail with {@link StoreException}. */
    @Override
    void close();

    /**
     * Work inside a transaction.
     *
     * @param <R> what the work returns
     */
    @FunctionalInterface
    interface Work<R extends @Nullable Object> {
        /**
         * Does the work.
         *
         * @param tx the transaction, valid until this method returns
         * @return the result
         */
        R run(StoreTransaction tx);
    }
}
