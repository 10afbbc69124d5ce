package io.ghl.sync;

/** Throws what a method does not declare, as code in Kotlin does. */
public final class Sneaky {
    private Sneaky() {}

    public static Runnable failing(Throwable failure) {
        return () -> Sneaky.<RuntimeException>fail(failure);
    }

    /** Whoever calls it says that it throws what it does not. */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> void fail(Throwable failure) throws E {
        throw (E) failure;
    }
}
