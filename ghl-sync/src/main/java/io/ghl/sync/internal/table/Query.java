package io.ghl.sync.internal.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement, put together of constant words, names that the database listed, and values as parameters. */
final class Query {
    /** Sets one parameter. */
    interface Binding {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }

    /** Reads one row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final StringBuilder sql = new StringBuilder();
    private final List<Binding> bindings = new ArrayList<>();

    /** Constant words. */
    Query words(String constant) {
        sql.append(constant);
        return this;
    }

    /** A quoted name. */
    Query name(Column column) {
        sql.append(column.sql());
        return this;
    }

    /** Quoted names, with commas between them. */
    Query names(List<Column> columns) {
        sql.append(String.join(", ", columns.stream().map(Column::sql).toList()));
        return this;
    }

    Query value(Column column, @Nullable Object value) {
        return value((statement, index) -> column.bind(statement, index, value));
    }

    Query value(@Nullable String text) {
        return value((statement, index) -> statement.setString(index, text));
    }

    Query value(long number) {
        return value((statement, index) -> statement.setLong(index, number));
    }

    Query value(Binding binding) {
        sql.append('?');
        bindings.add(binding);
        return this;
    }

    <T> List<T> list(Connection connection, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            bind(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    <T> Optional<T> first(Connection connection, Reader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            bind(statement);
            return statement.executeUpdate();
        }
    }

    /** Inserts a row, and tells the key that the database made for it. */
    <T> Optional<T> insert(Connection connection, String keyColumn, Reader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.toString(), new String[] {keyColumn})) {
            bind(statement);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return keys.next() ? Optional.of(reader.read(keys)) : Optional.empty();
            }
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < bindings.size(); i++) {
            bindings.get(i).bind(statement, i + 1);
        }
    }
}
