package io.ghl.client.limit;

import java.time.Duration;

/**
 * How often and after what pause a failed call is repeated. Whether it may be repeated at all is not a setting: it
 * follows from the operation and from how far the request got. A create is never repeated once it may have reached
 * HighLevel.
 *
 * @param maxAttempts tries in total, at least 1; 1 switches repetition off
 * @param baseDelay upper end of the first random pause; it doubles with each try
 * @param maxDelay bound of the random pause; a longer {@code Retry-After} is still obeyed
 * @param budget repetitions that the client may have outstanding before an outage stops it from repeating at all;
 *     five successes give one back
 */
public record RetryPolicy(int maxAttempts, Duration baseDelay, Duration maxDelay, int budget) {

    /**
     * Checks the ranges.
     *
     * @param maxAttempts tries in total, at least 1; 1 switches repetition off
     * @param baseDelay upper end of the first random pause; it doubles with each try
     * @param maxDelay bound of the random pause; a longer {@code Retry-After} is still obeyed
     * @param budget repetitions that the client may have outstanding before an outage stops it from repeating at
     *     all; five successes give one back
     * @throws IllegalArgumentException if there are less than 1 try, or a delay or the budget is negative
     */
    public RetryPolicy {
        if (maxAttempts < 1 || baseDelay.isNegative() || maxDelay.isNegative() || budget < 0) {
            throw new IllegalArgumentException("A retry policy needs at least 1 attempt and no negative numbers.");
        }
    }

    /**
     * Four tries, pauses of up to 0.5, 1, 2 … 20 seconds, a budget of 100.
     *
     * @return the default
     */
    public static RetryPolicy standard() {
        return new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(20), 100);
    }

    /**
     * No repetition.
     *
     * @return a policy with one attempt
     */
    public static RetryPolicy none() {
        return standard().withMaxAttempts(1);
    }

    /**
     * Sets the number of tries.
     *
     * @param attempts tries in total, at least 1
     * @return a changed copy
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, baseDelay, maxDelay, budget);
    }

    /**
     * Sets the pauses.
     *
     * @param base upper end of the first random pause
     * @param max bound of the random pause
     * @return a changed copy
     */
    public RetryPolicy withDelays(Duration base, Duration max) {
        return new RetryPolicy(maxAttempts, base, max, budget);
    }

    /**
     * Sets the client's budget of repetitions.
     *
     * @param repetitions at least 0; 0 switches repetition off, except after 429
     * @return a changed copy
     */
    public RetryPolicy withBudget(int repetitions) {
        return new RetryPolicy(maxAttempts, baseDelay, maxDelay, repetitions);
    }
}
