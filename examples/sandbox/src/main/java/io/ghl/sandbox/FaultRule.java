package io.ghl.sandbox;

import java.time.Duration;
import java.util.Set;

/**
 * When a {@link Fault} strikes.
 *
 * <p>Of the occasions that the rule applies to, the first {@code atLeast} are struck for certain and every later one
 * with the given probability, until {@code atMost} have been struck.
 *
 * @param probability chance from 0 to 1 for each occasion after the first {@code atLeast}
 * @param atLeast number of first occasions that are struck for certain
 * @param atMost number of strikes after which the rule is spent
 * @param operations operation ids, or webhook types for the webhook faults, that the rule applies to; empty means all
 * @param status status of an error fault
 * @param latency time of {@link Fault#LATENCY} and {@link Fault#WEBHOOK_DELAY}
 * @param bytesPerSecond speed of {@link Fault#SLOW_BODY}
 */
public record FaultRule(
        double probability,
        long atLeast,
        long atMost,
        Set<String> operations,
        int status,
        Latency latency,
        int bytesPerSecond) {
    private static final int SLOW = 1_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a value is out of its range; the methods below throw it too
     */
    public FaultRule {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be from 0 to 1, not " + probability);
        }
        if (atLeast < 0 || atMost < 0) {
            throw new IllegalArgumentException("atLeast and atMost must not be negative");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
        }
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("bytesPerSecond must be at least 1");
        }
        operations = Set.copyOf(operations);
    }

    /**
     * Strikes every occasion with this chance.
     *
     * @param probability chance from 0 to 1
     * @return the rule
     */
    public static FaultRule withProbability(double probability) {
        return new FaultRule(probability, 0, Long.MAX_VALUE, Set.of(), 500, Latency.fixed(Duration.ZERO), SLOW);
    }

    /**
     * Strikes exactly the next {@code n} occasions.
     *
     * @param n a number of occasions
     * @return the rule
     */
    public static FaultRule next(long n) {
        return new FaultRule(0, n, n, Set.of(), 500, Latency.fixed(Duration.ZERO), SLOW);
    }

    /** {@return strikes every occasion} */
    public static FaultRule always() {
        return withProbability(1);
    }

    /**
     * The same rule, which strikes the first {@code n} occasions for certain.
     *
     * @param n a number of occasions
     * @return the rule
     */
    public FaultRule atLeast(long n) {
        return new FaultRule(probability, n, Math.max(n, atMost), operations, status, latency, bytesPerSecond);
    }

    /**
     * The same rule, which is spent after {@code n} strikes.
     *
     * @param n a number of occasions
     * @return the rule
     */
    public FaultRule atMost(long n) {
        return new FaultRule(probability, Math.min(n, atLeast), n, operations, status, latency, bytesPerSecond);
    }

    /**
     * The same rule for these operation ids only, such as {@code create-contact}.
     *
     * @param only operation ids or webhook types
     * @return the rule
     */
    public FaultRule on(String... only) {
        return new FaultRule(probability, atLeast, atMost, Set.of(only), status, latency, bytesPerSecond);
    }

    /**
     * The same rule with another status for error faults.
     *
     * @param code a status from 400 to 599
     * @return the rule
     */
    public FaultRule status(int code) {
        return new FaultRule(probability, atLeast, atMost, operations, code, latency, bytesPerSecond);
    }

    /**
     * The same rule with the time for {@link Fault#LATENCY} and {@link Fault#WEBHOOK_DELAY}.
     *
     * @param time how long an answer or a webhook is held back
     * @return the rule
     */
    public FaultRule latency(Duration time) {
        return latency(Latency.fixed(time));
    }

    /**
     * The same rule with times for {@link Fault#LATENCY} and {@link Fault#WEBHOOK_DELAY} that are drawn anew each time.
     *
     * @param times how long an answer or a webhook is held back
     * @return the rule
     */
    public FaultRule latency(Latency times) {
        return new FaultRule(probability, atLeast, atMost, operations, status, times, bytesPerSecond);
    }

    /**
     * The same rule with the speed of {@link Fault#SLOW_BODY}; 1,000 bytes per second unless said otherwise.
     *
     * @param bytes bytes per second, at least 1
     * @return the rule
     */
    public FaultRule bytesPerSecond(int bytes) {
        return new FaultRule(probability, atLeast, atMost, operations, status, latency, bytes);
    }
}
