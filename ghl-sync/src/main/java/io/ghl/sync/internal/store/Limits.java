package io.ghl.sync.internal.store;

/** Checks of arguments that every store makes alike. */
final class Limits {
    private Limits() {}

    static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be 1 or more, and is " + limit + ".");
        }
        return limit;
    }

    static void unsaved(long version) {
        if (version != 0) {
            throw new IllegalArgumentException("A new entry has version 0, and this one has " + version + ".");
        }
    }
}
