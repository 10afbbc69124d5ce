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
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The date forms that HighLevel sends: ISO with Z or an offset, local date and time without a zone (taken as UTC),
 * a date alone, and milliseconds since 1970 as number or text.
 */
final class Dates {
    private static final Pattern MILLIS = Pattern.compile("-?\\d{5,16}");
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

    static @Nullable LocalDate date(JsonNode node) {
        if (node.isTextual() && node.textValue().length() >= 10) {
            // The date as written: a zone must not move a birthday to the day before.
            String head = node.textValue().strip().substring(0, 10);
            try {
                return instant(node) == null ? null : LocalDate.parse(head);
            } catch (DateTimeException e) {
                // Milliseconds as text.
            }
        }
        Instant instant = instant(node);
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The clock time as written: a zone, if there is one, is left out and not converted. */
    static @Nullable LocalDateTime local(JsonNode node) {
        Instant instant = instant(node);
        if (instant == null) {
            return null;
        }
        String text = node.asText().strip();
        if (!node.isTextual() || MILLIS.matcher(text).matches()) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        TemporalAccessor time = LENIENT.parseBest(text, LocalDateTime::from, LocalDate::from);
        return time instanceof LocalDateTime local
                ? local
                : LocalDate.from(time).atStartOfDay();
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
