package io.ghl.client.limit;

import java.time.Duration;

/**
 * The limits that HighLevel sets per app and location. They are a starting point: the client corrects them by the
 * {@code X-RateLimit-*} headers of each answer.
 *
 * @param requests requests per window, at least 1; HighLevel's default is 100
 * @param window length of the window; HighLevel's default is 10 seconds
 * @param daily requests per day; HighLevel's default is 200,000
 * @param maxWaiting how many calls may wait for one location; one more is refused
 * @param enabled whether the client holds calls back at all
 */
public record RateLimitPolicy(int requests, Duration window, long daily, int maxWaiting, boolean enabled) {

    /**
     * Checks the ranges.
     *
     * @param requests requests per window, at least 1; HighLevel's default is 100
     * @param window length of the window; HighLevel's default is 10 seconds
     * @param daily requests per day; HighLevel's default is 200,000
     * @param maxWaiting how many calls may wait for one location; one more is refused
     * @param enabled whether the client holds calls back at all
     * @throws IllegalArgumentException if requests or the day's budget are below 1, the window is not longer than
     *     zero, or the number of waiting calls is negative
     */
    public RateLimitPolicy {
        if (requests < 1 || window.isNegative() || window.isZero() || daily < 1 || maxWaiting < 0) {
            throw new IllegalArgumentException("A rate limit needs at least 1 request, a window and a day's budget.");
        }
    }

    /**
     * HighLevel's published limits: 100 requests in 10 seconds, 200,000 a day.
     *
     * @return the default
     */
    public static RateLimitPolicy standard() {
        return new RateLimitPolicy(100, Duration.ofSeconds(10), 200_000, 10_000, true);
    }

    /**
     * No pacing at all; HighLevel's 429 answers are still repeated by the retry policy.
     *
     * @return a policy that never holds a call back
     */
    public static RateLimitPolicy unlimited() {
        return new RateLimitPolicy(Integer.MAX_VALUE, Duration.ofSeconds(10), Long.MAX_VALUE, 0, false);
    }

    /**
     * Sets the limit per window.
     *
     * @param newRequests requests per window, at least 1
     * @param newWindow length of the window
     * @return a changed copy
     * @throws IllegalArgumentException if the number is below 1, or the window not longer than zero
     */
    public RateLimitPolicy withBurst(int newRequests, Duration newWindow) {
        return new RateLimitPolicy(newRequests, newWindow, daily, maxWaiting, enabled);
    }

    /**
     * Sets the limit per day.
     *
     * @param newDaily requests per day, at least 1
     * @return a changed copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public RateLimitPolicy withDaily(long newDaily) {
        return new RateLimitPolicy(requests, window, newDaily, maxWaiting, enabled);
    }

    /**
     * Sets how many calls may wait.
     *
     * @param newMaxWaiting calls that may wait for one location
     * @return a changed copy
     * @throws IllegalArgumentException if the number is negative
     */
    public RateLimitPolicy withMaxWaiting(int newMaxWaiting) {
        return new RateLimitPolicy(requests, window, daily, newMaxWaiting, enabled);
    }
}
