package io.ghl.sandbox.internal.http;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * HighLevel's two budgets per app and location: requests in a sliding window, and requests per day. The day rolls over
 * at midnight UTC; no source says when HighLevel's does. Refused requests are not counted.
 */
final class RateLimiter {
    /**
     * The budget after a request.
     *
     * @param allowed whether the request may go on
     * @param retryAfterMillis how long until the window has room, 0 if it has
     */
    record Verdict(boolean allowed, int remaining, int dailyRemaining, long retryAfterMillis) {}

    private static final class Usage {
        final Deque<Long> window = new ArrayDeque<>();
        long day;
        int today;
    }

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Clock clock;
    private final int max;
    private final Duration interval;
    private final int dailyLimit;
    private final Map<String, Usage> usages = new HashMap<>();

    RateLimiter(Clock clock, int max, Duration interval, int dailyLimit) {
        this.clock = clock;
        this.max = max;
        this.interval = interval;
        this.dailyLimit = dailyLimit;
    }

    int max() {
        return max;
    }

    Duration interval() {
        return interval;
    }

    int dailyLimit() {
        return dailyLimit;
    }

    /** The budget as it is, without counting a request. */
    synchronized Verdict look(String key) {
        return ask(key, false);
    }

    synchronized Verdict ask(String key) {
        return ask(key, true);
    }

    private Verdict ask(String key, boolean count) {
        long millis = clock.instant().toEpochMilli();
        Usage usage = usages.computeIfAbsent(key, k -> new Usage());
        long day = Math.floorDiv(millis, DAY);
        if (usage.day != day) {
            usage.day = day;
            usage.today = 0;
        }
        Long oldest = usage.window.peekFirst();
        while (oldest != null && oldest <= millis - interval.toMillis()) {
            usage.window.removeFirst();
            oldest = usage.window.peekFirst();
        }
        boolean windowFull = usage.window.size() >= max;
        boolean allowed = !windowFull && usage.today < dailyLimit;
        if (allowed && count) {
            usage.window.addLast(millis);
            usage.today++;
        }
        long wait = windowFull && oldest != null ? oldest + interval.toMillis() - millis : 0;
        return new Verdict(allowed, max - usage.window.size(), dailyLimit - usage.today, wait);
    }

    long millisToNextDay() {
        return DAY - Math.floorMod(clock.millis(), DAY);
    }

    synchronized void reset() {
        usages.clear();
    }
}
