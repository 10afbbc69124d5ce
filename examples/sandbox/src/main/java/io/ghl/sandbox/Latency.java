package io.ghl.sandbox;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long an answer or a webhook is held back: a time, or one drawn anew on each occasion.
 *
 * @param shape how times are spread
 * @param min the time of a fixed latency, the shortest of a uniform one, the mean of an exponential one
 * @param max the longest of a uniform latency, else the same as {@code min}
 */
public record Latency(Shape shape, Duration min, Duration max) {
    /** How times are spread. */
    public enum Shape {
        /** Always the same. */
        FIXED,
        /** All times between two bounds are equally likely. */
        UNIFORM,
        /** Mostly short and now and then very long, as networks are; never above 37 times the mean. */
        EXPONENTIAL
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a time is negative or above a day, or {@code max} below {@code min}; the
     *     methods below throw it too
     */
    public Latency {
        if (min.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative");
        }
        if (max.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("latency must not be above a day");
        }
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("the longest latency must not be below the shortest");
        }
    }

    /**
     * Always the same time.
     *
     * @param time the time
     * @return the latency
     */
    public static Latency fixed(Duration time) {
        return new Latency(Shape.FIXED, time, time);
    }

    /**
     * Times between two bounds, all equally likely.
     *
     * @param min the shortest
     * @param max the longest
     * @return the latency
     */
    public static Latency uniform(Duration min, Duration max) {
        return new Latency(Shape.UNIFORM, min, max);
    }

    /**
     * Mostly short times and now and then a very long one.
     *
     * @param mean the mean
     * @return the latency
     */
    public static Latency exponential(Duration mean) {
        return new Latency(Shape.EXPONENTIAL, mean, mean);
    }

    /** One time, as a fixed latency. */
    Latency drawn(SplittableRandom random) {
        return switch (shape) {
            case FIXED -> this;
            case UNIFORM -> fixed(Duration.ofNanos(random.nextLong(min.toNanos(), max.toNanos() + 1)));
            case EXPONENTIAL -> fixed(Duration.ofNanos((long) (min.toNanos() * -Math.log(1 - random.nextDouble()))));
        };
    }
}
