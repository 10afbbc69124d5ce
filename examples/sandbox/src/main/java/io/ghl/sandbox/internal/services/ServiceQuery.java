package io.ghl.sandbox.internal.services;

import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Values of queries and bodies of services, with the 422s they get otherwise. */
final class ServiceQuery {
    private ServiceQuery() {}

    /** A truth value that comes as text, or null. */
    static @Nullable Boolean bool(ApiCall call, String name) {
        String text = call.queryParam(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw ApiError.unprocessable(name + " must be a boolean value");
        }
        return Boolean.valueOf(text);
    }

    /** A zone by its name. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ApiError.unprocessable("timezone must be a valid IANA time zone");
        }
    }
}
