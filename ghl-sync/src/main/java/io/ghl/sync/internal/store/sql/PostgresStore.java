package io.ghl.sync.internal.store.sql;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The table of db-scheduler, and the name under which each location is a task. */
    public static final String TASK_TABLE = "ghl_task";

    public static final String TASK_NAME = "ghl-location";

    private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 8;

    static final String SLEEPING_OVER_WORK = """
            SELECT task_instance FROM ghl_task
            WHERE task_name = ? AND NOT picked AND execution_time > to_timestamp(? / 1000.0)
              AND (EXISTS (SELECT 1 FROM ghl_signal WHERE ghl_signal.location = task_instance AND due_at <= ?)
                OR EXISTS (SELECT 1 FROM ghl_hint WHERE ghl_hint.location = task_instance))
              AND NOT EXISTS (SELECT 1 FROM ghl_cursor
                WHERE ghl_cursor.location = task_instance AND stream = ? AND value > ?)""";

    /** Names the locks of this library among those of the application. */
    private static final String LOCK_LOCATION = "SELECT pg_advisory_xact_lock(hashtextextended(?, 6768653))";

    private static final String PATIENT = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final String SET_UP = PATIENT + "; SET LOCAL lock_timeout = " + LONGEST_LOCK_WAIT.toMillis()
            + "; SET LOCAL idle_in_transaction_session_timeout = " + LONGEST_PAUSE.toMillis();

    private final DataSource database;
    private final Map<Thread, JdbcTransaction> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private PostgresStore(DataSource database) {
        this.database = database;
    }

    /** Opens or creates the tables in a database. */
    public static PostgresStore open(DataSource database) {
        PostgresStore store = new PostgresStore(database);
        // An index on many million rows takes its time, and the other nodes wait for it.
        store.attempt(PATIENT, Duration.ZERO, transaction -> {
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
        return attempt(SET_UP, LONGEST_ANSWER, work);
    }

    private <R extends @Nullable Object> R attempt(String setUp, Duration longestAnswer, Attempt<R> work) {
        refuseNesting("start another transaction");
        if (closed) {
            throw new StoreException("The store is closed; open it again to use it.");
        }
        try (JdbcTransaction transaction = JdbcTransaction.begin(connect(), setUp, LOCK_LOCATION, longestAnswer)) {
            running.put(Thread.currentThread(), transaction);
            R result = work.run(transaction);
            transaction.commit();
            return result;
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /** Whether a location is a task, of whichever node. */
    public boolean hasTask(String location) {
        return attempt(transaction -> transaction
                .sql()
                .first(
                        row -> true,
                        "SELECT 1 FROM ghl_task WHERE task_name = ? AND task_instance = ?",
                        TASK_NAME,
                        location)
                .isPresent());
    }

    /** Whether the task of a location neither runs nor is due. */
    public boolean sleeps(String location, Instant now) {
        return attempt(transaction -> transaction
                .sql()
                .first(
                        row -> true,
                        "SELECT 1 FROM ghl_task WHERE task_name = ? AND task_instance = ? AND NOT picked"
                                + " AND execution_time > to_timestamp(? / 1000.0)",
                        TASK_NAME,
                        location,
                        now.toEpochMilli())
                .isPresent());
    }

    /**
     * Locations whose tasks sleep although a signal of theirs is due.
     *
     * @param restStream the stream under which a location says how long it is to be left alone
     * @param restingAfter what a value of it must be beyond
     */
    public List<String> sleepingOverWork(Instant now, String restStream, String restingAfter) {
        return attempt(transaction -> transaction
                .sql()
                .list(
                        row -> row.text("task_instance"),
                        SLEEPING_OVER_WORK,
                        TASK_NAME,
                        now.toEpochMilli(),
                        now,
                        restStream,
                        restingAfter));
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
        JdbcTransaction transaction = running.get(Thread.currentThread());
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
        if (running.containsKey(Thread.currentThread())) {
            throw new IllegalStateException("Work inside a transaction must not " + what + "; do it after the work.");
        }
    }

    @Override
    public String toString() {
        return "SyncStore[PostgreSQL]";
    }
}
