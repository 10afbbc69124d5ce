package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/** Refuses arguments before anything is sent; the message names the field and never shows a value. */
public final class Check {
    private Check() {}

    /** An id that goes into a query or a body; those in a path are checked where paths are made. */
    public static String id(String field, String value) {
        Objects.requireNonNull(value, () -> field + " must not be null.");
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must be an id, not blank.");
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
