package io.ghl.client.properties;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs a property on many random cases, the same ones in each run. */
final class Property {
    private static final @Nullable Long SEED = Long.getLong("ghl.seed");
    private static final int ROUNDS = Integer.getInteger("ghl.rounds", 1);

    private Property() {}

    /** What must hold for any randomness. */
    interface Case {
        void check(Seeds random) throws Exception;
    }

    /** Checks so many cases, or the one of {@code -Dghl.seed}. */
    static void holds(int cases, Case property) {
        holds(cases, SEED, property);
    }

    static void holds(int cases, @Nullable Long only, Case property) {
        LongStream seeds = only == null ? LongStream.range(0, (long) cases * ROUNDS) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                property.check(new Seeds(seed));
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError("Fails; repeat this case with -Dghl.seed=" + seed + ": " + e, e);
            }
        });
    }
}
