package io.ghl.client.internal.limit;

import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one location's limit, on a clock that is passed in; not thread-safe.
 *
 * <p>A permit is out from before the request is sent until one window after its answer. The server counted the
 * request at some moment in between, so whatever window the server looks at, it sees no more than the limit.
 * Requests of others that share the limit show up as a smaller {@code Remaining} than this ledger expects; they are
 * booked as foreign permits for one window. An answer that took longer than a window tells nothing of them: who was
 * counted with its request is not remembered for that long.
 */
final class WindowLedger {
    private static final long PROBE_INTERVAL = Duration.ofMinutes(10).toNanos();

    /** One in so many requests of a window and of a day is kept for calls for which a person waits. */
    private static final int RESERVE = 10;

    /** A wrong header must not stop a location for longer. */
    private static final long LONGEST_DAY = Duration.ofHours(25).toNanos();

    /** Nor may one let it wait for longer, or make its window longer. */
    private static final long LONGEST_PAUSE = Duration.ofMinutes(5).toNanos();

    private int limit;
    private long window;
    private long daily;

    private int inFlight;
    /** When answered permits come back, oldest first. */
    private final ArrayDeque<Long> returning = new ArrayDeque<>();
    /** When permits came back; kept for one window, to compare with answers that took long. */
    private final ArrayDeque<Long> returned = new ArrayDeque<>();

    private final ArrayDeque<Foreign> foreign = new ArrayDeque<>();
    /** Foreign permits that came back; kept for one window like {@link #returned}. */
    private final ArrayDeque<Foreign> foreignReturned = new ArrayDeque<>();

    /** Until when the server wants no requests, however many permits are here; null if it did not say. */
    private @Nullable Long closedUntil;

    private long day = Long.MIN_VALUE;
    private long dailyRemaining;
    private final Probe people = new Probe();
    private final Probe background = new Probe();
    /** When the server said the day ends; null if it did not. */
    private @Nullable Long dayEnd;

    private record Foreign(int permits, long until) {}

    /** While a budget counts as used up, one request in a while goes through: its answer tells whether that is so. */
    private static final class Probe {
        private @Nullable Long next;

        private void notNeeded() {
            next = null;
        }

        private void giveBack(long now) {
            next = next == null ? null : now;
        }

        private boolean take(long now) {
            boolean due = next != null && now - next >= 0;
            if (next == null || due) {
                next = now + PROBE_INTERVAL;
            }
            return due;
        }
    }

    WindowLedger(RateLimitPolicy policy) {
        limit = policy.requests();
        window = policy.window().toNanos();
        daily = policy.daily();
        dailyRemaining = daily;
    }

    boolean tryTake(long now) {
        settle(now);
        if (closedUntil != null || used() >= limit) {
            return false;
        }
        inFlight++;
        dailyRemaining--;
        return true;
    }

    /** Whether what is left of the window is kept for calls for which a person waits. */
    boolean isReserved(long now) {
        settle(now);
        return used() >= limit - limit / RESERVE;
    }

    /** When the next permit may be had, {@link Long#MAX_VALUE} if that depends on an answer. */
    long nextFree() {
        if (closedUntil != null) {
            return closedUntil;
        }
        long next = returning.isEmpty() ? Long.MAX_VALUE : returning.element();
        for (Foreign permits : foreign) {
            next = Math.min(next, permits.until());
        }
        return next;
    }

    /** The request never left: the server did not count it. */
    void giveBack() {
        inFlight--;
        dailyRemaining++;
    }

    /** The request was answered, or may have reached the server without an answer. */
    void answered(long sentAt, long now, LimitReport report) {
        settle(now);
        learnSizes(report, now);
        int expected = inFlight + stillCountedSince(sentAt) + foreignSince(sentAt);
        long back = now + window;
        Integer told = now - sentAt > window ? null : report.remaining();
        Integer remaining = report.refused() ? Integer.valueOf(0) : told;
        if (remaining != null) {
            int others = limit - remaining - expected;
            if (others > 0) {
                foreign.add(new Foreign(others, back));
            }
        }
        inFlight--;
        returning.add(back);
        Duration asked = report.refused() ? report.retryAfter() : null;
        if (asked != null) {
            close(now + Math.min(asked.toNanos(), LONGEST_PAUSE));
        }
    }

    private void close(long until) {
        if (closedUntil == null || until - closedUntil > 0) {
            closedUntil = until;
        }
    }

    /**
     * Whether the day's budget is used up, but for the part that is kept for calls for which a person waits. Where
     * HighLevel's day ends is not published: unless an answer said so, it is taken to end at midnight UTC, and now and
     * then a {@linkplain #takeProbe probe} is let through.
     */
    boolean isDayExhausted(long today, long now, boolean interactive) {
        boolean over = dayEnd == null ? today != day : now - dayEnd >= 0;
        if (over) {
            dailyRemaining = daily;
            dayEnd = null;
        }
        day = today;
        if (dailyRemaining > (interactive ? 0 : daily / RESERVE)) {
            probe(interactive).notNeeded();
            return false;
        }
        return true;
    }

    /** Whether a call may be the probe of a day that is exhausted: of either kind of call one in a while. */
    boolean takeProbe(long now, boolean interactive) {
        return probe(interactive).take(now);
    }

    /** The probe was not sent: the next call may be one. */
    void giveBackProbe(long now, boolean interactive) {
        probe(interactive).giveBack(now);
    }

    /** Each kind has its own, since there may be no calls of the other. */
    private Probe probe(boolean interactive) {
        return interactive ? people : background;
    }

    private void learnSizes(LimitReport report, long now) {
        Integer max = report.max();
        if (max != null && max > 0) {
            limit = max;
        }
        Duration length = report.window();
        if (length != null && !length.isZero()) {
            window = Math.min(length.toNanos(), LONGEST_PAUSE);
        }
        Long day = report.dailyMax();
        if (day != null && day > 0) {
            daily = day;
        }
        Long left = report.dailyRemaining();
        if (left != null) {
            dailyRemaining = left - (inFlight - 1);
        }
        Duration reset = report.dailyReset();
        if (reset != null) {
            dayEnd = now + Math.min(reset.toNanos(), LONGEST_DAY);
        }
    }

    /** Time to the end of the day, null if the server did not say. */
    @Nullable
    Duration restOfDay(long now) {
        return dayEnd == null ? null : Duration.ofNanos(Math.max(0, dayEnd - now));
    }

    private int used() {
        int others = 0;
        for (Foreign permits : foreign) {
            others += permits.permits();
        }
        return inFlight + returning.size() + others;
    }

    /** Answered permits that the server may have counted when it handled a request sent at this time. */
    private int stillCountedSince(long sentAt) {
        int count = returning.size();
        for (var times = returned.descendingIterator(); times.hasNext() && times.next() - sentAt > 0; ) {
            count++;
        }
        return count;
    }

    private int foreignSince(long sentAt) {
        int count = 0;
        for (Foreign permits : foreign) {
            count += permits.permits();
        }
        for (Foreign permits : foreignReturned) {
            count += permits.until() - sentAt > 0 ? permits.permits() : 0;
        }
        return count;
    }

    private void settle(long now) {
        if (closedUntil != null && closedUntil - now <= 0) {
            closedUntil = null;
        }
        while (!returning.isEmpty() && returning.element() - now <= 0) {
            returned.add(returning.remove());
        }
        while (!returned.isEmpty() && returned.element() + window - now <= 0) {
            returned.remove();
        }
        for (Foreign permits : foreign) {
            if (permits.until() - now <= 0) {
                foreignReturned.add(permits);
            }
        }
        foreign.removeIf(permits -> permits.until() - now <= 0);
        foreignReturned.removeIf(permits -> permits.until() + window - now <= 0);
    }
}
