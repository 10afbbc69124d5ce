package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Comparing stored values with wanted ones, without regard to case. A list matches if one of its elements does. */
final class Values {
    private Values() {}

    static boolean exists(JsonNode value) {
        return !value.isMissingNode() && !value.isNull() && !(value.isContainerNode() && value.isEmpty());
    }

    static boolean equal(JsonNode actual, JsonNode wanted) {
        if (wanted.isArray()) {
            for (JsonNode one : wanted) {
                if (equal(actual, one)) {
                    return true;
                }
            }
            return false;
        }
        if (actual.isArray()) {
            for (JsonNode one : actual) {
                if (equal(one, wanted)) {
                    return true;
                }
            }
            return false;
        }
        if (!exists(actual)) {
            return false;
        }
        if (actual.isNumber() && wanted.isNumber()) {
            return actual.decimalValue().compareTo(wanted.decimalValue()) == 0;
        }
        return actual.asText().equalsIgnoreCase(wanted.asText());
    }

    static boolean contains(JsonNode actual, String part) {
        if (actual.isArray()) {
            for (JsonNode one : actual) {
                if (contains(one, part)) {
                    return true;
                }
            }
            return false;
        }
        return actual.asText("").toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
