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
 * @param companyId the company that the customer belongs to
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
        @Nullable Instant phoneChangedAt,
        @Nullable String companyId) {

    public Customer {
        labels = List.copyOf(labels);
    }

    /** A row with nothing in it. */
    public static Customer blank() {
        return new Customer("", 0, null, null, null, null, null, null, List.of(), null, null);
    }

    public Customer withFirstName(@Nullable String value) {
        return new Customer(
                id, revision, value, lastName, email, phone, city, stage, labels, phoneChangedAt, companyId);
    }

    public Customer withLastName(@Nullable String value) {
        return new Customer(
                id, revision, firstName, value, email, phone, city, stage, labels, phoneChangedAt, companyId);
    }

    public Customer withEmail(@Nullable String value) {
        return new Customer(
                id, revision, firstName, lastName, value, phone, city, stage, labels, phoneChangedAt, companyId);
    }

    public Customer withPhone(@Nullable String value) {
        return new Customer(
                id, revision, firstName, lastName, email, value, city, stage, labels, phoneChangedAt, companyId);
    }

    public Customer withCity(@Nullable String value) {
        return new Customer(
                id, revision, firstName, lastName, email, phone, value, stage, labels, phoneChangedAt, companyId);
    }

    public Customer withStage(@Nullable Stage value) {
        return new Customer(
                id, revision, firstName, lastName, email, phone, city, value, labels, phoneChangedAt, companyId);
    }

    public Customer withLabels(List<String> value) {
        return new Customer(
                id, revision, firstName, lastName, email, phone, city, stage, value, phoneChangedAt, companyId);
    }

    public Customer withCompanyId(@Nullable String value) {
        return new Customer(
                id, revision, firstName, lastName, email, phone, city, stage, labels, phoneChangedAt, value);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Customer[" + id + ", revision=" + revision + "]";
    }
}
