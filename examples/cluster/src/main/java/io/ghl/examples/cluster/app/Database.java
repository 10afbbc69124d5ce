package io.ghl.examples.cluster.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The application's database: PostgreSQL for several nodes, an SQLite file for one. */
public final class Database implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;
    private final boolean sqlite;

    private Database(HikariDataSource pool, boolean sqlite) {
        this.pool = pool;
        this.sqlite = sqlite;
    }

    /** Where an SQLite file is. */
    public static String url(Path file) {
        return SQLITE + file.toAbsolutePath();
    }

    /** Connects to a database. */
    public static Database open(String url) {
        boolean sqlite = url.startsWith(SQLITE);
        HikariConfig config = new HikariConfig();
        // A transaction that reads first and writes later would be refused if another one wrote in between.
        config.setJdbcUrl(
                sqlite
                        ? url + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&transaction_mode=IMMEDIATE"
                        : url + "&socketTimeout=60");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new Database(new HikariDataSource(config), sqlite);
    }

    public boolean isSqlite() {
        return sqlite;
    }

    public DataSource connections() {
        return pool;
    }

    /** Work with a connection. */
    @FunctionalInterface
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /** Reads outside of any transaction. */
    public <R> R read(Work<R> work) {
        try (Connection connection = pool.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The application's database cannot be read: " + e.getMessage(), e);
        }
    }

    /** Runs work in a transaction of its own. */
    public <R> R transact(Work<R> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                R result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The application's database cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
