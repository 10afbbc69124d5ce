package io.ghl.sync.trigger.action;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads plain values. Exceptions go on from the parameter's name, say what it takes, and never what it was given.
 *
 * @param now what relative times are told from
 * @param zone whose days count
 */
record PlainValues(Instant now, ZoneId zone) {
    private static final int MAX_SCALE = 1000;

    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number || value instanceof LocalDate || value instanceof Instant) {
            return plain(value);
        }
        throw new IllegalArgumentException("must be a text");
    }

    /** A single value as it is written within a text. */
    static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            // Written out, a number such as 1e999999999 would fill the memory.
            return Math.abs((long) number.scale()) <= MAX_SCALE ? number.toPlainString() : number.toString();
        }
        return value instanceof Collection<?> items
                ? String.join(", ", items.stream().map(PlainValues::plain).toList())
                : String.valueOf(value);
    }

    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        boolean written = value instanceof Number || (value instanceof String text && text.length() <= 40);
        if (written) {
            try {
                return new BigDecimal(value.toString().strip());
            } catch (NumberFormatException e) {
                // Said below, without the value.
            }
        }
        throw new IllegalArgumentException("must be a number");
    }

    static int wholeNumber(Object value) {
        try {
            return number(value).intValueExact();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a whole number");
        }
    }

    static boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if ("true".equals(value) || "false".equals(value)) {
            return "true".equals(value);
        }
        throw new IllegalArgumentException("must be true or false");
    }

    LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Instant time) {
            return time.atZone(zone).toLocalDate();
        }
        if (value instanceof String text) {
            Instant relative = RelativeTime.read(text, now, zone).orElse(null);
            if (relative != null) {
                return relative.atZone(zone).toLocalDate();
            }
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeException e) {
                // Said below, without the value.
            }
        }
        throw new IllegalArgumentException("must be a date such as 2027-01-31, or a time from now such as 2d");
    }

    Instant time(Object value) {
        if (value instanceof Instant time) {
            return time;
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        if (value instanceof String text) {
            Instant relative = RelativeTime.read(text, now, zone).orElse(null);
            if (relative != null) {
                return relative;
            }
            try {
                return text.contains("T")
                        ? OffsetDateTime.parse(text.strip()).toInstant()
                        : LocalDate.parse(text.strip()).atStartOfDay(zone).toInstant();
            } catch (DateTimeException e) {
                // Said below, without the value.
            }
        }
        throw new IllegalArgumentException(
                "must be a time such as 2027-01-31T09:00:00Z, or one from now such as 2d or 1d at 09:00");
    }

    static List<String> texts(Object value) {
        Collection<?> items = value instanceof Collection<?> list ? list : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object item : items) {
            if (item == null
                    || item instanceof Collection<?>
                    || item instanceof Map<?, ?>
                    || text(item).isBlank()) {
                throw new IllegalArgumentException("must be a list of texts that are not blank");
            }
            texts.add(text(item));
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return List.copyOf(texts);
    }

    static Map<String, Object> map(Object value) {
        if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
            throw new IllegalArgumentException("must be values by name, at least one");
        }
        Map<String, Object> read = new LinkedHashMap<>();
        map.forEach((name, item) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("must have texts for names");
            }
            if (item != null) {
                read.put(text, item);
            }
        });
        return read;
    }

    static List<Map<String, Object>> maps(Object value) {
        Collection<?> items = value instanceof Collection<?> list ? list : List.of(value);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object item : items) {
            maps.add(map(item == null ? Map.of() : item));
        }
        return maps;
    }
}
