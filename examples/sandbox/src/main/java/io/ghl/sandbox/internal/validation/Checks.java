package io.ghl.sandbox.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The checks that HighLevel's request bodies need. */
public final class Checks {
    private static final Pattern EMAIL_SHAPE = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+");
    private static final Pattern COLOR_SHAPE = Pattern.compile("#?([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

    public static final Check ANY = (path, value, errors) -> {};
    public static final Check STRING = is(JsonNode::isTextual, "must be a string");
    public static final Check BOOLEAN = is(JsonNode::isBoolean, "must be a boolean value");
    public static final Check NUMBER =
            is(JsonNode::isNumber, "must be a number conforming to the specified constraints");
    public static final Check ARRAY = is(JsonNode::isArray, "must be an array");
    public static final Check OBJECT = is(JsonNode::isObject, "must be an object");
    public static final Check STRINGS = ARRAY.and((path, value, errors) -> {
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                errors.add("each value in " + path + " must be a string");
                return;
            }
        }
    });
    public static final Check NOT_BLANK = STRING.and(is(v -> !v.textValue().isBlank(), "should not be empty"));
    public static final Check EMAIL = STRING.and(is(
            v -> v.textValue().isEmpty()
                    || EMAIL_SHAPE.matcher(v.textValue().strip()).matches(),
            "must be an email"));
    public static final Check COLOR =
            STRING.and(is(v -> COLOR_SHAPE.matcher(v.textValue()).matches(), "must be a hexadecimal color"));
    public static final Check DATE_TIME = is(v -> isDateTime(v.textValue()), "must be a valid ISO 8601 date string");

    private Checks() {}

    /** Passes a value or says what it must be. */
    public static Check is(Predicate<JsonNode> passes, String complaint) {
        return (path, value, errors) -> {
            if (value.isMissingNode() || !passes.test(value)) {
                errors.add(path + " " + complaint);
            }
        };
    }

    /** One of these texts. */
    public static Check oneOf(String... values) {
        List<String> allowed = List.of(values);
        return is(
                v -> v.isTextual() && allowed.contains(v.textValue()),
                "must be one of the following values: " + String.join(", ", allowed));
    }

    /** One of these numbers. */
    public static Check oneOf(double... values) {
        return is(
                v -> v.isNumber() && Arrays.stream(values).anyMatch(value -> value == v.asDouble()),
                "must be one of the following values: "
                        + Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** A number in a range. */
    public static Check between(long min, long max) {
        return NUMBER.and(is(v -> v.asDouble() >= min, "must not be less than " + min))
                .and(is(v -> v.asDouble() <= max, "must not be greater than " + max));
    }

    /** A text that matches as a whole. */
    public static Check matches(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return STRING.and(
                is(v -> pattern.matcher(v.textValue()).matches(), "must match /^" + regex + "$/ regular expression"));
    }

    /** A text of limited length. */
    public static Check upTo(int length) {
        return STRING.and(is(
                v -> v.textValue().length() <= length, "must be shorter than or equal to " + length + " characters"));
    }

    /** An object of this shape. */
    public static Check nested(Dto shape) {
        return OBJECT.and((path, value, errors) -> shape.check(path + ".", value, errors));
    }

    /** An array of objects of this shape. */
    public static Check eachNested(Dto shape) {
        return ARRAY.and((path, value, errors) -> {
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i).isObject()) {
                    shape.check(path + "." + i + ".", value.get(i), errors);
                } else {
                    errors.add("each value in nested property " + path + " must be either object or array");
                    return;
                }
            }
        });
    }

    private static boolean isDateTime(String text) {
        if (text == null) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
