package io.ghl.examples.benchmarks.sync;

import org.jspecify.annotations.Nullable;

/** A record of the application. */
public record Member(
        String id,
        @Nullable String firstName,
        @Nullable String email,
        @Nullable String city) {
    Member withId(String value) {
        return new Member(value, firstName, email, city);
    }

    public Member withFirstName(@Nullable String value) {
        return new Member(id, value, email, city);
    }

    public Member withEmail(@Nullable String value) {
        return new Member(id, firstName, value, city);
    }

    public Member withCity(@Nullable String value) {
        return new Member(id, firstName, email, value);
    }
}
