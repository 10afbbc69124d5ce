package io.ghl.sync.internal.store.sql;

import io.ghl.sync.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs SQL on one connection, with every statement prepared once. Not thread-safe. */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Function<SQLException, StoreException> explain;
    private final @Nullable String lock;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Set<String> entered = new HashSet<>();

    /** For a connection whose transactions keep all others out. */
    Sql(Connection connection, Function<SQLException, StoreException> explain) {
        this(connection, explain, null);
    }

    /** For one transaction; {@code lock} is the statement by which it keeps others out of a location. */
    Sql(Connection connection, Function<SQLException, StoreException> explain, @Nullable String lock) {
        this.connection = connection;
        this.explain = explain;
        this.lock = lock;
    }

    /**
     * Keeps other transactions out of a location until this one ends. Comes before its first row is read or written.
     *
     * @return whether somebody else may have changed the location until now
     */
    boolean enter(String location) {
        if (lock == null || !entered.add(location)) {
            return false;
        }
        list(row -> true, lock, location);
        return true;
    }

    Connection connection() {
        return connection;
    }

    /** Changes rows, and tells how many. */
    int update(String sql, @Nullable Object... parameters) {
        try {
            return bind(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw explain.apply(e);
        }
    }

    /** Reads the first row. */
    <T> Optional<T> first(Row.Reader<T> reader, String sql, @Nullable Object... parameters) {
        List<T> rows = list(reader, sql, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Reads all rows. */
    <T> List<T> list(Row.Reader<T> reader, String sql, @Nullable Object... parameters) {
        try (ResultSet result = bind(sql, parameters).executeQuery()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return List.copyOf(rows);
        } catch (SQLException e) {
            forget(sql);
            throw explain.apply(e);
        }
    }

    /** The SQLite driver closes a statement that failed, as on a full disk, so it can never be used again. */
    private void forget(String sql) {
        PreparedStatement failed = prepared.remove(sql);
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException e) {
                // What is to be told is the failure before.
            }
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, column(parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object column(@Nullable Object value) {
        if (value instanceof Instant time) {
            return Nanos.of(time);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** The statements run so far. */
    Set<String> texts() {
        return Set.copyOf(prepared.keySet());
    }

    void closeStatements() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
    }

    @Override
    public void close() {
        try {
            // Closes the statements as well.
            connection.close();
        } catch (SQLException e) {
            throw explain.apply(e);
        }
    }
}
