package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The current row of a result. */
final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            throw unreadable(column);
        }
        return text;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        long number = result.getLong(column);
        return result.wasNull() ? null : number;
    }

    Instant time(String column) throws SQLException {
        return Nanos.toInstant(number(column));
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        long nanos = result.getLong(column);
        return result.wasNull() ? null : Nanos.toInstant(nanos);
    }

    /** A number for each of some constants, written as a JSON object. */
    <E extends Enum<E>> Map<E, Long> counts(String column, Class<E> type) throws SQLException {
        Map<E, Long> counts = new EnumMap<>(type);
        StoredJson.readNumbers(text(column))
                .forEach((name, number) -> counts.put(constant(column, name, type), number));
        return counts;
    }

    /** Some constants, written as a JSON array. */
    <E extends Enum<E>> Set<E> constants(String column, Class<E> type) throws SQLException {
        Set<E> constants = EnumSet.noneOf(type);
        StoredJson.readTexts(text(column)).forEach(name -> constants.add(constant(column, name, type)));
        return constants;
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return constant(column, text(column), type);
    }

    <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> type) throws SQLException {
        String name = result.getString(column);
        return name == null ? null : constant(column, name, type);
    }

    private static <E extends Enum<E>> E constant(String column, String name, Class<E> type) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw unreadable(column);
        }
    }

    private static StoreException unreadable(String column) {
        return new StoreException("Column " + column + " of the store holds what this version cannot read; restore it"
                + " from a backup, or open it with the version that wrote it.");
    }
}
