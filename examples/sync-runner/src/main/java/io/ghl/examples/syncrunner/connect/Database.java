package io.ghl.examples.syncrunner.connect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ghl.examples.syncrunner.config.Settings;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** Connections to databases, made when they are needed. */
public final class Database {
    private static final int CONNECTIONS = 8;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String SQLITE = "jdbc:sqlite:";

    private Database() {}

    /** Connections to any database. */
    public static DataSource open(Settings.Database database) {
        if (!database.url().startsWith(SQLITE)) {
            return pool(database);
        }
        // SQLite locks the whole file for a writer, so a pool gains nothing.
        SQLiteDataSource file = new SQLiteDataSource();
        file.setUrl(database.url());
        file.getConfig().setBusyTimeout(PATIENCE_MILLIS);
        return file;
    }

    /** A pool of connections to a database server. */
    public static HikariDataSource pool(Settings.Database database) {
        HikariConfig config = new HikariConfig();
        config.setUsername(database.user());
        config.setPassword(
                database.password() == null ? null : database.password().reveal());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setJdbcUrl(database.url());
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new AppProblem(
                    "There is no driver for the database " + name(database)
                            + ". PostgreSQL and SQLite are built in; put the driver of another one on the class path.",
                    e);
        }
    }

    /** What a database is called in messages: its URL without parameters, which may hold secrets. */
    public static String name(Settings.Database database) {
        return database.url().replaceAll("[?;].*", "");
    }
}
