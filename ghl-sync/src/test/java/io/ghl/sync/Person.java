package io.ghl.sync;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer of the application that the tests sync. */
public record Person(
        String id,
        @Nullable String firstName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable Stage stage,
        Set<String> labels,
        @Nullable Instant phoneChangedAt) {

    public enum Stage {
        NEW,
        WON
    }

    public static Person named(String id, String firstName, String email) {
        return new Person(id, firstName, email, null, null, null, Set.of(), null);
    }

    public Person withFirstName(@Nullable String value) {
        return new Person(id, value, email, phone, city, stage, labels, phoneChangedAt);
    }

    public Person withEmail(@Nullable String value) {
        return new Person(id, firstName, value, phone, city, stage, labels, phoneChangedAt);
    }

    public Person withPhone(@Nullable String value) {
        return new Person(id, firstName, email, value, city, stage, labels, phoneChangedAt);
    }

    public Person withCity(@Nullable String value) {
        return new Person(id, firstName, email, phone, value, stage, labels, phoneChangedAt);
    }

    public Person withStage(@Nullable Stage value) {
        return new Person(id, firstName, email, phone, city, value, labels, phoneChangedAt);
    }

    public Person withLabels(Set<String> value) {
        return new Person(id, firstName, email, phone, city, stage, Set.copyOf(value), phoneChangedAt);
    }

    public Person withPhoneChangedAt(Instant at) {
        return new Person(id, firstName, email, phone, city, stage, labels, at);
    }

    public Person withId(String value) {
        return new Person(value, firstName, email, phone, city, stage, labels, phoneChangedAt);
    }
}
