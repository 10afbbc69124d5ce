package io.ghl.sync.internal.table;

import io.ghl.sync.app.Row;
import io.ghl.sync.app.TableColumn;
import io.ghl.sync.internal.digest.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is what in a table.
 *
 * @param name how the application calls the table
 * @param flavor the database
 * @param sql the table's quoted name
 * @param key the column of the ids
 * @param shown the columns that rows hold
 * @param location the column of the location's id, null if all rows are of one location
 * @param version a number that every writer raises, null if there is none
 * @param changed a column that grows with every change, null if there is none
 * @param touched whether the sync sets {@code changed} itself
 * @param deleted the column that marks deleted rows, null if rows are deleted
 * @param archived the column that marks archived rows, null if there is none
 * @param newIds makes ids, null if the database does
 * @param lookUps columns by the mapped field that they can be searched for
 * @param clock the time
 */
record TableLayout(
        String name,
        SqlFlavor flavor,
        String sql,
        Column key,
        List<Column> shown,
        @Nullable Column location,
        @Nullable Column version,
        @Nullable Column changed,
        boolean touched,
        @Nullable Column deleted,
        @Nullable Column archived,
        @Nullable Supplier<String> newIds,
        Map<String, Column> lookUps,
        Clock clock) {

    /** A row with what is not shown of it. */
    record Whole(Row row, @Nullable String stamp, @Nullable Object deleted) {
        /** Stands for all that is in the row. */
        String hash(List<Column> columns) {
            MessageDigest digest = Sha256.begin();
            add(digest, "id", row.id());
            for (Column column : columns) {
                add(digest, column.name(), row.get(column.name()));
            }
            add(digest, "deleted", deleted);
            add(digest, "stamp", stamp);
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        }

        private static void add(MessageDigest digest, String name, @Nullable Object value) {
            if (value == null) {
                return;
            }
            String text = value instanceof BigDecimal number
                    ? number.stripTrailingZeros().toPlainString()
                    : value.toString();
            digest.update((name.length() + ":" + name + text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The columns of a whole row, as {@link #whole} reads them. */
    List<Column> selected() {
        return Stream.of(Stream.of(key), shown.stream(), Stream.ofNullable(changed), Stream.ofNullable(deleted))
                .flatMap(columns -> columns)
                .toList();
    }

    /** Begins a query for whole rows of a location. */
    Query select(String locationId, boolean locking) {
        Query query = new Query()
                .words("SELECT ")
                .names(selected())
                .words(" FROM ")
                .words(sql)
                .words(locking ? flavor.lockingTable() : "")
                .words(" WHERE ")
                .name(key)
                .words(" IS NOT NULL");
        return in(query, locationId);
    }

    /** Only rows of a location. */
    Query in(Query query, String locationId) {
        return location == null
                ? query
                : query.words(" AND ").name(location).words(" = ").value(location, locationId);
    }

    /** Only rows that are not deleted. */
    Query living(Query query) {
        if (deleted == null) {
            return query;
        }
        query.words(" AND (").name(deleted).words(" IS NULL");
        if (marksByFlag(deleted)) {
            query.words(" OR ").name(deleted).words(" = ").value(deleted, Fit.into(deleted, "0"));
            if (flavor == SqlFlavor.SQLITE) {
                // A flag may be a text there; these are the words that Fit.flag reads as false.
                query.words(" OR LOWER(TRIM(CAST(")
                        .name(deleted)
                        .words(" AS TEXT))) IN ('0', '0.0', 'f', 'false', 'no')");
            }
        }
        return query.words(")");
    }

    static boolean marksByFlag(Column column) {
        return switch (column.type()) {
            case BOOLEAN, INTEGER, LONG, DECIMAL -> true;
            default -> false;
        };
    }

    /** What a column holds that marks a row as deleted or archived from now on. */
    @Nullable
    Object mark(Connection connection, Column column) throws SQLException {
        if (marksByFlag(column)) {
            return Fit.into(column, "1");
        }
        return switch (column.type()) {
            case INSTANT -> Fit.into(column, clock.instant());
            case DATE -> clock.instant().atZone(column.zone()).toLocalDate();
            default -> Fit.into(column, column.times().on(connection).write(clock.instant(), column.zone()));
        };
    }

    /** The time of a change by the sync, as the column of changes holds it. */
    @Nullable
    Object touch(Connection connection, Column column) throws SQLException {
        return column.type() == TableColumn.Type.INSTANT
                ? Fit.into(column, clock.instant())
                : column.times().on(connection).write(clock.instant(), column.zone());
    }

    Whole whole(ResultSet result) throws SQLException {
        Map<String, @Nullable Object> values = new TreeMap<>();
        int index = 1;
        String id = id(key.read(result, index++));
        for (Column column : shown) {
            values.put(column.name(), column.read(result, index++));
        }
        String stamp = changed == null ? null : changed.readExactly(result, index++);
        return new Whole(Row.of(id, values), stamp, deleted == null ? null : deleted.read(result, index));
    }

    /** A key as an id. */
    static String id(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    /** An id as a key; null if no row can have it. */
    @Nullable
    Object keyOf(String id) {
        try {
            Object value = Fit.into(key, id);
            return value != null && id(value).equals(id) ? value : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
