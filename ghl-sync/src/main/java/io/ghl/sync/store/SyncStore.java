package io.ghl.sync.store;

/**
 * Where the engine keeps its state: links with their bases, open signals, received events, cursors, the audit log and
 * the review queue. Every change happens in a transaction that is durable once it returned. Thread-safe.
 */
public interface SyncStore extends AutoCloseable {

    /**
     * Runs work in one transaction: all of its changes take effect, or none. Transactions are serialisable. Work must
     * not call remote services and must not start another transaction.
     *
     * @param work the work; an exception from it rolls everything back and is thrown on
     * @param <R> what the work returns
     * @return the work's result, after the transaction is durable
     * @throws StoreException if the store cannot be read or written
     */
    <R> R transact(Work<R> work);

    /** Releases files and connections. Later calls fail with {@link StoreException}. */
    @Override
    void close();

    /**
     * Work inside a transaction.
     *
     * @param <R> what the work returns
     */
    @FunctionalInterface
    interface Work<R> {
        /**
         * Does the work.
         *
         * @param tx the transaction, valid until this method returns
         * @return the result
         */
        R run(StoreTransaction tx);
    }
}
