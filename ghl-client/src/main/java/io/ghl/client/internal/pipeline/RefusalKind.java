package io.ghl.client.internal.pipeline;

import io.ghl.client.error.ErrorResponse;
import java.util.Locale;

/** What an answer other than a success means; HighLevel's status alone does not tell. */
enum RefusalKind {
    BAD_REQUEST,
    DUPLICATE,
    NOT_FOUND,
    REMOVED_ENDPOINT,
    UNPROCESSABLE,
    TOKEN_INVALID,
    MISSING_SCOPE,
    WRONG_TOKEN_CLASS,
    UNAUTHORIZED,
    WRONG_LOCATION,
    FORBIDDEN,
    RATE_LIMITED,
    SERVER_ERROR,
    UNEXPECTED;

    static RefusalKind of(ErrorResponse error) {
        String said = String.join("\n", error.messages()).toLowerCase(Locale.ROOT);
        return switch (error.status()) {
            case 400 -> badRequest(error, said);
            case 401 -> unauthorized(said);
            case 403 -> said.contains("does not have access to this location") ? WRONG_LOCATION : FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 422 -> UNPROCESSABLE;
            case 429 -> RATE_LIMITED;
            default -> error.status() >= 500 ? SERVER_ERROR : UNEXPECTED;
        };
    }

    private static RefusalKind badRequest(ErrorResponse error, String said) {
        if (said.contains("duplicated contacts")
                || error.meta().path("matchingField").isTextual()) {
            return DUPLICATE;
        }
        if (said.contains("not available in api version") || said.contains("endpoint has been removed")) {
            return REMOVED_ENDPOINT;
        }
        return said.contains("not found") ? NOT_FOUND : BAD_REQUEST;
    }

    private static RefusalKind unauthorized(String said) {
        if (said.contains("not authorized for this scope")) {
            return MISSING_SCOPE;
        }
        if (said.contains("user type mismatch") || said.contains("authclass type is not allowed")) {
            return WRONG_TOKEN_CLASS;
        }
        if (said.contains("not accessible from this token")) {
            return WRONG_LOCATION;
        }
        return said.contains("invalid token")
                        || said.contains("invalid private integration token")
                        || said.contains("invalid jwt")
                        || said.contains("expired")
                ? TOKEN_INVALID
                : UNAUTHORIZED;
    }
}
