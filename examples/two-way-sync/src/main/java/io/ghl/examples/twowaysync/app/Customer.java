package io.ghl.examples.twowaysync.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code customers}.
 *
 * @param id the primary key; empty for a row that is not stored yet
 * @param revision counted up by the database at every change of the row
 * @param phoneChangedAt when the phone was changed last, kept by the database
 */
public record Customer(
        String id,
        long revision,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable Stage stage,
        List<String> labels,
        @Nullable Instant phoneChangedAt) {

    public Customer {
        labels = List.copyOf(labels);
    }

    /** A row with nothing in it. */
    public static Customer blank() {
        return new Customer("", 0, null, null, null, null, null, null, List.of(), null);
    }

    public Customer withFirstName(@Nullable String value) {
        return new Customer(id, revision, value, lastName, email, phone, city, stage, labels, phoneChangedAt);
    }

    public Customer withLastName(@Nullable String value) {
        return new Customer(id, revision, firstName, value, email, phone, city, stage, labels, phoneChangedAt);
    }

    public Customer withEmail(@Nullable String value) {
        return new Customer(id, revision, firstName, lastName, value, phone, city, stage, labels, phoneChangedAt);
    }

    public Customer withPhone(@Nullable String value) {
        return new Customer(id, revision, firstName, lastName, email, value, city, stage, labels, phoneChangedAt);
    }

    public Customer withCity(@Nullable String value) {
        return new Customer(id, revision, firstName, lastName, email, phone, value, stage, labels, phoneChangedAt);
    }

    public Customer withStage(@Nullable Stage value) {
        return new Customer(id, revision, firstName, lastName, email, phone, city, value, labels, phoneChangedAt);
    }

    public Customer withLabels(List<String> value) {
        return new Customer(id, revision, firstName, lastName, email, phone, city, stage, value, phoneChangedAt);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Customer[" + id + ", revision=" + revision + "]";
    }
}
