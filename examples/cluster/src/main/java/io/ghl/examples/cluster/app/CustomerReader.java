package io.ghl.examples.cluster.app;

import io.ghl.sync.app.AppChanges;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads customers, whichever way they are written. */
abstract class CustomerReader {
    final CustomerTable table;

    CustomerReader(CustomerTable table) {
        this.table = table;
    }

    public String id(Customer customer) {
        return customer.id();
    }

    public Optional<Customer> find(String location, String id) {
        return table.byId(location, id).stream().findFirst();
    }

    public List<Customer> findByKey(String location, String field, String value) {
        return table.byEmail(location, value);
    }

    public List<Customer> page(String location, @Nullable String afterId, int limit) {
        return table.page(location, afterId == null ? "" : afterId, limit);
    }

    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return table.changes(location, cursor, limit);
    }

    public Customer blank(String location) {
        return Customer.blank();
    }
}
