package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/** The values that HighLevel takes in a search. A refusal names the field and the rule, never the value. */
final class SearchValue {
    private static final int MAX_LENGTH = 75;

    /** Letters with their marks, digits and spaces: HighLevel takes "no special characters" and does not list them. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\s]*");

    /** What fits into a date of four-digit years, which is what HighLevel's search parses. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private SearchValue() {}

    static JsonNode text(String field, String value) {
        if (Check.filled(field, value).length() > MAX_LENGTH) {
            throw new IllegalArgumentException(field + " must have at most " + MAX_LENGTH + " characters in a search.");
        }
        return TextNode.valueOf(value);
    }

    static JsonNode part(String field, String value) {
        JsonNode part = text(field, value);
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    field + " can be searched for a part of letters, digits and spaces only, no special characters.");
        }
        return part;
    }

    static JsonNode number(String field, BigDecimal value) {
        if (value.toString().length() > MAX_LENGTH) {
            throw new IllegalArgumentException(field + " must have at most " + MAX_LENGTH + " digits in a search.");
        }
        return DecimalNode.valueOf(value);
    }

    static JsonNode time(String field, Instant value) {
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new IllegalArgumentException(field + " must be in the years 1 to 9999 in a search.");
        }
        return TextNode.valueOf(value.toString());
    }

    static ObjectNode bound(String name, JsonNode value) {
        return Json.object().set(name, value);
    }

    static <T extends Comparable<T>> ObjectNode range(String field, T from, T to, JsonNode lower, JsonNode upper) {
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException("A range of " + field + " must not end before it starts.");
        }
        ObjectNode range = bound("gte", lower);
        return range.set("lte", upper);
    }
}
