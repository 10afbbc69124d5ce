package io.ghl.examples.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.webhook.WebhookException;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.io.IOException;
import java.util.function.Function;

/**
 * What a workflow's action "Custom Webhook" sends: {@code {"locationId": "…", "contactId": "…"}}, with a shared secret in a
 * header. It is not signed, so no more is taken from it than which contact to look at.
 */
final class WorkflowEndpoint implements HttpHandler {
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorkflowVerifier verifier;
    private final Function<String, SyncLocation> locations;

    /**
     * @param locations the location of an id; fails with an {@link IllegalArgumentException} if the application has no such
     *     customer
     */
    WorkflowEndpoint(WorkflowVerifier verifier, Function<String, SyncLocation> locations) {
        this.verifier = verifier;
        this.locations = locations;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        try {
            verifier.verify(exchange.getRequestHeaders());
        } catch (WebhookException e) {
            return 401;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return 413;
        }
        try {
            JsonNode hint = JSON.readTree(body);
            SyncLocation location = locations.apply(hint.path("locationId").asText(""));
            location.changedGhl(RecordType.CONTACT, hint.path("contactId").asText(""));
            return 200;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return 400;
        }
    }
}
