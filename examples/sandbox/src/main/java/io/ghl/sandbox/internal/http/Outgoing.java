package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.internal.state.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the status, or 0 to close the connection without an answer
 * @param bytesPerSecond how fast the body leaves, 0 for at once
 * @param truncated whether the connection is closed half-way through the body
 */
record Outgoing(int status, String body, Map<String, String> headers, int bytesPerSecond, boolean truncated) {
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
        return new Outgoing(0, "", Map.of(), 0, false);
    }

    Outgoing slow(int speed) {
        return new Outgoing(status, body, headers, speed, truncated);
    }

    Outgoing cut() {
        return new Outgoing(status, body, headers, bytesPerSecond, true);
    }

    private static Outgoing of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        return new Outgoing(status, body, headers, 0, false);
    }
}
