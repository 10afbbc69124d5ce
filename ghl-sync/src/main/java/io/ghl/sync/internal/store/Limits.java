package io.ghl.sync.internal.store;

/** Checks of arguments that every store makes alike. */
public final class Limits {
    private Limits() {}

    public static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("The limit must be 1 or more, and is " + limit + ".");
        }
        return limit;
    }

    public static void unsaved(long version) {
        if (version != 0) {
            throw new IllegalArgumentException("A new entry has version 0, and this one has " + version + ".");
        }
    }
}
