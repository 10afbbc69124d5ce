package io.ghl.sync.internal.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The application's connections: each piece of work gets one, and gives it back as it was. Thread-safe. */
final class Connections {
    /** Work on a connection. */
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private final DataSource source;
    private final TableProblems problems;

    Connections(DataSource source, TableProblems problems) {
        this.source = source;
        this.problems = problems;
    }

    <R> R read(Work<R> work) {
        try (Connection connection = source.getConnection()) {
            R result = work.on(connection);
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            return result;
        } catch (SQLException e) {
            throw problems.explain(e);
        }
    }

    /** Runs work in a transaction of its own; false counts as a result like any other. */
    <R> R write(SqlFlavor flavor, Work<R> work) {
        try {
            return transaction(flavor, work);
        } catch (SQLException e) {
            throw problems.explain(e);
        }
    }

    /** The same, with {@code overtaken} as the result if the database let another transaction go first. */
    <R> R write(SqlFlavor flavor, R overtaken, Work<R> work) {
        try {
            return transaction(flavor, work);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("40")) {
                return overtaken;
            }
            throw problems.explain(e);
        }
    }

    private <R> R transaction(SqlFlavor flavor, Work<R> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return flavor == SqlFlavor.SQLITE ? immediate(connection, work) : standard(connection, work);
        }
    }

    /** SQLite locks no rows: a transaction that is to read before it writes takes the file's lock at its start. */
    private static <R> R immediate(Connection connection, Work<R> work) throws SQLException {
        connection.setAutoCommit(true);
        run(connection, "BEGIN IMMEDIATE");
        boolean done = false;
        try {
            R result = work.on(connection);
            run(connection, "COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                ended(() -> run(connection, "ROLLBACK"));
            }
        }
    }

    private static <R> R standard(Connection connection, Work<R> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            R result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                ended(connection::rollback);
            }
            connection.setAutoCommit(autoCommit);
        }
    }

    private interface Ending {
        void run() throws SQLException;
    }

    private static void ended(Ending rollback) {
        try {
            rollback.run();
        } catch (SQLException e) {
            // What is to be told is the failure before.
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
