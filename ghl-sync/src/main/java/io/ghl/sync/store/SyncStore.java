package io.ghl.sync.store;

import io.ghl.sync.internal.store.memory.MemoryStore;
import io.ghl.sync.internal.store.sql.PostgresStore;
import io.ghl.sync.internal.store.sql.SqliteStore;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine keeps its state: links with their bases, open signals, received events, cursors, the audit log and
 * the review queue. Every change happens in a transaction that is durable once it returned. Thread-safe.
 *
 * {@snippet file="io/ghl/sync/StoresGuideTest.java" region="store"}
 *
 * <p>Not meant to be implemented outside tests, since methods are added: what the engine needs of a store grows with it.
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
        return SqliteStore.open(Objects.requireNonNull(file, "file must not be null."));
    }

    /**
     * Opens a store in a PostgreSQL database (13 or newer), for any number of nodes at a time and for the application's
     * own tables in the same database. Needs {@code org.postgresql:postgresql} on the class path, and should be given a
     * pool. Makes its tables, which begin with {@code ghl_}, in the first schema of the connections' search path. A
     * commit is as durable as the database's own {@code synchronous_commit} makes it. Times are kept to the nanosecond,
     * from the year 1678 to 2261; one beyond becomes the nearest of these.
     *
     * @param database leads to the primary server; the store borrows a connection for each transaction and gives it back
     *     as it was. Stays open when the store is closed
     * @return the store
     * @throws StoreException if the database cannot be reached, is no PostgreSQL, or was written by a newer version of
     *     this library; it is left as it is
     */
    static SyncStore jdbc(DataSource database) {
        return PostgresStore.open(Objects.requireNonNull(database, "database must not be null."));
    }

    /**
     * Runs work in one transaction: all of its changes take effect, or none. Transactions are serialisable. Work must
     * not call remote services and must not start another transaction. If another transaction was in the way, it is rolled
     * back and run again, so it must have no effects but on the store.
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
