package io.ghl.sandbox.internal.webhook;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How failed deliveries are repeated: at even distances after a 429 only, or at doubling ones after any failure.
 *
 * @param retries how often at most, the first attempt not counted
 * @param afterAnyFailure whether anything but a 2xx is repeated, not only a 429
 * @param base time before the first retry
 * @param seed seed of the jitter, which adds up to a fifth
 */
public record RetryPolicy(int retries, boolean afterAnyFailure, Duration base, long seed) {
    private static final double JITTER = 0.2;

    boolean applies(int status, int attempts) {
        return (status == 429 || afterAnyFailure) && attempts <= retries;
    }

    /** The time before the next attempt. It depends on the delivery alone, not on what other threads do. */
    Duration delay(String deliveryId, int attempts) {
        long factor = afterAnyFailure ? 1L << (attempts - 1) : 1;
        double chance = new SplittableRandom(seed ^ (deliveryId.hashCode() * 31L + attempts)).nextDouble();
        return Duration.ofNanos((long) (base.toNanos() * factor * (1 + JITTER * chance)));
    }
}
