package io.ghl.examples.cluster.app;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A row of the application.
 *
 * @param id the row's id, empty before it is stored
 * @param version counted up by every write
 */
public record Customer(
        String id,
        long version,
        @Nullable String firstName,
        @Nullable String email,
        @Nullable String city,
        @Nullable String address,
        Set<String> labels) {
    public Customer {
        labels = new TreeSet<>(labels);
    }

    /** Nobody yet. */
    public static Customer blank() {
        return new Customer("", 0, null, null, null, null, Set.of());
    }

    public Customer withFirstName(@Nullable String value) {
        return new Customer(id, version, value, email, city, address, labels);
    }

    public Customer withEmail(@Nullable String value) {
        return new Customer(id, version, firstName, value, city, address, labels);
    }

    public Customer withCity(@Nullable String value) {
        return new Customer(id, version, firstName, email, value, address, labels);
    }

    public Customer withAddress(@Nullable String value) {
        return new Customer(id, version, firstName, email, city, value, labels);
    }

    public Customer withLabels(Set<String> value) {
        return new Customer(id, version, firstName, email, city, address, value);
    }

    /** Names no one. */
    @Override
    public String toString() {
        return "Customer[" + id + ", version " + version + "]";
    }
}
