package io.ghl.consumer;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The records of the application, in memory. */
final class Customers implements AppRecords<Customers.Customer> {
    record Customer(String id, String email) {
        Customer withEmail(String value) {
            return new Customer(id, value);
        }
    }
    private final TreeMap<String, Customer> rows = new TreeMap<>();
    @Override
    public String id(Customer customer) {
        return customer.id();
    }
    @Override
    public synchronized Optional<Customer> find(String location, String id) {
        return Optional.ofNullable(rows.get(id));
    }
    @Override
    public synchronized List<Customer> findByKey(String location, String field, String value) {
        return rows.values().stream()
                .filter(customer -> value.equals(customer.email()))
                .toList();
    }
    @Override
    public synchronized List<Customer> page(String location, String afterId, int limit) {
        return rows.tailMap(afterId == null ? "" : afterId, false).values().stream()
                .limit(limit)
                .toList();
    }
    @Override
    public AppChanges changedSince(String location, String cursor, int limit) {
        return new AppChanges(List.of(), "none", false);
    }
    @Override
    public Customer blank(String location) {
        return new Customer("", null);
    }
    @Override
    public synchronized String create(String location, Customer draft, String key) {
        rows.putIfAbsent(key, new Customer(key, draft.email()));
        return key;
    }
    @Override
    public synchronized boolean update(String location, Customer expected, Customer next) {
        return rows.replace(expected.id(), expected, next);
    }
    @Override
    public synchronized boolean delete(String location, Customer expected) {
        rows.remove(expected.id(), expected);
        return true;
    }
}
