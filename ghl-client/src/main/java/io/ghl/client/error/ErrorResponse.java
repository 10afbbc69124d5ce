package io.ghl.client.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was not a success.
 *
 * @param status the HTTP status
 * @param messages what HighLevel said, verbatim; may contain personal data
 * @param code HighLevel's error code or name, or null
 * @param traceId HighLevel's trace id, or null
 * @param headers response headers, names in lower case
 * @param rawBody the body, cut after 64 KiB; may contain personal data
 * @param meta HighLevel's {@code meta} object, a missing node if there was none
 */
public record ErrorResponse(
        int status,
        List<String> messages,
        @Nullable String code,
        @Nullable String traceId,
        Map<String, List<String>> headers,
        String rawBody,
        JsonNode meta) {
    /**
     * Sentences that quote names of fields, scopes and routes but never a value. Anything else HighLevel says may
     * quote what the user typed and stays out of exception messages.
     */
    private static final Pattern HARMLESS =
            Pattern.compile("(each value in )?(nested )?(property )?[A-Za-z][\\w.]{0,60} (should not exist"
                    + "|(should|must) (not )?be (an? |one of |either )?[a-z ,]{1,60}|is (required|not active))"
                    + "|The token is not authorized for this scope\\.?"
                    + "|The token does not have access to this location\\.?|Token's user type mismatch!?"
                    + "|Invalid token: access token is (invalid|expired)|version header was not found\\.?"
                    + "|Invalid Private Integration token\\.?|This location is not accessible from this token!?"
                    + "|(Contact|Task|Note|Business|Calendar|Appointment|Custom field) with id [A-Za-z0-9]{16,40} not found\\.?"
                    + "|This location does not allow duplicated contacts\\.?"
                    + "|API endpoint has been removed|Bad Request|Unauthorized|Forbidden|Not Found"
                    + "|Unprocessable Entity|Too Many Requests|Internal Server Error|Internal server error");

    private static final Pattern TRACE_ID = Pattern.compile("[A-Za-z0-9:_-]{1,64}");

    /**
     * Copies the collections.
     *
     * @param status the HTTP status
     * @param messages what HighLevel said, verbatim; may contain personal data
     * @param code HighLevel's error code or name, or null
     * @param traceId HighLevel's trace id, or null
     * @param headers response headers, names in lower case
     * @param rawBody the body, cut after 64 KiB; may contain personal data
     * @param meta HighLevel's {@code meta} object, a missing node if there was none
     */
    public ErrorResponse {
        messages = List.copyOf(messages);
        headers = Map.copyOf(headers);
    }

    String describe() {
        StringBuilder text = new StringBuilder("HTTP ").append(status);
        List<String> harmless = messages.stream()
                .filter(message -> HARMLESS.matcher(message).matches())
                .limit(5)
                .toList();
        if (!harmless.isEmpty()) {
            text.append(", ").append(String.join("; ", harmless));
        }
        if (harmless.size() < messages.size()) {
            text.append(", ").append(messages.size() - harmless.size()).append(" message(s) in messages()");
        }
        if (traceId != null && TRACE_ID.matcher(traceId).matches()) {
            text.append(", traceId ").append(traceId);
        }
        return text.toString();
    }

    /** Status and trace id only, safe to log. */
    @Override
    public String toString() {
        return "ErrorResponse[" + describe() + "]";
    }
}
