package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a write that were touched; refuses values that HighLevel would refuse, by the field's name. */
public final class Touched {
    private static final Pattern WORD = Pattern.compile("[!-~]+");

    private final ObjectNode json = Json.object();

    public void text(String field, String value) {
        json.put(field, Check.given(field, value));
    }

    /** A text that must say something. */
    public void filled(String field, String value) {
        text(field, Check.filled(field, value));
    }

    /** A text of limited length that must say something. */
    public void upTo(String field, String value, int length) {
        if (Check.filled(field, value).length() > length) {
            throw new IllegalArgumentException(field + " must have at most " + length + " characters.");
        }
        text(field, value);
    }

    /** A word of HighLevel's that this SDK has no type for. */
    public void oneOf(String field, String value, Set<String> words) {
        text(field, Check.oneOf(field, value, words));
    }

    public void id(String field, String value) {
        text(field, Check.id(field, value));
    }

    public void bool(String field, boolean value) {
        json.put(field, value);
    }

    public void integer(String field, int value) {
        json.put(field, value);
    }

    public void between(String field, int value, int min, int max) {
        json.put(field, Check.between(field, value, min, max));
    }

    /** Milliseconds are all that HighLevel keeps. */
    public void instant(String field, Instant value) {
        json.put(field, Check.given(field, value).truncatedTo(ChronoUnit.MILLIS).toString());
    }

    public void texts(String field, Collection<String> values) {
        json.set(field, array(field, values));
    }

    /** Texts without blanks, such as scopes. */
    public void words(String field, Collection<String> values) {
        ArrayNode words = array(field, values);
        values.forEach(value -> Check.shaped("An item of " + field, value, WORD, "one word"));
        json.set(field, words);
    }

    public <T> void list(String field, Collection<T> values, Function<T, JsonNode> item) {
        ArrayNode list = Json.object().arrayNode();
        Check.given(field, values).forEach(value -> list.add(item.apply(Check.given("An item of " + field, value))));
        json.set(field, list);
    }

    public void json(String field, JsonNode value) {
        json.set(field, value);
    }

    /** The object of a field, made if need be. */
    public ObjectNode inside(String field) {
        return json.withObjectProperty(field);
    }

    public void clear(String field) {
        json.putNull(field);
    }

    public boolean has(String field) {
        return json.has(field);
    }

    /** The text of a field, or null. */
    public @Nullable String text(String field) {
        return json.path(field).textValue();
    }

    /** Refuses a write that lacks a field. */
    public void require(String what, String... fields) {
        for (String field : fields) {
            if (!json.hasNonNull(field)) {
                throw new IllegalArgumentException("A " + what + " needs " + field + ".");
            }
        }
    }

    /** Refuses a write that has none or both of two fields. */
    public void exactlyOne(String first, String second) {
        if (has(first) == has(second)) {
            throw new IllegalArgumentException("Exactly one of " + first + " and " + second + " must be set.");
        }
    }

    /** Refuses a time that is not after another, where both are set. */
    public void inOrder(String start, String end) {
        String from = text(start);
        String until = text(end);
        if (from != null && until != null && !Instant.parse(from).isBefore(Instant.parse(until))) {
            throw new IllegalArgumentException(end + " must be after " + start + ".");
        }
    }

    /** A copy of the fields. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** An array of texts, each of which must say something. */
    public static ArrayNode filledArray(String field, Collection<String> values) {
        ArrayNode list = array(field, values);
        values.forEach(value -> Check.filled("An item of " + field, value));
        return list;
    }

    /** An array of texts, none of which may be null. */
    public static ArrayNode array(String field, Collection<String> values) {
        ArrayNode list = Json.object().arrayNode();
        Check.given(field, values).forEach(value -> list.add(Check.given("An item of " + field, value)));
        return list;
    }
}
