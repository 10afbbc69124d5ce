package io.ghl.client.internal.limit;

import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.LimitReport;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What the headers of an answer say about limits. Values that make no sense count as absent. */
public final class LimitHeaders {
    /** What is known when no answer came. */
    static final LimitReport NOTHING = new LimitReport(0, null, null, null, null, null, null, null);

    /** Far beyond any deadline, and few enough nanoseconds to reckon with. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private LimitHeaders() {}

    public static LimitReport read(HttpReply reply, Instant now) {
        Long max = number(reply, "x-ratelimit-max");
        Long remaining = number(reply, "x-ratelimit-remaining");
        return new LimitReport(
                reply.status(),
                max == null ? null : Math.toIntExact(Math.min(max, Integer.MAX_VALUE)),
                remaining == null ? null : Math.toIntExact(Math.min(remaining, Integer.MAX_VALUE)),
                interval(reply),
                number(reply, "x-ratelimit-limit-daily"),
                number(reply, "x-ratelimit-daily-remaining"),
                millis(reply, "x-ratelimit-daily-reset"),
                retryAfter(reply, now));
    }

    /** The window of the limit. */
    public static @Nullable Duration interval(HttpReply reply) {
        return millis(reply, "x-ratelimit-interval-milliseconds");
    }

    private static @Nullable Duration millis(HttpReply reply, String name) {
        Long millis = number(reply, name);
        return millis == null ? null : Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }

    /** Whether the day's budget is used up. */
    public static boolean isDaily(HttpReply reply) {
        Long left = number(reply, "x-ratelimit-daily-remaining");
        return left != null && left == 0;
    }

    /** {@code Retry-After} as seconds, fractions of seconds or a date; a date in the past is no pause at all. */
    public static @Nullable Duration retryAfter(HttpReply reply, Instant now) {
        String text = reply.header("retry-after");
        if (text == null) {
            return null;
        }
        text = text.strip();
        if (text.matches("\\d{1,12}(\\.\\d{1,9})?")) {
            return bounded(
                    Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now) ? bounded(Duration.between(now, date)) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    private static @Nullable Long number(HttpReply reply, String name) {
        String text = reply.header(name);
        String digits = text == null ? "" : text.strip();
        return isNumber(digits) ? Long.valueOf(digits) : null;
    }

    /** Up to 18 digits, which always fit. By hand: there are several of these headers on every answer. */
    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }
}
