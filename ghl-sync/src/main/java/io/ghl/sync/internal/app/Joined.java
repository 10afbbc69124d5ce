package io.ghl.sync.internal.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.JoinedRecords;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records whose changes go through the connection of the store's transaction.
 *
 * @param <T> the application's record type
 */
public final class Joined<T> implements AppRecords<T> {
    private final JoinedRecords<T> records;
    private final Supplier<Connection> transaction;

    /** Records that no store was given for yet. */
    public Joined(JoinedRecords<T> records) {
        this(records, () -> {
            throw new IllegalStateException("These records are changed in a transaction of the engine's store only.");
        });
    }

    private Joined(JoinedRecords<T> records, Supplier<Connection> transaction) {
        this.records = records;
        this.transaction = transaction;
    }

    /** The same records, changed through the connection of the transaction that runs in the calling thread. */
    public Joined<T> through(Supplier<Connection> connection) {
        return new Joined<>(records, connection);
    }

    @Override
    public String id(T record) {
        return records.id(record);
    }

    @Override
    public Optional<T> find(String location, String id) {
        return records.find(location, id);
    }

    @Override
    public List<T> findByKey(String location, String field, String value) {
        return records.findByKey(location, field, value);
    }

    @Override
    public List<T> page(String location, @Nullable String afterId, int limit) {
        return records.page(location, afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return records.changedSince(location, cursor, limit);
    }

    @Override
    public T blank(String location) {
        return records.blank(location);
    }

    @Override
    public Optional<Instant> changedAt(T record, String field) {
        return records.changedAt(record, field);
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
