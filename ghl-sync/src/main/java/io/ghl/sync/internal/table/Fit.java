package io.ghl.sync.internal.table;

import io.ghl.sync.app.TableColumn;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row's value into what its column can hold, or says why it cannot, before the database is asked. Messages name
 * the column and never the value, which is personal data.
 */
final class Fit {
    private static final int MICROS = 6;
    private static final int MILLIS = 3;

    private Fit() {}

    /**
     * The value as the column holds it.
     *
     * @throws IllegalArgumentException if it does not fit
     */
    static @Nullable Object into(Column column, @Nullable Object given) {
        Object value = blankIsNone(column, given) ? null : given;
        if (value == null) {
            if (!column.info().nullable()) {
                throw refused(
                        column,
                        "always has a value (NOT NULL), and is to be emptied. Have the field filled in"
                                + " HighLevel, map a default, or let the column be NULL.");
            }
            return null;
        }
        Object fitting = converted(column, value);
        if (fitting == null) {
            throw refused(
                    column,
                    "holds " + words(column.type()) + ", and is to get something else. Map another field to"
                            + " it, or add a step that turns the value into one.");
        }
        return fitting;
    }

    /** A form leaves a number or a day blank where nothing was filled in. */
    private static boolean blankIsNone(Column column, @Nullable Object value) {
        return value instanceof String text && text.isBlank() && column.type() != TableColumn.Type.TEXT;
    }

    private static @Nullable Object converted(Column column, Object value) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return switch (column.type()) {
            case TEXT -> value instanceof Collection<?> ? null : text(column, text);
            case INTEGER -> whole(column, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(column, text, Long.MIN_VALUE, Long.MAX_VALUE);
            case DECIMAL -> value instanceof Number || value instanceof String ? decimal(column, text) : null;
            case BOOLEAN -> value instanceof Collection<?> ? null : flag(text);
            case DATE -> value instanceof LocalDate day ? day : day(text);
            case INSTANT -> value instanceof Instant time ? cut(column, time) : time(column, text);
            case LIST ->
                value instanceof Collection<?> items
                        ? items.stream().map(String::valueOf).toList()
                        : null;
            case OTHER -> null;
        };
    }

    private static @Nullable Object text(Column column, String text) {
        Integer length = column.info().length();
        int characters = text.codePointCount(0, text.length());
        if (length != null && characters > length) {
            throw refused(
                    column,
                    "takes " + length + " characters at most, and is to get " + characters
                            + ". Make it longer, or shorten the text in HighLevel or by a step.");
        }
        if (column.flavor() == SqlFlavor.POSTGRESQL && text.indexOf('\0') >= 0) {
            throw refused(column, "is to get a text with a NUL character, which PostgreSQL cannot store.");
        }
        if (column.info().typeName().equalsIgnoreCase("uuid")) {
            return uuid(text);
        }
        return text;
    }

    private static @Nullable String uuid(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Object whole(Column column, String text, long least, long most) {
        Long number = whole(text);
        if (number == null) {
            return null;
        }
        if (number < least || number > most) {
            throw refused(column, "holds numbers up to " + most + ", and is to get one beyond.");
        }
        return column.type() == TableColumn.Type.INTEGER ? (Object) number.intValue() : number;
    }

    private static @Nullable Object decimal(Column column, String text) {
        BigDecimal number = decimal(text);
        if (number == null || column.flavor() == SqlFlavor.SQLITE || column.scale() < 0 || floating(column)) {
            return number;
        }
        if (number.stripTrailingZeros().scale() > column.scale()) {
            throw refused(
                    column,
                    "has " + column.scale() + " digits after the point, and is to get more. Round the"
                            + " value by a step.");
        }
        if (column.precision() > 0 && number.precision() - number.scale() > column.precision() - column.scale()) {
            throw refused(
                    column,
                    "has " + (column.precision() - column.scale()) + " digits before the point, and is to"
                            + " get more.");
        }
        return number;
    }

    private static boolean floating(Column column) {
        return switch (column.jdbcType()) {
            case java.sql.Types.REAL, java.sql.Types.FLOAT, java.sql.Types.DOUBLE -> true;
            // A numeric column of PostgreSQL without limits.
            default -> column.precision() == 0 || column.precision() > 1000;
        };
    }

    /** Cut here and not by the database, which might round up. */
    private static Instant cut(Column column, Instant time) {
        int digits = column.flavor() == SqlFlavor.SQLITE
                ? column.times().known().equals(SqliteTimes.SECONDS) ? 0 : MILLIS
                : column.scale() < 0 ? MICROS : Math.min(column.scale(), 9);
        int unit = BigDecimal.ONE.movePointRight(9 - digits).intValueExact();
        return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
    }

    private static @Nullable Object time(Column column, String text) {
        try {
            return cut(column, Instant.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A whole number, null if the text is none. */
    static @Nullable Long whole(String text) {
        BigDecimal number = decimal(text);
        try {
            return number == null ? null : (Long) number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** A number, null if the text is none. */
    static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** True or false, null if the text is neither. */
    static @Nullable Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1", "1.0" -> true;
            case "false", "f", "no", "0", "0.0" -> false;
            default -> null;
        };
    }

    /** Whether two values of a row are the same, however many zeros a number ends with. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number) {
            BigDecimal first = decimal(one.toString());
            BigDecimal second = decimal(other.toString());
            return first != null && second != null && first.compareTo(second) == 0;
        }
        return java.util.Objects.equals(one, other);
    }

    private static IllegalArgumentException refused(Column column, String what) {
        return new IllegalArgumentException("The column \"" + column.name() + "\" " + what);
    }

    private static String words(TableColumn.Type type) {
        return switch (type) {
            case TEXT -> "texts";
            case INTEGER, LONG -> "whole numbers";
            case DECIMAL -> "numbers";
            case BOOLEAN -> "true or false";
            case DATE -> "days, such as 2026-03-01";
            case INSTANT -> "times, such as 2026-03-01T09:30:00Z";
            case LIST -> "lists of texts";
            case OTHER -> "values that cannot be synced";
        };
    }
}
