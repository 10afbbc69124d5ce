package io.ghl.sync.internal.table;

import io.ghl.sync.app.TableColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column: how its values are read and written.
 *
 * @param name its name in rows
 * @param sql its quoted name
 * @param info what the database says of it
 * @param jdbcType its {@link Types type}
 * @param precision the digits of a number in all, 0 if unknown
 * @param scale the digits behind the point of a number or of the seconds of a time, -1 if unknown
 * @param computed whether the database computes it, so that it cannot be written
 * @param flavor the database
 * @param zone the zone of times without one
 * @param times how SQLite keeps times in it
 */
record Column(
        String name,
        String sql,
        TableColumn info,
        int jdbcType,
        int precision,
        int scale,
        boolean computed,
        SqlFlavor flavor,
        ZoneId zone,
        TimesOfColumn times) {

    TableColumn.Type type() {
        return info.type();
    }

    Column named(String other) {
        return new Column(other, sql, info, jdbcType, precision, scale, computed, flavor, zone, times);
    }

    Column with(ZoneId otherZone, TimesOfColumn otherTimes) {
        return new Column(name, sql, info, jdbcType, precision, scale, computed, flavor, otherZone, otherTimes);
    }

    boolean zoned() {
        return jdbcType == Types.TIMESTAMP_WITH_TIMEZONE
                || info.typeName().toLowerCase(Locale.ROOT).equals("timestamptz");
    }

    /** Reads a value as a row holds it; one that is not what the column's type says stays a text, which mappings tell of. */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return flavor == SqlFlavor.SQLITE ? loose(row, row.getObject(index)) : strict(row, index);
    }

    private @Nullable Object strict(ResultSet row, int index) throws SQLException {
        Object value = switch (type()) {
            case TEXT, OTHER -> text(row.getString(index));
            case INTEGER -> row.getInt(index);
            case LONG -> row.getLong(index);
            case DECIMAL -> decimal(row, index);
            case BOOLEAN -> row.getBoolean(index);
            case DATE -> row.getObject(index, LocalDate.class);
            case INSTANT -> instant(row, index);
            case LIST -> list(row, index);
        };
        return row.wasNull() ? null : value;
    }

    private @Nullable Object text(@Nullable String value) {
        return value != null && jdbcType == Types.CHAR ? value.stripTrailing() : value;
    }

    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : looseDecimal(text);
    }

    private static Object looseDecimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private @Nullable Object instant(ResultSet row, int index) throws SQLException {
        if (zoned()) {
            OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        LocalDateTime time = row.getObject(index, LocalDateTime.class);
        return time == null ? null : time.atZone(zone).toInstant();
    }

    private static @Nullable Object list(ResultSet row, int index) throws SQLException {
        java.sql.Array array = row.getArray(index);
        return array == null
                ? null
                : Arrays.stream((Object[]) array.getArray())
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList();
    }

    /** A value of SQLite, in which a column holds what was put into it. */
    private @Nullable Object loose(ResultSet row, @Nullable Object raw) throws SQLException {
        if (raw == null) {
            return null;
        }
        String text = raw instanceof Double number ? BigDecimal.valueOf(number).toPlainString() : raw.toString();
        Object value = switch (type()) {
            case LONG, INTEGER -> Fit.whole(text);
            case DECIMAL -> Fit.decimal(text);
            case BOOLEAN -> Fit.flag(text);
            case DATE -> times(row, raw).day(raw, zone);
            case INSTANT -> times(row, raw).instant(raw, zone);
            default -> text;
        };
        return value == null ? text : value;
    }

    /** What a number means is told by the other values of the column. */
    private SqliteTimes times(ResultSet row, Object raw) throws SQLException {
        return SqliteTimes.isAmbiguous(raw) ? times.on(row.getStatement().getConnection()) : times.known();
    }

    /** Sets a parameter to a value that {@linkplain Fit fits}. */
    void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, flavor == SqlFlavor.POSTGRESQL ? Types.OTHER : jdbcType);
        } else if (flavor == SqlFlavor.SQLITE) {
            statement.setObject(index, stored(value, statement.getConnection()));
        } else if (value instanceof Instant time) {
            statement.setObject(index, zoned() ? time.atOffset(ZoneOffset.UTC) : LocalDateTime.ofInstant(time, zone));
        } else if (value instanceof Collection<?> items) {
            String element = info.typeName().replaceFirst("^_", "").replaceFirst("(?i) ARRAY.*$", "");
            statement.setArray(index, statement.getConnection().createArrayOf(element, items.toArray()));
        } else if (value instanceof String text && flavor == SqlFlavor.POSTGRESQL) {
            // A text without a type becomes whatever the column is: JSON, a UUID, a value of an enumeration.
            statement.setObject(index, text, Types.OTHER);
        } else if (value instanceof String text && flavor == SqlFlavor.STANDARD && json()) {
            // A text would become a JSON string; bytes are JSON as it is written.
            statement.setBytes(index, text.getBytes(StandardCharsets.UTF_8));
        } else {
            statement.setObject(index, value);
        }
    }

    private boolean json() {
        return info.typeName().equalsIgnoreCase("JSON");
    }

    private Object stored(Object value, Connection connection) throws SQLException {
        if (value instanceof Instant time) {
            return times.on(connection).write(time, zone);
        }
        if (value instanceof LocalDate day) {
            return times.on(connection).write(day, zone);
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    /** Reads a value so that nothing of it is lost, for a cursor; null if there is none. */
    @Nullable
    String readExactly(ResultSet row, int index) throws SQLException {
        if (flavor == SqlFlavor.SQLITE) {
            Object raw = row.getObject(index);
            return raw == null ? null : (raw instanceof Number ? "#" : "'") + raw;
        }
        if (type() == TableColumn.Type.INSTANT) {
            if (zoned()) {
                OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
                return time == null ? null : time.toInstant().toString();
            }
            LocalDateTime time = row.getObject(index, LocalDateTime.class);
            return time == null ? null : time.toString();
        }
        return row.getString(index);
    }

    /** Sets a parameter to what was read exactly. */
    void bindExactly(PreparedStatement statement, int index, String exact) throws SQLException {
        if (flavor == SqlFlavor.SQLITE) {
            String raw = exact.substring(1);
            if (exact.startsWith("'")) {
                statement.setString(index, raw);
            } else if (raw.matches("-?\\d+")) {
                statement.setLong(index, Long.parseLong(raw));
            } else {
                statement.setDouble(index, Double.parseDouble(raw));
            }
            return;
        }
        switch (type()) {
            case INSTANT ->
                statement.setObject(
                        index, zoned() ? Instant.parse(exact).atOffset(ZoneOffset.UTC) : LocalDateTime.parse(exact));
            case INTEGER, LONG -> statement.setLong(index, Long.parseLong(exact));
            case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(exact));
            default -> bind(statement, index, exact);
        }
    }

    /** What was read exactly as a time, null if it is none. */
    @Nullable
    Instant timeOf(String exact) {
        if (type() != TableColumn.Type.INSTANT) {
            return null;
        }
        if (flavor == SqlFlavor.SQLITE) {
            String raw = exact.substring(1);
            return times.known().instant(exact.startsWith("'") ? raw : new BigDecimal(raw), zone);
        }
        return zoned()
                ? Instant.parse(exact)
                : LocalDateTime.parse(exact).atZone(zone).toInstant();
    }
}
