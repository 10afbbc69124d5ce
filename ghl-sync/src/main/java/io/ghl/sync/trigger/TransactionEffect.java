package io.ghl.sync.trigger;

import java.sql.Connection;

/**
 * An effect on tables in the store's own database, made in the transaction that notes it: it is there exactly once, whatever
 * crashes. See {@link Effects#inTransaction}.
 */
@FunctionalInterface
public interface TransactionEffect {
    /**
     * Makes the effect.
     *
     * @param connection the transaction's connection; it refuses commit, rollback and close
     * @param occasion what it is made for
     * @throws Exception if it failed; everything is rolled back, and it is tried again later. The same becomes of rows that
     *     the database does not take at the end, and of a statement that failed though the effect caught it, after which
     *     PostgreSQL takes no more: go back to a savepoint then, or throw
     */
    void make(Connection connection, Occasion occasion) throws Exception;
}
