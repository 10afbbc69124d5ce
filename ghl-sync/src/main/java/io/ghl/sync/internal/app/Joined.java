package io.ghl.sync.internal.app;

import io.ghl.sync.app.JoinedRecords;
import java.sql.Connection;
import java.util.function.Supplier;

/**
 * Records whose changes go through the connection of the store's transaction.
 *
 * @param <T> the application's record type
 */
public final class Joined<T> extends Reading<T> {
    private final JoinedRecords<T> records;
    private final Supplier<Connection> transaction;

    /** Records that no store was given for yet. */
    public Joined(JoinedRecords<T> records) {
        this(records, () -> {
            throw new IllegalStateException("These records are changed in a transaction of the engine's store only.");
        });
    }

    private Joined(JoinedRecords<T> records, Supplier<Connection> transaction) {
        super(records);
        this.records = records;
        this.transaction = transaction;
    }

    /** The same records, changed through the connection of the transaction that runs in the calling thread. */
    public Joined<T> through(Supplier<Connection> connection) {
        return new Joined<>(records, connection);
    }

    @Override
    public String create(String location, T draft, String key) {
        return records.create(transaction.get(), location, draft, key);
    }

    @Override
    public boolean update(String location, T expected, T next) {
        return records.update(transaction.get(), location, expected, next);
    }

    @Override
    public boolean delete(String location, T expected) {
        return records.delete(transaction.get(), location, expected);
    }

    @Override
    public boolean archive(String location, T expected) {
        return records.archive(transaction.get(), location, expected);
    }
}
