package io.ghl.examples.cluster.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.JoinedRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Customers in the database of the engine's store: both are committed together. */
public final class JoinedCustomers implements JoinedRecords<Customer> {
    private final CustomerTable table;
    private final WriteWatch watch;

    /** The customers of a table, with somebody who is told of each write. */
    public JoinedCustomers(CustomerTable table, WriteWatch watch) {
        this.table = table;
        this.watch = watch;
    }

    @Override
    public String id(Customer customer) {
        return customer.id();
    }

    @Override
    public Optional<Customer> find(String location, String id) {
        return table.byId(location, id).stream().findFirst();
    }

    @Override
    public List<Customer> findByKey(String location, String field, String value) {
        return table.byEmail(location, value);
    }

    @Override
    public List<Customer> page(String location, @Nullable String afterId, int limit) {
        return table.page(location, afterId == null ? "" : afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return table.changes(location, cursor, limit);
    }

    @Override
    public Customer blank(String location) {
        return Customer.blank();
    }

    @Override
    public String create(Connection connection, String location, Customer draft, String key) {
        return write(() -> table.insert(connection, location, draft, key));
    }

    @Override
    public boolean update(Connection connection, String location, Customer expected, Customer next) {
        return write(() -> table.update(connection, location, expected, next));
    }

    @Override
    public boolean delete(Connection connection, String location, Customer expected) {
        return write(() -> table.delete(connection, location, expected));
    }

    private interface Write<R> {
        R run() throws SQLException;
    }

    private <R> R write(Write<R> write) {
        watch.unwritten();
        try {
            R result = write.run();
            watch.written();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("The customer could not be written (SQLSTATE " + e.getSQLState() + ").", e);
        }
    }
}
