package io.ghl.examples.cluster.app;

import io.ghl.sync.app.AppChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of customers and the log of its changes, in SQL that both databases understand. */
public final class CustomerTable {
    private static final String COLUMNS = "id, version, first_name, email, city, address, labels";

    private final Database database;

    public CustomerTable(Database database) {
        this.database = database;
    }

    /** Makes the tables if they are missing. */
    public CustomerTable create() {
        String counter = database.isSqlite()
                ? "INTEGER PRIMARY KEY AUTOINCREMENT"
                : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
        database.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS customer (location VARCHAR(80) NOT NULL,"
                        + " id VARCHAR(80) NOT NULL, version BIGINT NOT NULL, first_name TEXT, email TEXT, city TEXT,"
                        + " address TEXT, labels TEXT NOT NULL, creation_key VARCHAR(80) UNIQUE,"
                        + " PRIMARY KEY (location, id))");
                statement.execute("CREATE INDEX IF NOT EXISTS customer_email ON customer (location, lower(email))");
                statement.execute("CREATE TABLE IF NOT EXISTS customer_change (number " + counter
                        + ", location VARCHAR(80) NOT NULL, id VARCHAR(80) NOT NULL)");
                statement.execute("CREATE INDEX IF NOT EXISTS customer_change_location"
                        + " ON customer_change (location, number)");
                return true;
            }
        });
        return this;
    }

    // ---- reads ----

    public List<Customer> byId(String location, String id) {
        return database.read(connection -> byId(connection, location, id));
    }

    private static List<Customer> byId(Connection connection, String location, String id) throws SQLException {
        return select(connection, " WHERE location = ? AND id = ?", location, id);
    }

    public List<Customer> byEmail(String location, String email) {
        return database.read(
                connection -> select(connection, " WHERE location = ? AND lower(email) = lower(?)", location, email));
    }

    public List<Customer> byKey(String location, String key) {
        return database.read(
                connection -> select(connection, " WHERE location = ? AND creation_key = ?", location, key));
    }

    /** Customers in the order of their ids. */
    public List<Customer> page(String location, String afterId, int limit) {
        return database.read(connection ->
                select(connection, " WHERE location = ? AND id > ? ORDER BY id LIMIT ?", location, afterId, limit));
    }

    /** What changed after a number; from now on if there is none. */
    public AppChanges changes(String location, @Nullable String cursor, int limit) {
        return database.read(connection -> cursor == null
                ? new AppChanges(List.of(), lastChange(connection, location), false)
                : changesAfter(connection, location, Long.parseLong(cursor), limit));
    }

    private static String lastChange(Connection connection, String location) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT coalesce(max(number), 0) FROM customer_change WHERE location = ?")) {
            query.setString(1, location);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return String.valueOf(rows.getLong(1));
            }
        }
    }

    private static AppChanges changesAfter(Connection connection, String location, long after, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT number, id FROM customer_change WHERE location = ? AND number > ? ORDER BY number LIMIT ?")) {
            query.setString(1, location);
            query.setLong(2, after);
            query.setInt(3, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<String> ids = new ArrayList<>();
                long last = after;
                while (rows.next()) {
                    last = rows.getLong(1);
                    ids.add(rows.getString(2));
                }
                return new AppChanges(ids, String.valueOf(last), ids.size() == limit);
            }
        }
    }

    // ---- writes, within the caller's transaction ----

    /** Adds a customer and returns its id. */
    public String insert(Connection connection, String location, Customer customer, @Nullable String key)
            throws SQLException {
        String id = UUID.randomUUID().toString();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO customer (location, " + COLUMNS + ", creation_key) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, location);
            insert.setString(2, id);
            fill(insert, 3, customer);
            insert.setString(8, key);
            insert.executeUpdate();
        }
        log(connection, location, id);
        return id;
    }

    /** Changes a customer if it still has the version that was read. */
    public boolean update(Connection connection, String location, Customer expected, Customer next)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE customer SET first_name = ?, email = ?,"
                + " city = ?, address = ?, labels = ?, version = version + 1"
                + " WHERE location = ? AND id = ? AND version = ?")) {
            fill(update, 1, next);
            update.setString(6, location);
            update.setString(7, expected.id());
            update.setLong(8, expected.version());
            if (update.executeUpdate() == 0) {
                return false;
            }
        }
        log(connection, location, expected.id());
        return true;
    }

    /** Deletes a customer if it still has the version that was read; true if it is gone. */
    public boolean delete(Connection connection, String location, Customer expected) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM customer WHERE location = ? AND id = ? AND version = ?")) {
            delete.setString(1, location);
            delete.setString(2, expected.id());
            delete.setLong(3, expected.version());
            if (delete.executeUpdate() == 0) {
                return byId(connection, location, expected.id()).isEmpty();
            }
        }
        log(connection, location, expected.id());
        return true;
    }

    /**
     * Numbers are given at the insert and become visible at the commit, so a reader could pass one by that is committed
     * late. The lock makes writers of a location commit in the order of their numbers. SQLite has one writer anyway.
     */
    private void log(Connection connection, String location, String id) throws SQLException {
        if (!database.isSqlite()) {
            try (PreparedStatement lock =
                    connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 1))")) {
                lock.setString(1, location);
                lock.execute();
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO customer_change (location, id) VALUES (?, ?)")) {
            insert.setString(1, location);
            insert.setString(2, id);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, int from, Customer customer) throws SQLException {
        statement.setString(from, customer.firstName());
        statement.setString(from + 1, customer.email());
        statement.setString(from + 2, customer.city());
        statement.setString(from + 3, customer.address());
        statement.setString(from + 4, String.join(",", customer.labels()));
    }

    private static List<Customer> select(Connection connection, String where, Object... parameters)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + COLUMNS + " FROM customer" + where)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<Customer> customers = new ArrayList<>();
                while (rows.next()) {
                    customers.add(customer(rows));
                }
                return customers;
            }
        }
    }

    private static Customer customer(ResultSet rows) throws SQLException {
        Set<String> labels =
                new LinkedHashSet<>(List.of(rows.getString("labels").split(",")));
        labels.remove("");
        return new Customer(
                rows.getString("id"),
                rows.getLong("version"),
                rows.getString("first_name"),
                rows.getString("email"),
                rows.getString("city"),
                rows.getString("address"),
                labels);
    }
}
