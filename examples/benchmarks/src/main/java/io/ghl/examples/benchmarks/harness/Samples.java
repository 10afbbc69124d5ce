package io.ghl.examples.benchmarks.harness;

import java.util.Arrays;
import java.util.List;

/** Numbers of equal standing; a busy moment of the machine moves their mean, and hardly their median. */
public final class Samples {
    private final double[] sorted;

    public Samples(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no median of nothing.");
        }
        sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    public double median() {
        return quantile(0.5);
    }

    /** Between two values it goes in a straight line. */
    public double quantile(double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
