package io.ghl.sync.internal.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of the times in a column of SQLite: the one that was told, or the one that most of some of its values have,
 * looked for when it is first needed. An empty column tells none, so it is looked at again. Thread-safe.
 */
final class TimesOfColumn {
    /** For columns whose times need no form. */
    static final TimesOfColumn NONE = new TimesOfColumn("", "", SqliteTimes.SPACED);

    private static final int SAMPLES = 200;

    private final String table;
    private final String column;
    private volatile @Nullable SqliteTimes known;

    /**
     * @param table the quoted name of the table
     * @param column the quoted name of the column
     * @param told the form that the application told, null if it did not
     */
    TimesOfColumn(String table, String column, @Nullable SqliteTimes told) {
        this.table = table;
        this.column = column;
        this.known = told;
    }

    /** The form as far as it is known. */
    SqliteTimes known() {
        SqliteTimes form = known;
        return form == null ? SqliteTimes.SPACED : form;
    }

    /** The form, for which the values are looked at if need be. */
    SqliteTimes on(Connection connection) throws SQLException {
        SqliteTimes form = known;
        if (form != null) {
            return form;
        }
        List<Object> values = values(connection);
        SqliteTimes found = SqliteTimes.mostOf(values);
        form = found == null ? SqliteTimes.SPACED : found;
        if (!values.isEmpty()) {
            known = form;
        }
        return form;
    }

    /** Whether the column is known or seen to hold times. */
    boolean isSeen(Connection connection) throws SQLException {
        return known != null || SqliteTimes.mostOf(values(connection)) != null;
    }

    private List<Object> values(Connection connection) throws SQLException {
        return new Query()
                .words("SELECT ")
                .words(column)
                .words(" FROM ")
                .words(table)
                .words(" WHERE ")
                .words(column)
                // Zeros stand for no time.
                .words(" <> 0")
                .words(SqlFlavor.SQLITE.most(SAMPLES))
                .list(connection, row -> row.getObject(1));
    }
}
