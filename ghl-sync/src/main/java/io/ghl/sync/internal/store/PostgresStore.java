package io.ghl.sync.internal.store;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in a PostgreSQL database that several nodes share. A transaction locks each location when it first touches it,
 * until its end, and reads what was committed before: so the transactions of one location come one after the other, as
 * their worker does, and those of different locations run side by side. That makes them serialisable without the false
 * alarms of PostgreSQL's own serialisable mode, which watches pages and not locations.
 */
public final class PostgresStore implements DatabaseStore {
    /** A node that is paused within a transaction loses it, and the location it had locked, after this time. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 8;

    /** Names the locks of this library among those of the application. */
    private static final String LOCK_LOCATION = "SELECT pg_advisory_xact_lock(hashtextextended(?, 6768653))";

    private static final String SET_UP =
            "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = " + LONGEST_LOCK_WAIT.toMillis()
                    + "; SET LOCAL idle_in_transaction_session_timeout = " + LONGEST_PAUSE.toMillis();

    private final DataSource database;
    private final ThreadLocal<JdbcTransaction> running = new ThreadLocal<>();
    private volatile boolean closed;

    private PostgresStore(DataSource database) {
        this.database = database;
    }

    /** Opens or creates the tables in a database. */
    public static PostgresStore open(DataSource database) {
        PostgresStore store = new PostgresStore(database);
        store.attempt(transaction -> {
            Schema schema = new Schema(transaction.sql(), Dialect.POSTGRESQL, "given to SyncStore.jdbc");
            // One node at a time, and every other one finds the tables made.
            transaction.sql().enter("ghl_schema_version");
            schema.requireReadable();
            schema.migrate();
            return true;
        });
        return store;
    }

    /** The database. */
    public DataSource database() {
        return database;
    }

    @Override
    public <R extends @Nullable Object> R transact(Work<R> work) {
        refuseNesting("start another transaction");
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(transaction -> work.run(transaction.tables()));
            } catch (StoreException e) {
                if (attempt == ATTEMPTS || !PostgresProblems.mayBeRepeated(e)) {
                    throw e;
                }
                // Two transactions that met as a deadlock must not meet again at the next step.
                LockSupport.parkNanos(RandomGenerator.getDefault().nextLong(1_000_000L << attempt));
            }
        }
    }

    private interface Attempt<R extends @Nullable Object> {
        R run(JdbcTransaction transaction);
    }

    private <R extends @Nullable Object> R attempt(Attempt<R> work) {
        if (closed) {
            throw new StoreException("The store is closed; open it again to use it.");
        }
        try (JdbcTransaction transaction = JdbcTransaction.begin(connect(), SET_UP, LOCK_LOCATION)) {
            running.set(transaction);
            R result = work.run(transaction);
            transaction.commit();
            return result;
        } finally {
            running.remove();
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw PostgresProblems.explain(e);
        }
    }

    @Override
    public Connection connection() {
        JdbcTransaction transaction = running.get();
        if (transaction == null) {
            throw new IllegalStateException("No transaction of the store runs in this thread.");
        }
        return transaction.lent();
    }

    @Override
    public void hint(Connection application, String location, RecordType type, String appId, Instant dueAt) {
        Hints.append(application, location, type, appId, dueAt, PostgresProblems::explain);
    }

    @Override
    public void close() {
        refuseNesting("close the store");
        closed = true;
    }

    private void refuseNesting(String what) {
        if (running.get() != null) {
            throw new IllegalStateException("Work inside a transaction must not " + what + "; do it after the work.");
        }
    }

    @Override
    public String toString() {
        return "SyncStore[PostgreSQL]";
    }
}
