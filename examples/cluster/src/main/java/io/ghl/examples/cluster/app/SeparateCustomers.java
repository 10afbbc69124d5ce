package io.ghl.examples.cluster.app;

import io.ghl.sync.app.AppRecords;
import java.util.List;
import java.util.function.Supplier;

/** Customers in a database of their own: each write is committed at once, and the engine remembers it afterwards. */
public final class SeparateCustomers extends CustomerReader implements AppRecords<Customer> {
    private final Database database;
    private final WriteWatch watch;

    /** The customers of a table, with somebody who is told of each write. */
    public SeparateCustomers(Database database, CustomerTable table, WriteWatch watch) {
        super(table);
        this.database = database;
        this.watch = watch;
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
