package io.ghl.client.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of HighLevel says about the limits; null for what it does not say. Numbers are never negative.
 *
 * @param status the HTTP status
 * @param max requests per window ({@code X-RateLimit-Max})
 * @param remaining requests left in the window ({@code X-RateLimit-Remaining})
 * @param window length of the window ({@code X-RateLimit-Interval-Milliseconds})
 * @param dailyMax requests per day ({@code X-RateLimit-Limit-Daily})
 * @param dailyRemaining requests left of the day ({@code X-RateLimit-Daily-Remaining})
 * @param dailyReset time until the day's budget begins anew ({@code X-RateLimit-Daily-Reset}), which HighLevel does not
 *     always send
 * @param retryAfter the pause that the server asks for ({@code Retry-After}), at most a year
 */
public record LimitReport(
        int status,
        @Nullable Integer max,
        @Nullable Integer remaining,
        @Nullable Duration window,
        @Nullable Long dailyMax,
        @Nullable Long dailyRemaining,
        @Nullable Duration dailyReset,
        @Nullable Duration retryAfter) {

    /**
     * Whether the server refused the request over the limit.
     *
     * @return true for status 429
     */
    public boolean refused() {
        return status == 429;
    }
}
