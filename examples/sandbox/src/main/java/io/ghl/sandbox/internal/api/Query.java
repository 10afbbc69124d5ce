package io.ghl.sandbox.internal.api;

import java.util.List;

/** Query parameters that an operation needs in some form, with the 422s that HighLevel gives otherwise. */
public final class Query {
    private Query() {}

    /** A parameter that must be there. */
    public static String required(ApiCall call, String name) {
        String value = call.queryParam(name);
        if (value == null || value.isEmpty()) {
            throw ApiError.unprocessable(List.of(name + " should not be empty", name + " must be a string"));
        }
        return value;
    }

    /** A number that comes as text. */
    public static int number(ApiCall call, String name, int byDefault, int min, int max) {
        String text = call.queryParam(name);
        long value = text == null ? byDefault : number(name, text);
        if (value < min || value > max) {
            throw ApiError.unprocessable(
                    value < min ? name + " must not be less than " + min : name + " must not be greater than " + max);
        }
        return (int) value;
    }

    /** A number that comes as text. */
    public static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiError.unprocessable(name + " must be a number conforming to the specified constraints");
        }
    }
}
