package io.ghl.examples.cluster.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Customers in a database of their own: each write is committed at once, and the engine remembers it afterwards. */
public final class SeparateCustomers implements AppRecords<Customer> {
    private final Database database;
    private final CustomerTable table;
    private final WriteWatch watch;

    /** The customers of a table, with somebody who is told of each write. */
    public SeparateCustomers(Database database, CustomerTable table, WriteWatch watch) {
        this.database = database;
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
    public String create(String location, Customer draft, String key) {
        return write(() -> {
            List<Customer> before = table.byKey(location, key);
            return before.isEmpty()
                    ? database.transact(connection -> table.insert(connection, location, draft, key))
                    : before.get(0).id();
        });
    }

    @Override
    public boolean update(String location, Customer expected, Customer next) {
        return write(() -> database.transact(connection -> table.update(connection, location, expected, next)));
    }

    @Override
    public boolean delete(String location, Customer expected) {
        return write(() -> database.transact(connection -> table.delete(connection, location, expected)));
    }

    private <R> R write(Supplier<R> write) {
        watch.unwritten();
        R result = write.get();
        watch.written();
        return result;
    }
}
