package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as HighLevel writes and reads them. */
public final class Dates {
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([/\\-._])(\\d{2})\\2(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{2})([/\\-._])(\\d{2})\\2(\\d{4})");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("-?\\d{1,15}");

    private Dates() {}

    /** ISO in UTC, always with milliseconds. */
    public static String iso(Instant instant) {
        return ISO_MILLIS.format(instant);
    }

    /** A date of birth in one of the eight documented forms, or null if the text is none of them. */
    public static @Nullable LocalDate dateOfBirth(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher yearLast = YEAR_LAST.matcher(text);
        try {
            if (yearFirst.matches()) {
                return date(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
            }
            return yearLast.matches() ? date(yearLast.group(4), yearLast.group(1), yearLast.group(3)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** Epoch milliseconds of a number or an ISO text with or without time and zone, or null if it is neither. */
    public static @Nullable Long millis(JsonNode value) {
        if (value.isNumber()) {
            return value.asLong();
        }
        String text = value.textValue();
        if (text == null) {
            return null;
        }
        if (EPOCH_MILLIS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
            }
            boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return zoned
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
