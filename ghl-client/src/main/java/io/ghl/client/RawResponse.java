package io.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link RawCall}.
 *
 * @param status the HTTP status, 200 to 299
 * @param headers the headers, names in lower case
 * @param json the body, a missing node if it is empty or not JSON
 * @param text the body as text
 */
public record RawResponse(int status, Map<String, List<String>> headers, JsonNode json, String text) {

    /** The status only; the body may hold personal data. */
    @Override
    public String toString() {
        return "RawResponse[" + status + "]";
    }
}
