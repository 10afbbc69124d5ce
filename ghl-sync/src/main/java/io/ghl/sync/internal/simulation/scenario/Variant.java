package io.ghl.sync.internal.simulation.scenario;

import java.util.SplittableRandom;

/**
 * What the run of a seed has and others have not: a function of the seed, and of nothing else that is drawn from it, so
 * that the runs without are what they would be anyway.
 *
 * @param measured whether the engine measures HighLevel's clock, by which it then tells which of two changes is newer
 * @param ahead where HighLevel's clock is then, as a share of the most that clocks are wrong by, from -1 to 1
 * @param marked whether contacts that the sync creates carry the application's id
 */
public record Variant(boolean measured, double ahead, boolean marked) {
    /** Nothing that a mapping must be made for. */
    public static final Variant NONE = new Variant(false, 0, false);

    static Variant of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 5);
        return new Variant(random.nextBoolean(), 2 * random.nextDouble() - 1, random.nextInt(3) == 0);
    }
}
