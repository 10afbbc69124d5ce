package io.ghl.sync.internal.simulation.cluster;

import java.util.SplittableRandom;

/** Whatever in a run is a matter of chance and no event: how long a call takes, whether a webhook is lost. */
public final class Noise {
    private final SplittableRandom random;

    /** The noise of a seed. */
    public Noise(long seed) {
        this.random = new SplittableRandom(~seed);
    }

    public boolean happensIn100(int times) {
        return nextInt(100) < times;
    }

    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    public long nextLong(long bound) {
        return random.nextLong(bound);
    }

    public long nextLong(long from, long bound) {
        return random.nextLong(from, bound);
    }

    public boolean nextBoolean() {
        return random.nextBoolean();
    }
}
