package io.ghl.examples.cluster.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sandbox.SandboxExchange;
import io.ghl.sandbox.SandboxListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What HighLevel was told to do, seen on the wire. Each person is to be created once and each value to be written once, as
 * people never use a value again. Thread-safe.
 */
final class Wire implements SandboxListener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FIELDS = List.of("firstName", "city", "address1");

    private final Map<String, Integer> creates = new HashMap<>();
    private final Map<String, Integer> writes = new HashMap<>();

    @Override
    public void exchanged(SandboxExchange exchange) {
        if (exchange.status() / 100 != 2) {
            return;
        }
        if (exchange.method().equals("POST") && exchange.path().equals("/contacts/")) {
            JsonNode body = json(exchange);
            count(
                    creates,
                    Sides.key(
                            body.path("locationId").asText(), body.path("email").asText()));
        } else if (exchange.method().equals("PUT") && exchange.path().startsWith("/contacts/")) {
            JsonNode body = json(exchange);
            for (String field : FIELDS) {
                if (body.path(field).isTextual()) {
                    count(
                            writes,
                            exchange.path() + " " + field + " "
                                    + body.path(field).asText());
                }
            }
        }
    }

    private static JsonNode json(SandboxExchange exchange) {
        try {
            return JSON.readTree(exchange.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The sandbox accepted a body that is no JSON.", e);
        }
    }

    private synchronized void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** Who was created more than once. */
    synchronized List<String> createdTwice() {
        return repeated(creates);
    }

    /** Which value was written more than once. */
    synchronized List<String> writtenTwice() {
        return repeated(writes);
    }

    private static List<String> repeated(Map<String, Integer> counts) {
        List<String> found = new ArrayList<>();
        counts.forEach((what, times) -> {
            if (times > 1) {
                found.add(what);
            }
        });
        return found;
    }
}
