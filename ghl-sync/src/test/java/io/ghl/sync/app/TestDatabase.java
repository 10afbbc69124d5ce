package io.ghl.sync.app;

import io.ghl.sync.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** An application's database, with one way to say what differs between SQLite, PostgreSQL and H2. */
public record TestDatabase(DataSource source, Kind kind) {
    enum Kind {
        SQLITE,
        POSTGRES,
        H2,
        H2_IN_LOWER_CASE
    }

    private static final AtomicInteger FILES = new AtomicInteger();

    public static TestDatabase sqlite(Path folder) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setBusyTimeout(30_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("app" + FILES.incrementAndGet() + ".db"));
        return new TestDatabase(source, Kind.SQLITE);
    }

    public static TestDatabase postgres() {
        return new TestDatabase(TestPostgres.schema(), Kind.POSTGRES);
    }

    /** H2 as it is by default, which keeps names in capital letters. */
    public static TestDatabase h2() {
        return new TestDatabase(h2(""), Kind.H2);
    }

    /** H2 that keeps names in small letters, as the others do. */
    public static TestDatabase h2InLowerCase() {
        return new TestDatabase(h2(";DATABASE_TO_LOWER=TRUE"), Kind.H2_IN_LOWER_CASE);
    }

    private static DataSource h2(String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:app" + FILES.incrementAndGet() + ";DB_CLOSE_DELAY=-1" + settings);
        return source;
    }

    public boolean sqlite() {
        return kind == Kind.SQLITE;
    }

    /** Whether a view over one table can be written by itself. */
    boolean writesViews() {
        return kind == Kind.POSTGRES;
    }

    /** JSON as the database writes it. */
    String json(String json) {
        return kind == Kind.H2_IN_LOWER_CASE ? json.replace(" ", "") : json;
    }

    /** What the database calls bytes. */
    String bytes() {
        return switch (kind) {
            case SQLITE -> "BLOB";
            case POSTGRES -> "bytea";
            case H2, H2_IN_LOWER_CASE -> "BINARY VARYING";
        };
    }

    /** Yes or no as the database writes it. */
    String flag(boolean value) {
        return switch (kind) {
            case SQLITE -> value ? "1" : "0";
            case POSTGRES -> value ? "t" : "f";
            case H2, H2_IN_LOWER_CASE -> value ? "TRUE" : "FALSE";
        };
    }

    /** A name as the database keeps it. */
    public String name(String name) {
        return kind == Kind.H2 ? name.toUpperCase(Locale.ROOT) : name;
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
        return sql.replace("{id}", sqlite() ? "INTEGER PRIMARY KEY" : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
                .replace(
                        "{time}",
                        switch (kind) {
                            case SQLITE -> "TIMESTAMP";
                            case POSTGRES -> "TIMESTAMPTZ";
                            case H2, H2_IN_LOWER_CASE -> "TIMESTAMP WITH TIME ZONE";
                        })
                .replace("{json}", kind == Kind.POSTGRES ? "JSONB" : "JSON");
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
