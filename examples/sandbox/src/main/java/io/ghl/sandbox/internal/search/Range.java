package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Dates;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bounds of a {@code range} filter; dates are compared as epoch milliseconds. */
record Range(
        boolean isDate,
        @Nullable BigDecimal gte,
        @Nullable BigDecimal gt,
        @Nullable BigDecimal lte,
        @Nullable BigDecimal lt) {
    private static final Set<String> BOUNDS = Set.of("gte", "gt", "lte", "lt");

    static Range parse(@Nullable JsonNode value, String path, boolean isDate) {
        if (value == null || !value.isObject() || value.isEmpty()) {
            throw ApiError.unprocessable(path + ".value must be an object");
        }
        FilterParser.onlyProperties(value, path + ".value", BOUNDS);
        return new Range(
                isDate,
                bound(value, path, "gte", isDate),
                bound(value, path, "gt", isDate),
                bound(value, path, "lte", isDate),
                bound(value, path, "lt", isDate));
    }

    private static @Nullable BigDecimal bound(JsonNode value, String path, String name, boolean isDate) {
        if (!value.has(name)) {
            return null;
        }
        BigDecimal bound = number(value.get(name), isDate);
        if (bound == null) {
            throw ApiError.unprocessable(path + ".value." + name + " must be a valid " + (isDate ? "date" : "number"));
        }
        return bound;
    }

    private static @Nullable BigDecimal number(JsonNode value, boolean isDate) {
        if (isDate) {
            Long millis = Dates.millis(value);
            return millis == null ? null : BigDecimal.valueOf(millis);
        }
        return value.isNumber() ? value.decimalValue() : null;
    }

    boolean includes(JsonNode value) {
        BigDecimal number = number(value, isDate);
        return number != null
                && (gte == null || number.compareTo(gte) >= 0)
                && (gt == null || number.compareTo(gt) > 0)
                && (lte == null || number.compareTo(lte) <= 0)
                && (lt == null || number.compareTo(lt) < 0);
    }
}
