package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date forms that HighLevel sends: ISO with Z or an offset, local date and time without a zone (taken as UTC),
 * a date alone, and milliseconds since 1970 as number or text; for dates without a time also those it accepts.
 */
final class Dates {
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
            .toFormatter();

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
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            if (MILLIS.matcher(text).matches()) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
        } catch (DateTimeException e) {
            // Not the common form; the lenient parser decides.
        }
        try {
            return toInstant(LENIENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            return null;
        }
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
        Instant instant = instant(node);
        if (instant == null) {
            return null;
        }
        try {
            TemporalAccessor time = LENIENT.parseBest(node.asText().strip(), LocalDateTime::from, LocalDate::from);
            return time instanceof LocalDateTime local
                    ? local
                    : LocalDate.from(time).atStartOfDay();
        } catch (DateTimeException e) {
            // Milliseconds, or one of the rare forms that only Instant reads; both mean UTC.
        }
        try {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static Instant toInstant(TemporalAccessor time) {
        if (time instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
