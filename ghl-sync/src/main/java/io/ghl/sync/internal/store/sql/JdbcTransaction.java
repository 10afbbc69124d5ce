package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.store.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One transaction on a connection that is borrowed for it, and given back as it was. For one thread. */
final class JdbcTransaction implements AutoCloseable {
    private final Connection connection;
    private final Sql sql;
    private final Tables tables;
    private final boolean autoCommit;
    private final int networkTimeout;
    private final Thread owner = Thread.currentThread();
    private boolean ended;

    private JdbcTransaction(Connection connection, String lock) throws SQLException {
        this.connection = connection;
        this.autoCommit = connection.getAutoCommit();
        this.networkTimeout = connection.getNetworkTimeout();
        this.sql = new Sql(connection, PostgresProblems::explain, lock);
        this.tables = SqlTables.in(sql, this::requireRunning);
    }

    /**
     * Begins a transaction.
     *
     * @param setUp what is said to the database first
     * @param lock locks a location until the end of the transaction
     * @param longestAnswer how long to wait for an answer, unless the connection has a limit of its own; zero for ever
     */
    static JdbcTransaction begin(Connection connection, String setUp, String lock, Duration longestAnswer) {
        JdbcTransaction transaction = null;
        try {
            transaction = new JdbcTransaction(connection, lock);
            transaction.start(setUp, longestAnswer);
            return transaction;
        } catch (SQLException e) {
            RuntimeException problem = PostgresProblems.explain(e);
            try {
                if (transaction == null) {
                    connection.close();
                } else {
                    transaction.close();
                }
            } catch (SQLException | RuntimeException second) {
                problem.addSuppressed(second);
            }
            throw problem;
        }
    }

    private void start(String setUp, Duration longestAnswer) throws SQLException {
        if (networkTimeout == 0) {
            // Without one, a thread would wait for ever for a database whose machine went away.
            connection.setNetworkTimeout(Runnable::run, (int) longestAnswer.toMillis());
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(setUp);
        }
    }

    Sql sql() {
        return sql;
    }

    /** The connection, for rows of the application. */
    Connection lent() {
        return LentConnection.of(connection, this::requireRunning);
    }

    Tables tables() {
        return tables;
    }

    /** Refuses tables that are used after their transaction, or by another thread than its own. */
    private void requireRunning() {
        if (ended || !Thread.currentThread().equals(owner)) {
            throw new IllegalStateException(
                    "A transaction is valid only while its work runs, and only in the thread that runs it.");
        }
    }

    void commit() {
        try {
            connection.commit();
            ended = true;
        } catch (SQLException e) {
            throw PostgresProblems.explain(e);
        }
    }

    /** Takes everything back unless it was committed, and returns the connection. */
    @Override
    public void close() {
        SQLException problem = null;
        try {
            sql.closeStatements();
            if (!ended) {
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
            if (networkTimeout == 0) {
                connection.setNetworkTimeout(Runnable::run, 0);
            }
        } catch (SQLException e) {
            problem = e;
        }
        ended = true;
        problem = closed(problem);
        if (problem != null) {
            throw PostgresProblems.explain(problem);
        }
    }

    private @Nullable SQLException closed(@Nullable SQLException before) {
        try {
            connection.close();
            return before;
        } catch (SQLException e) {
            return before == null ? e : before;
        }
    }
}
