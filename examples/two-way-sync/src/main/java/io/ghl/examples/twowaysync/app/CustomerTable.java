package io.ghl.examples.twowaysync.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.twowaysync.DemoException;
import io.ghl.sync.app.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The application's database. Whoever changes a row, the triggers count its revision up, note the time of a new phone
 * number and write the change log, so no change can slip past the sync, not even one made with the {@code sqlite3}
 * shell or one that a killed process never got to announce.
 *
 * <p>One connection, used by one thread at a time; the application and the engine each open their own.
 */
public final class CustomerTable implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> LABELS = new TypeReference<>() {};
    private static final List<String> TEXTS = List.of("first_name", "last_name", "email", "phone", "city", "stage");

    /** Counted up by the database at every change of the row. */
    static final String REVISION = "revision";

    /** When the phone was changed last, kept by the database. */
    static final String PHONE_CHANGED_AT = "phone_changed_at";

    private static final String NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    // The two keys are computed columns so that an index finds "+49 1522 88-53175" by its last digits and an e-mail
    // whatever its case.
    private static final List<String> SCHEMA = List.of(
            """
            CREATE TABLE IF NOT EXISTS customers (
              id TEXT PRIMARY KEY,
              first_name TEXT, last_name TEXT, email TEXT, phone TEXT, city TEXT, stage TEXT,
              labels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(labels)),
              phone_changed_at INTEGER,
              company_id TEXT,
              revision INTEGER NOT NULL DEFAULT 1,
              email_key TEXT AS (lower(trim(email))),
              phone_key TEXT AS (substr(replace(replace(replace(replace(replace(replace(
                phone, ' ', ''), '-', ''), '.', ''), '(', ''), ')', ''), '/', ''), -6)))""",
            "CREATE INDEX IF NOT EXISTS customers_by_email ON customers (email_key)",
            "CREATE INDEX IF NOT EXISTS customers_by_phone ON customers (phone_key)",
            // Outlives the row: a creation repeated after a delete must not bring the customer back.
            "CREATE TABLE IF NOT EXISTS customer_creations (creation_key TEXT PRIMARY KEY, customer_id TEXT NOT NULL)",
            """
            CREATE TABLE IF NOT EXISTS customer_changes (
              seq INTEGER PRIMARY KEY AUTOINCREMENT, customer_id TEXT NOT NULL)""",
            """
            CREATE TRIGGER IF NOT EXISTS customer_inserted AFTER INSERT ON customers BEGIN
              INSERT INTO customer_changes (customer_id) VALUES (NEW.id);
            END""",
            """
            CREATE TRIGGER IF NOT EXISTS customer_updated
            AFTER UPDATE OF first_name, last_name, email, phone, city, stage, labels, company_id ON customers BEGIN
              UPDATE customers SET revision = revision + 1 WHERE id = NEW.id;
              INSERT INTO customer_changes (customer_id) VALUES (NEW.id);
            END""",
            """
            CREATE TRIGGER IF NOT EXISTS customer_phone_changed
            AFTER UPDATE OF phone ON customers WHEN NEW.phone IS NOT OLD.phone BEGIN
              UPDATE customers SET phone_changed_at = %s WHERE id = NEW.id;
            END""".formatted(NOW),
            """
            CREATE TRIGGER IF NOT EXISTS customer_deleted AFTER DELETE ON customers BEGIN
              INSERT INTO customer_changes (customer_id) VALUES (OLD.id);
            END""");

    private final Path file;
    private final Connection connection;

    private CustomerTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens the database, creating the file and its tables where they are missing. */
    public static CustomerTable open(Path file) {
        boolean existed = Files.exists(file);
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            CustomerTable table = new CustomerTable(file, connection);
            table.prepare();
            return table;
        } catch (SQLException | DemoException e) {
            if (connection != null) {
                closeQuietly(connection);
            }
            throw new DemoException(
                    existed
                            ? "The app's database " + file + " cannot be read (" + reason(e)
                                    + "); it was left as it is: repair or move it, then run again without --resume."
                            : "The app's database " + file + " cannot be created (" + reason(e)
                                    + "); choose a folder that can be written to with --dir.",
                    e);
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
                if (check.next() && !"ok".equals(check.getString(1))) {
                    throw new DemoException("damaged: " + check.getString(1).replaceAll("\\s+", " "));
                }
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            for (String sql : SCHEMA) {
                statement.execute(sql);
            }
        }
    }

    /** Puts the rows in, all or none; rows that are there already stay as they are. */
    public void load(List<Row> customers) {
        transaction(() -> {
            for (Row customer : customers) {
                insert(customer, true);
            }
            return null;
        });
    }

    /** Puts one row in, unless its id is taken. */
    public void insertIfAbsent(Row customer) {
        transaction(() -> {
            insert(customer, true);
            return null;
        });
    }

    void insert(Row customer, boolean unlessTaken) throws SQLException {
        String sql = "INSERT INTO customers (id, first_name, last_name, email, phone, city, stage, labels, company_id,"
                + " phone_changed_at) VALUES (?,?,?,?,?,?,?,?,?," + NOW + ")"
                + (unlessTaken ? " ON CONFLICT (id) DO NOTHING" : "");
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, customer.id());
            bind(insert, 2, customer);
            insert.executeUpdate();
        }
    }

    /** Binds the eight columns that a customer's data is in. */
    static void bind(PreparedStatement statement, int from, Row customer) throws SQLException {
        int next = from;
        for (String column : TEXTS) {
            statement.setString(next++, (String) customer.get(column));
        }
        statement.setString(next++, json(customer.get("labels")));
        statement.setString(next, (String) customer.get("company_id"));
    }

    /** The rows that a condition selects, in the order of their ids. */
    List<Row> select(String condition, @Nullable Object... arguments) {
        return run(() -> {
            String sql = "SELECT * FROM customers WHERE " + condition;
            try (PreparedStatement query = prepare(sql, arguments);
                    ResultSet rows = query.executeQuery()) {
                List<Row> customers = new ArrayList<>();
                while (rows.next()) {
                    customers.add(read(rows));
                }
                return customers;
            }
        });
    }

    /** Runs one statement that changes rows. */
    public int execute(String sql, @Nullable Object... arguments) {
        return run(() -> {
            try (PreparedStatement statement = prepare(sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** The only number that a query answers, null if it answers no row. */
    @Nullable
    Long number(String sql, @Nullable Object... arguments) {
        return run(() -> {
            try (PreparedStatement query = prepare(sql, arguments);
                    ResultSet rows = query.executeQuery()) {
                return rows.next() ? (Long) rows.getLong(1) : null;
            }
        });
    }

    /** The first column of every row that a query answers. */
    public List<String> strings(String sql, @Nullable Object... arguments) {
        return run(() -> {
            try (PreparedStatement query = prepare(sql, arguments);
                    ResultSet rows = query.executeQuery()) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        });
    }

    PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    /** SQL work. */
    @FunctionalInterface
    public interface Work<R extends @Nullable Object> {
        R run() throws SQLException;
    }

    /** Runs work in one transaction, whose first statement must be one that writes. */
    public synchronized <R extends @Nullable Object> R transaction(Work<R> work) {
        return run(() -> {
            connection.setAutoCommit(false);
            try {
                R result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    synchronized <R extends @Nullable Object> R run(Work<R> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new DemoException(
                    "The app's database " + file + " failed (" + reason(e)
                            + "); nothing was half written: run again with --resume once the cause is removed.",
                    e);
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String column : TEXTS) {
            values.put(column, row.getString(column));
        }
        values.put("labels", labels(row.getString("labels")));
        values.put("company_id", row.getString("company_id"));
        values.put(REVISION, row.getLong("revision"));
        long phoneChangedAt = row.getLong("phone_changed_at");
        values.put(PHONE_CHANGED_AT, row.wasNull() ? null : Instant.ofEpochMilli(phoneChangedAt));
        return Row.of(row.getString("id"), values);
    }

    private static String json(@Nullable Object labels) {
        try {
            return JSON.writeValueAsString(labels == null ? List.of() : labels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> labels(String json) {
        try {
            return JSON.readValue(json, LABELS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The column labels holds something else than a JSON list.", e);
        }
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        // The driver wraps SQLite's words in brackets: [SQLITE_NOTADB] File opened that is not a database file (...)
        return message.replaceAll("^\\[[A-Z_]+]\\s*", "")
                .replaceAll("\\s*\\([^)]*\\)\\s*$", "")
                .strip();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The first failure is the one to report.
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly(connection);
    }
}
