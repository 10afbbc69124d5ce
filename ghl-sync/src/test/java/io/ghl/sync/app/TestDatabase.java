package io.ghl.sync.app;

import io.ghl.sync.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An application's database, SQLite or PostgreSQL, with one way to say what differs between the two. */
public record TestDatabase(DataSource source, boolean sqlite) {
    private static final AtomicInteger FILES = new AtomicInteger();

    public static TestDatabase sqlite(Path folder) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(30_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("app" + FILES.incrementAndGet() + ".db"));
        return new TestDatabase(source, true);
    }

    public static TestDatabase postgres() {
        return new TestDatabase(TestPostgres.schema(), false);
    }

    /** Runs statements; {@code {id}}, {@code {time}} and {@code {json}} become the database's own types. */
    public TestDatabase run(String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(inWords(sql));
            }
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String inWords(String sql) {
        return sql.replace("{id}", sqlite ? "INTEGER PRIMARY KEY" : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
                .replace("{time}", sqlite ? "TIMESTAMP" : "TIMESTAMPTZ")
                .replace("{json}", sqlite ? "JSON" : "JSONB");
    }

    /** All rows that a query finds, each as one text. */
    public List<String> rows(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                StringJoiner row = new StringJoiner(" ");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
