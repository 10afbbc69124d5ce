package io.ghl.examples.cluster.app;

import io.ghl.sync.app.JoinedRecords;
import java.sql.Connection;
import java.sql.SQLException;

/** Customers in the database of the engine's store: both are committed together. */
public final class JoinedCustomers extends CustomerReader implements JoinedRecords<Customer> {
    private final WriteWatch watch;

    /** The customers of a table, with somebody who is told of each write. */
    public JoinedCustomers(CustomerTable table, WriteWatch watch) {
        super(table);
        this.watch = watch;
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
