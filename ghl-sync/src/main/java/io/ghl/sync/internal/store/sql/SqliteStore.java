package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.store.SerialStore;
import io.ghl.sync.internal.store.Tables;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.StoreTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;

/** A store in an SQLite database: one connection behind one lock. */
public final class SqliteStore extends SerialStore implements DatabaseStore {
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;
    private final SqliteProblems problems;
    private final Sql sql;
    private final Tables tables;

    private SqliteStore(Path file, SqliteProblems problems, Sql sql) {
        this.file = file;
        this.problems = problems;
        this.sql = sql;
        this.tables = SqlTables.in(sql, this::requireTransaction);
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
            Schema schema = new Schema(sql, Dialect.SQLITE, file.toString());
            schema.requireReadable();
            // Only from here on is the file written to.
            useWriteAheadLog(sql, busyTimeout);
            sql.update("PRAGMA synchronous = FULL");
            // Beyond this size the log is cut back once it was taken over, so that one large transaction leaves no
            // trace.
            sql.list(row -> row.number("journal_size_limit"), "PRAGMA journal_size_limit = 67108864");
            sql.update("PRAGMA foreign_keys = ON");
            SqliteStore store = new SqliteStore(file, problems, sql);
            store.begin();
            schema.requireReadable();
            schema.migrate();
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
    public Connection connection() {
        requireTransaction();
        return LentConnection.of(sql.connection(), this::requireTransaction);
    }

    @Override
    public void hint(Connection application, String location, RecordType type, String appId, Instant dueAt) {
        Hints.append(application, location, type, appId, dueAt, problems::explain);
    }

    @Override
    protected StoreTransaction tables() {
        return tables;
    }

    // The driver's own transactions are not used: its commit begins the next one at once, and would keep other
    // processes out for as long as this one is idle.

    @Override
    protected void begin() {
        sql.update("BEGIN IMMEDIATE");
    }

    @Override
    protected void commit() {
        sql.update("COMMIT");
    }

    @Override
    protected void rollback() {
        sql.update("ROLLBACK");
    }

    @Override
    protected void release() {
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
