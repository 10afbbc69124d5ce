package io.ghl.examples.cluster.run;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose record people edit, and what both sides must hold in the end. Each value is used once, so that it tells
 * who wrote it and when. Not thread-safe.
 */
final class Person {
    private final String location;
    private final String email;
    private final Set<String> tags = new TreeSet<>();

    /** Edited in HighLevel only, so its last value must be there in the end. */
    @Nullable
    String firstName;

    /** Edited in the application only. */
    @Nullable
    String city;

    /** Edited on both sides: in the end one of the last values. */
    @Nullable
    String addressOfApp;

    @Nullable
    String addressOfGhl;

    boolean cityEdited;
    boolean firstNameEdited;
    boolean deleted;

    @Nullable
    String contactId;

    Person(String location, String email) {
        this.location = location;
        this.email = email;
    }

    String location() {
        return location;
    }

    String email() {
        return email;
    }

    Set<String> tags() {
        return tags;
    }
}
