package io.ghl.sync.internal.simulation;

import java.util.SplittableRandom;

/** Whatever in a run is a matter of chance and no event: how long a call takes, whether a webhook is lost. */
final class Noise {
    private final SplittableRandom random;

    /** The noise of a seed. */
    Noise(long seed) {
        this.random = new SplittableRandom(~seed);
    }

    boolean happensIn100(int times) {
        return nextInt(100) < times;
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    long nextLong(long bound) {
        return random.nextLong(bound);
    }

    long nextLong(long from, long bound) {
        return random.nextLong(from, bound);
    }

    boolean nextBoolean() {
        return random.nextBoolean();
    }
}
