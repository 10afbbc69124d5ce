package io.ghl.sync.internal.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SQLite has no times of its own: applications keep them as numbers or texts. A column is written as it was found. */
enum SqliteTimes {
    /** As SQLite's own functions write it, {@code 2026-03-01 09:30:00.000}. */
    SPACED,
    /** {@code 2026-03-01T09:30:00.000}. */
    LOCAL,
    /** {@code 2026-03-01T09:30:00.000Z}. */
    UTC,
    SECONDS,
    MILLIS;

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]", Locale.ROOT);
    /** In milliseconds, March 1973; in seconds, the year 5138. */
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private static final int DAY = 10;

    /** How a column writes its times, told by one of its values. */
    static SqliteTimes like(@Nullable Object raw) {
        if (raw instanceof Number number) {
            return Math.abs(number.longValue()) < SECONDS_BELOW ? SECONDS : MILLIS;
        }
        if (raw instanceof String text && text.indexOf('T') == DAY) {
            return zoned(text.substring(DAY)) ? UTC : LOCAL;
        }
        return SPACED;
    }

    private static boolean zoned(String timeOfDay) {
        return timeOfDay.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)");
    }

    /** A stored value as a time, null if it is none. */
    static @Nullable Instant instant(Object raw, ZoneId zone) {
        try {
            if (raw instanceof Number number) {
                long value = number.longValue();
                return like(raw) == SECONDS ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
            }
            String text = raw.toString().strip();
            if (text.length() == DAY) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            String iso = text.substring(0, DAY) + "T" + text.substring(DAY + 1).replace(" ", "");
            if (zoned(iso.substring(DAY))) {
                return iso.endsWith("Z")
                        ? Instant.parse(iso)
                        : OFFSET.parse(iso, OffsetDateTime::from).toInstant();
            }
            return LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    /** A stored value as a day, null if it is none. */
    static @Nullable LocalDate day(Object raw, ZoneId zone) {
        Instant time = instant(raw, zone);
        return time == null ? null : time.atZone(zone).toLocalDate();
    }

    /** A time as the column keeps it. */
    Object write(Instant time, ZoneId zone) {
        return switch (this) {
            case SECONDS -> time.getEpochSecond();
            case MILLIS -> time.toEpochMilli();
            case SPACED -> TEXT.format(time.atZone(zone)).replace('T', ' ');
            case LOCAL -> TEXT.format(time.atZone(zone));
            case UTC -> TEXT.format(time.atZone(ZoneOffset.UTC)) + "Z";
        };
    }

    /** A day as the column keeps it. */
    Object write(LocalDate day, ZoneId zone) {
        return this == SECONDS || this == MILLIS ? write(day.atStartOfDay(zone).toInstant(), zone) : day.toString();
    }
}
