package io.ghl.sync.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an object in which any may be missing or of another type than promised; null then. */
record Fields(JsonNode object) {
    /** Milliseconds since 1970 passed this number in March 1973; seconds will in the year 5138. */
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,18}");
    private static final int DATE_LENGTH = "2000-01-05".length();

    /** The fields of an object inside; without any if there is none. */
    Fields in(String name) {
        return new Fields(object.path(name));
    }

    boolean isObject() {
        return object.isObject();
    }

    /** A text, or a whole number as text; null if it is blank. */
    @Nullable
    String text(String name) {
        return text(object.path(name));
    }

    private static @Nullable String text(JsonNode node) {
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return null;
        }
        String text = node.asText();
        return text.isBlank() ? null : text;
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = object.path(name);
        return node.isBoolean() ? node.booleanValue() : null;
    }

    @Nullable
    Integer count(String name) {
        JsonNode node = object.path(name);
        return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
    }

    @Nullable
    BigDecimal amount(String name) {
        JsonNode node = object.path(name);
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** The texts of a list. */
    @Nullable
    List<String> texts(String name) {
        JsonNode node = object.path(name);
        if (!node.isArray()) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node) {
            String text = text(each);
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /** The entries of an object, in its order. */
    <V> @Nullable Map<String, V> entries(String name, Function<JsonNode, V> value) {
        JsonNode node = object.path(name);
        if (!node.isObject()) {
            return null;
        }
        Map<String, V> entries = new LinkedHashMap<>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), value.apply(entry.getValue())));
        return Collections.unmodifiableMap(entries);
    }

    /** A list of objects as entries, in its order; objects without a key are left out. */
    <V> @Nullable Map<String, V> entries(String name, String key, Function<Fields, @Nullable V> value) {
        JsonNode node = object.path(name);
        if (!node.isArray()) {
            return null;
        }
        Map<String, V> entries = new LinkedHashMap<>();
        for (JsonNode each : node) {
            Fields fields = new Fields(each);
            String entry = fields.text(key);
            V held = value.apply(fields);
            if (entry != null && held != null) {
                entries.put(entry, held);
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /** A time in ISO form, with or without an offset (UTC then), or in seconds or milliseconds since 1970. */
    @Nullable
    Instant time(String name) {
        JsonNode node = object.path(name);
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? epoch(node.longValue()) : null;
        }
        String text = node.asText("").strip();
        try {
            if (EPOCH.matcher(text).matches()) {
                return epoch(Long.parseLong(text));
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A day, of which HighLevel also sends the midnight. */
    @Nullable
    LocalDate day(String name) {
        String text = object.path(name).asText("").strip();
        try {
            return text.length() < DATE_LENGTH ? null : LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant epoch(long number) {
        boolean seconds = number > -SMALLEST_MILLIS && number < SMALLEST_MILLIS;
        return seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
