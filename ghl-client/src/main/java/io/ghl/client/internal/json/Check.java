package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses arguments before anything is sent; the message names the field and never shows a value. */
public final class Check {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    private Check() {}

    /** An id; no dot segment either, which would lead to another path. */
    public static String id(String field, @Nullable String value) {
        Objects.requireNonNull(value, () -> field + " must not be null.");
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(field + " must be an id, not blank and not a dot segment.");
        }
        return value;
    }

    /** A value that is there. */
    public static <T> T given(String field, T value) {
        return Objects.requireNonNull(value, () -> field + " must not be null.");
    }

    public static String filled(String field, String value) {
        Objects.requireNonNull(value, () -> field + " must not be null.");
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank.");
        }
        return value;
    }

    /** A text of a certain form, which the message describes. */
    public static String shaped(String field, String value, Pattern form, String description) {
        if (!form.matcher(given(field, value)).matches()) {
            throw new IllegalArgumentException(field + " must be " + description + ".");
        }
        return value;
    }

    /** A word of HighLevel's that this SDK has no type for. */
    public static String oneOf(String field, String value, Set<String> words) {
        if (!words.contains(given(field, value))) {
            throw new IllegalArgumentException(
                    field + " must be one of " + String.join(", ", new TreeSet<>(words)) + ".");
        }
        return value;
    }

    /** Something on either side of one @; whether the address exists only a mail can tell. */
    public static String email(String field, String value) {
        int at = given(field, value).indexOf('@');
        boolean plain = value.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (at < 1 || at != value.lastIndexOf('@') || at == value.length() - 1 || !plain) {
            throw new IllegalArgumentException(field + " must be one e-mail address.");
        }
        return value;
    }

    /** The same, or an empty text for none. */
    public static String emailOrNone(String field, String value) {
        return given(field, value).isEmpty() ? value : email(field, value);
    }

    /** Two letters; whether they are a country is HighLevel's to say. */
    public static String country(String field, String value) {
        return shaped(field, value, COUNTRY, "a country code of two letters, such as DE");
    }

    /** The same, or an empty text for none. */
    public static String countryOrNone(String field, String value) {
        return given(field, value).isEmpty() ? value : country(field, value);
    }

    /** The id of a region, as the time zone database has it, or an old short name. */
    public static String timezone(String field, String value) {
        if (!ZoneId.SHORT_IDS.containsKey(given(field, value))) {
            try {
                Object unused = ZoneRulesProvider.getRules(value, false);
            } catch (ZoneRulesException e) {
                throw new IllegalArgumentException(field + " must be the name of a time zone, such as Europe/Berlin.");
            }
        }
        return value;
    }

    /** A day that four digits can write. */
    public static LocalDate day(String field, LocalDate value) {
        between("The year of " + field, given(field, value).getYear(), 1, 9999);
        return value;
    }

    public static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be from " + min + " to " + max + ".");
        }
        return value;
    }

    /** Ids for a body, of which there must be some and not too many. */
    public static ArrayNode ids(String field, Collection<String> values, int max) {
        if (given(field, values).isEmpty()) {
            throw new IllegalArgumentException(field + " must name at least one id.");
        }
        if (values.size() > max) {
            throw new IllegalArgumentException(field + " must name at most " + max + " ids.");
        }
        ArrayNode list = Json.object().arrayNode();
        values.forEach(value -> list.add(id(field, value)));
        return list;
    }

    public static void inOrder(String startField, Instant start, String endField, Instant end) {
        Objects.requireNonNull(start, () -> startField + " must not be null.");
        Objects.requireNonNull(end, () -> endField + " must not be null.");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(endField + " must be after " + startField + ".");
        }
    }
}
