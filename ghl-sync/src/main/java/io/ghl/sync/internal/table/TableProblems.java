package io.ghl.sync.internal.table;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with the application's table. The databases' own messages may hold rows, so they stay out. */
final class TableProblems {
    private static final int SQLITE_CONSTRAINT = 19;
    private static final int SQLITE_MISMATCH = 20;
    /** The only part of a message that is told: the names of the columns. They stand in SQLite's part, behind the driver's. */
    private static final Pattern SQLITE_FAILED =
            Pattern.compile("(?:.*\\()?\\b(\\w[\\w ]*) constraint failed(?:: ([\\w., ]+))?");

    private final String table;
    private final boolean sqlite;

    TableProblems(String table, SqlFlavor flavor) {
        this.table = table;
        this.sqlite = flavor == SqlFlavor.SQLITE;
    }

    /** An {@link IllegalArgumentException} if the row is at fault, an {@link IllegalStateException} if the database is. */
    RuntimeException explain(SQLException e) {
        if (sqlite) {
            int code = e.getErrorCode() & 0xff;
            return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH ? refused(sqlite(e), e) : unusable(e);
        }
        return switch (state(e)) {
            case "23502" -> refused("a column that always has a value (NOT NULL) would be empty", e);
            case "23503" -> refused("another table refers to the row, or the row to one that is not there", e);
            case "23505" -> refused("a value that must be unique is there already", e);
            case "23514" -> refused("a CHECK of the table forbids a value", e);
            case "22001" -> refused("a text is too long for its column", e);
            default -> state(e).matches("2[23].*") ? refused("a value breaks a rule of the table", e) : unusable(e);
        };
    }

    private static String sqlite(SQLException e) {
        Matcher failed = SQLITE_FAILED.matcher(String.valueOf(e.getMessage()));
        if (!failed.find()) {
            return "a value breaks a rule of the table";
        }
        return failed.group(1) + " of " + (failed.group(2) == null ? "the table" : failed.group(2)) + " forbids it";
    }

    private IllegalArgumentException refused(String why, SQLException e) {
        return new IllegalArgumentException(
                "The table \"" + table + "\" does not take the row: " + why + " (" + code(e) + ").", withoutRows(e));
    }

    private IllegalStateException unusable(SQLException e) {
        String what = switch (state(e).substring(0, Math.min(2, state(e).length()))) {
            case "08" -> "The database cannot be reached, or the connection was lost; check that it runs";
            case "28" -> "The database refuses the user or the password of the data source";
            case "42" ->
                state(e).equals("42501")
                        ? "The user of the data source may not read or write the table, or one of its columns"
                        : "The table is not what it was when the sync started; was it changed or dropped?";
            case "53" -> "The database has run out of connections, memory or disk space";
            case "55" -> "Somebody else holds a lock on the row for too long";
            case "57" -> "The database ended the connection, because it is being stopped or it took too long";
            case "40" -> "Another transaction went first; it is tried again";
            default -> "The database could not do it";
        };
        return new IllegalStateException("Table \"" + table + "\": " + what + " (" + code(e) + ").", withoutRows(e));
    }

    private String code(SQLException e) {
        return sqlite || e.getSQLState() == null ? "error code " + e.getErrorCode() : "SQLSTATE " + e.getSQLState();
    }

    private SQLException withoutRows(SQLException e) {
        SQLException cause = new SQLException("The database reports " + code(e), e.getSQLState(), e.getErrorCode());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
