package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date forms that HighLevel sends: ISO with Z or an offset, local date and time without a zone (taken as UTC),
 * a date alone, and milliseconds since 1970 as number or text; for dates without a time also those it accepts.
 */
final class Dates {
    /** The form of nearly every date that HighLevel sends, read by hand: a formatter takes several times as long. */
    private static final String COMMON = "0000-00-00T00:00:00.000Z";

    private static final Pattern MILLIS = Pattern.compile("-?\\d{5,16}");

    /** The ways to write a date of birth: the year at the start or at the end, one of four separators. */
    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})([-/._])([0-9]{2})\\2([0-9]{2})|([0-9]{2})([-/._])([0-9]{2})\\6([0-9]{4})");

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Dates() {}

    static @Nullable Instant instant(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Instant.ofEpochMilli(node.longValue());
        }
        if (!node.isTextual()) {
            return null;
        }
        String text = node.textValue().strip();
        try {
            if (isCommon(text)) {
                return common(text);
            }
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            if (MILLIS.matcher(text).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
        } catch (DateTimeException e) {
            // Not the common form; the lenient parser decides.
        }
        TemporalAccessor written = written(text);
        return written == null ? null : toInstant(written);
    }

    /** The date as written: a zone must not move a birthday to the day before. */
    static @Nullable LocalDate date(JsonNode node) {
        Matcher day = DAY.matcher(node.asText().strip());
        if (node.isTextual() && day.matches()) {
            try {
                return day.group(1) != null
                        ? LocalDate.of(number(day, 1), number(day, 3), number(day, 4))
                        : LocalDate.of(number(day, 8), number(day, 5), number(day, 7));
            } catch (DateTimeException e) {
                return null;
            }
        }
        LocalDateTime time = local(node);
        return time == null ? null : time.toLocalDate();
    }

    /** The clock time as written: a zone, if there is one, is left out and not converted. */
    static @Nullable LocalDateTime local(JsonNode node) {
        TemporalAccessor written = node.isTextual() ? written(node.textValue().strip()) : null;
        if (written != null) {
            return toLocal(written);
        }
        Instant instant = instant(node);
        try {
            return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    /** Date, time and offset as far as they are there; null for another form. */
    private static @Nullable TemporalAccessor written(String text) {
        try {
            return MILLIS.matcher(text).matches() ? null : LENIENT.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isCommon(String text) {
        if (text.length() != COMMON.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (COMMON.charAt(i) == '0' ? c < '0' || c > '9' : c != COMMON.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Instant common(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 23) * 1_000_000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Instant toInstant(TemporalAccessor written) {
        ZoneOffset offset = written.query(TemporalQueries.offset());
        return toLocal(written).toInstant(offset == null ? ZoneOffset.UTC : offset);
    }

    private static LocalDateTime toLocal(TemporalAccessor written) {
        LocalDate date = LocalDate.from(written);
        LocalTime time = written.query(TemporalQueries.localTime());
        return time == null ? date.atStartOfDay() : date.atTime(time);
    }
}
