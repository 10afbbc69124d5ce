package io.ghl.sync.internal.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form of times in SQLite, which has none of its own: applications keep them as numbers or texts.
 *
 * @param kept what they are kept as
 * @param separator what stands between the day and the time of a text
 * @param offset what stands behind the time of a text, such as {@code Z}, {@code +01:00} or nothing
 */
record SqliteTimes(Kept kept, char separator, String offset) {
    enum Kept {
        SECONDS,
        MILLIS,
        TEXT
    }

    static final SqliteTimes SECONDS = new SqliteTimes(Kept.SECONDS, ' ', "");
    static final SqliteTimes MILLIS = new SqliteTimes(Kept.MILLIS, ' ', "");
    /** As SQLite's own functions write it, {@code 2026-03-01 09:30:00.000}. */
    static final SqliteTimes SPACED = new SqliteTimes(Kept.TEXT, ' ', "");

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]", Locale.ROOT);
    private static final Pattern ZONED = Pattern.compile(".*?(\\s?(?:Z|[+-]\\d\\d(?::?\\d\\d)?))");
    /** In milliseconds, April 1970; in seconds, the year 2286. */
    private static final long SECONDS_BELOW = 10_000_000_000L;

    private static final long LAST_YEAR = 253_370_764_800L;
    /** The end of the year 9999, in seconds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int DAY = 10;

    /** The form of a value; null if it tells none, as a zero or the end of all days, which stand for no time. */
    static @Nullable SqliteTimes like(Object raw) {
        if (raw instanceof Number number) {
            long size = Math.abs(number.longValue());
            if (size == 0 || (size >= LAST_YEAR && size <= LAST_SECOND)) {
                return null;
            }
            return size < SECONDS_BELOW ? SECONDS : MILLIS;
        }
        if (!(raw instanceof String given) || SPACED.instant(given, ZoneOffset.UTC) == null) {
            return null;
        }
        String text = given.strip();
        return text.length() == DAY
                ? SPACED
                : new SqliteTimes(Kept.TEXT, text.charAt(DAY) == 'T' ? 'T' : ' ', offset(text.substring(DAY)));
    }

    /** The form that most of some values have, null if none of them tells one. */
    static @Nullable SqliteTimes mostOf(List<Object> values) {
        Map<SqliteTimes, Integer> counts = new LinkedHashMap<>();
        for (Object value : values) {
            SqliteTimes form = like(value);
            if (form != null) {
                counts.merge(form, 1, Integer::sum);
            }
        }
        SqliteTimes most = null;
        for (Map.Entry<SqliteTimes, Integer> each : counts.entrySet()) {
            if (most == null || each.getValue() > counts.getOrDefault(most, 0)) {
                most = each.getKey();
            }
        }
        return most;
    }

    /** Whether only the other values of a column tell what a number means. */
    static boolean isAmbiguous(Object raw) {
        long size = raw instanceof Number number ? Math.abs(number.longValue()) : 0;
        return size > 0 && size <= LAST_SECOND;
    }

    private static String offset(String timeOfDay) {
        Matcher zoned = ZONED.matcher(timeOfDay);
        return zoned.matches() ? zoned.group(1) : "";
    }

    /** A stored value as a time, null if it is none. */
    @Nullable
    Instant instant(Object raw, ZoneId zone) {
        try {
            if (raw instanceof Number number) {
                long value = number.longValue();
                return isSeconds(Math.abs(value)) ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
            }
            String text = raw.toString().strip();
            if (text.length() == DAY) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            String iso = text.substring(0, DAY) + "T" + text.substring(DAY + 1).replace(" ", "");
            if (!offset(iso.substring(DAY)).isEmpty()) {
                return iso.endsWith("Z")
                        ? Instant.parse(iso)
                        : OFFSET.parse(iso, OffsetDateTime::from).toInstant();
            }
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private boolean isSeconds(long size) {
        return switch (kept) {
            case SECONDS -> size <= LAST_SECOND;
            case MILLIS -> false;
            case TEXT -> size < SECONDS_BELOW;
        };
    }

    /** A stored value as a day, null if it is none. */
    @Nullable
    LocalDate day(Object raw, ZoneId zone) {
        Instant time = instant(raw, zone);
        return time == null ? null : time.atZone(zone).toLocalDate();
    }

    /** A time as the column keeps it. */
    Object write(Instant time, ZoneId zone) {
        return switch (kept) {
            case SECONDS -> time.getEpochSecond();
            case MILLIS -> time.toEpochMilli();
            case TEXT ->
                TEXT.format(time.atZone(offset.isEmpty() ? zone : ZoneOffset.of(offset.strip())))
                                .replace('T', separator)
                        + offset;
        };
    }

    /** A day as the column keeps it. */
    Object write(LocalDate day, ZoneId zone) {
        return kept == Kept.TEXT ? day.toString() : write(day.atStartOfDay(zone).toInstant(), zone);
    }
}
