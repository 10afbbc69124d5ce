package io.ghl.examples.benchmarks.sync;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Commits by hand, as durable as those of the engine's store: SQLite with a log, synchronised at each commit. */
public final class Ledger implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;

    public Ledger(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE IF NOT EXISTS entry (id TEXT PRIMARY KEY, body TEXT NOT NULL)");
        }
        connection.setAutoCommit(false);
        insert = connection.prepareStatement(
                "INSERT INTO entry (id, body) VALUES (?, ?)" + " ON CONFLICT (id) DO UPDATE SET body = excluded.body");
    }

    /** One row, one commit. */
    public void commit(String id, String body) throws SQLException {
        insert.setString(1, id);
        insert.setString(2, body);
        insert.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        connection.close();
    }
}
