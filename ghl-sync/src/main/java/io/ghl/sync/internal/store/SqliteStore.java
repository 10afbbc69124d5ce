package io.ghl.sync.internal.store;

import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.StoreTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;

/** A store in an SQLite database: one connection behind one lock. */
public final class SqliteStore extends SerialStore {
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;
    private final Sql sql;
    private final Tables tables;

    private SqliteStore(Path file, Sql sql) {
        this.file = file;
        this.sql = sql;
        this.tables = new Tables(
                this::requireTransaction,
                new SqlFences(sql),
                new SqlLinks(sql),
                new SqlRelations(sql),
                new SqlSignals(sql),
                new SqlInbox(sql),
                new SqlCursors(sql),
                new SqlAudit(sql),
                new SqlReviews(sql));
    }

    /** Opens or creates a database. */
    public static SqliteStore open(Path file) {
        return open(file, BUSY_TIMEOUT);
    }

    /** Opens or creates a database, and waits for other processes so long at each transaction. */
    static SqliteStore open(Path file, Duration busyTimeout) {
        SqliteProblems problems = new SqliteProblems(file, busyTimeout);
        problems.checkPath();
        Sql sql = new Sql(connect(file, busyTimeout, problems), problems::explain);
        try {
            SqliteSchema.requireReadable(sql, file);
            // Only from here on is the file written to.
            useWriteAheadLog(sql, busyTimeout);
            sql.update("PRAGMA synchronous = FULL");
            sql.update("PRAGMA foreign_keys = ON");
            SqliteStore store = new SqliteStore(file, sql);
            store.begin();
            SqliteSchema.requireReadable(sql, file);
            SqliteSchema.migrate(sql);
            store.commit();
            return store;
        } catch (RuntimeException e) {
            sql.close();
            throw e;
        }
    }

    /** SQLite answers "busy" at once, whatever the timeout, when several connections switch a new file over together. */
    private static void useWriteAheadLog(Sql sql, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                sql.list(row -> row.text("journal_mode"), "PRAGMA journal_mode = WAL");
                return;
            } catch (StoreException e) {
                if (!SqliteProblems.isBusy(e) || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    private static Connection connect(Path file, Duration busyTimeout, SqliteProblems problems) {
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout((int) busyTimeout.toMillis());
            return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (NoClassDefFoundError e) {
            throw new StoreException(
                    "The SQLite driver is missing; add the Maven dependency org.xerial:sqlite-jdbc (version 3.54.1.0 or"
                            + " newer), or use another store.",
                    e);
        } catch (SQLException e) {
            throw problems.explain(e);
        }
    }

    @Override
    StoreTransaction tables() {
        return tables;
    }

    // The driver's own transactions are not used: its commit begins the next one at once, and would keep other
    // processes out for as long as this one is idle.

    @Override
    void begin() {
        sql.update("BEGIN IMMEDIATE");
    }

    @Override
    void commit() {
        sql.update("COMMIT");
    }

    @Override
    void rollback() {
        sql.update("ROLLBACK");
    }

    @Override
    void release() {
        sql.close();
    }

    /** The statements run so far. */
    Set<String> statements() {
        return sql.texts();
    }

    @Override
    public String toString() {
        return "SyncStore[" + file + "]";
    }
}
