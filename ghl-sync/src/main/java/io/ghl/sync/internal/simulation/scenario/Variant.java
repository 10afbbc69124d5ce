package io.ghl.sync.internal.simulation.scenario;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the run of a seed has and others have not: a function of the seed, and of nothing else that is drawn from it, so
 * that the runs without are what they would be anyway.
 *
 * @param measured whether the engine measures HighLevel's clock, by which it then tells which of two changes is newer
 * @param ahead where HighLevel's clock is then, as a share of the most that clocks are wrong by, from -1 to 1
 * @param marked whether contacts that the sync creates carry the application's id
 * @param remap how the mapping is another one for a part of the run, null if it stays what it is
 */
public record Variant(
        boolean measured,
        double ahead,
        boolean marked,
        @Nullable Remap remap) {
    /** Nothing that a mapping must be made for. */
    public static final Variant NONE = new Variant(false, 0, false, null);

    private static final int REMAPPED_OF = 8;
    private static final double NEVER = 2;

    /**
     * Another mapping for a part of a run.
     *
     * @param moves whether a field is another one in HighLevel meanwhile; else it is left out
     * @param pick which field
     * @param from when it begins, as a share of the time in which things happen; 0 if the run begins with it
     * @param until when it ends; more than 1 if it does not
     */
    public record Remap(boolean moves, int pick, double from, double until) {}

    static Variant of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 5);
        return new Variant(
                random.nextBoolean(),
                2 * random.nextDouble() - 1,
                random.nextInt(3) == 0,
                seed % REMAPPED_OF == 1 ? remap(random) : null);
    }

    private static Remap remap(SplittableRandom random) {
        double early = random.nextDouble() / 2;
        double late = 0.5 + random.nextDouble() / 2;
        int ends = random.nextInt(3);
        return new Remap(random.nextBoolean(), random.nextInt(1000), ends == 0 ? 0 : early, ends == 1 ? NEVER : late);
    }
}
