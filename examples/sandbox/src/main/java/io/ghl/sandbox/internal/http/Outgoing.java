package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.state.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the status, or 0 to close the connection without an answer
 */
record Outgoing(int status, String body, Map<String, String> headers) {
    static Outgoing json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", Json.string(body));
    }

    static Outgoing text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    static Outgoing html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    static Outgoing seeOther(String location) {
        Outgoing out = text(303, "");
        out.headers().put("Location", location);
        return out;
    }

    static Outgoing reset() {
        return new Outgoing(0, "", Map.of());
    }

    private static Outgoing of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        return new Outgoing(status, body, headers);
    }
}
