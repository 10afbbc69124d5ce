package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxWebhooks;
import io.ghl.sandbox.WebhookDelivery;
import io.ghl.sandbox.WebhookSignature;
import io.ghl.sandbox.internal.state.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /_sandbox/webhooks/}: the deliveries one by one, over HTTP. */
final class WebhookAdmin {
    static final List<String> ROUTES = List.of(
            "GET /_sandbox/webhooks/legacy-key.pem",
            "PUT /_sandbox/webhooks/signatures {current, legacy: SIGNED | NOT_AVAILABLE | ABSENT}",
            "GET /_sandbox/webhooks/deliveries?type=&state=&webhookId=&limit=",
            "POST /_sandbox/webhooks/replay {webhookId}",
            "POST /_sandbox/webhooks/send {type, ..fields}",
            "POST /_sandbox/webhooks/pause",
            "POST /_sandbox/webhooks/resume",
            "POST /_sandbox/webhooks/settle?timeoutMillis=");
    private static final String PREFIX = "/_sandbox/webhooks/";

    private final GhlSandbox sandbox;

    WebhookAdmin(GhlSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The answer, or null for an unknown route. */
    @Nullable
    Outgoing answer(Incoming in) throws IOException {
        if (!in.path().startsWith(PREFIX)) {
            return null;
        }
        SandboxWebhooks webhooks = sandbox.webhooks();
        Map<String, String> query = Gateway.query(in.query());
        switch (in.method() + " " + in.path().substring(PREFIX.length())) {
            case "GET legacy-key.pem" -> {
                return Outgoing.text(200, webhooks.legacyPublicKeyPem());
            }
            case "PUT signatures" -> {
                JsonNode body = AdminBody.of(in, "current", "legacy");
                webhooks.signatures(signature(body, "current"), signature(body, "legacy"));
                return Outgoing.json(200, Json.object().setAll((ObjectNode) body));
            }
            case "GET deliveries" -> {
                return Outgoing.json(200, deliveries(query));
            }
            case "POST replay" -> {
                JsonNode body = AdminBody.of(in, "webhookId");
                return Outgoing.json(
                        200, Json.object().put("deliveryId", webhooks.replay(AdminBody.text(body, "webhookId"))));
            }
            case "POST send" -> {
                ObjectNode body = AdminBody.object(in);
                Map<String, JsonNode> fields = new HashMap<>();
                body.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                return Outgoing.json(
                        200, Json.object().put("webhookId", webhooks.send(AdminBody.text(body, "type"), fields)));
            }
            case "POST pause", "POST resume" -> {
                webhooks.pause(in.path().endsWith("pause"));
                return Outgoing.json(200, Json.object().put("paused", webhooks.paused()));
            }
            case "POST settle" -> {
                Duration timeout = Duration.ofMillis(AdminBody.number(query, "timeoutMillis", 10_000));
                return Outgoing.json(200, Json.object().put("settled", webhooks.settled(timeout)));
            }
            default -> {
                return null;
            }
        }
    }

    private ObjectNode deliveries(Map<String, String> query) {
        List<WebhookDelivery> matching = sandbox.webhooks().deliveries().stream()
                .filter(d -> AdminBody.is(query, "type", d.type())
                        && AdminBody.is(query, "state", d.state().name())
                        && AdminBody.is(query, "webhookId", d.webhookId()))
                .toList();
        ObjectNode json = Json.object().put("matching", matching.size());
        ArrayNode list = json.putArray("deliveries");
        matching.stream()
                .limit(AdminBody.number(query, "limit", 1_000))
                .forEach(d -> list.addObject()
                        .put("deliveryId", d.deliveryId())
                        .put("webhookId", d.webhookId())
                        .put("type", d.type())
                        .put("state", d.state().name())
                        .put("attempts", d.attempts())
                        .put("status", d.status())
                        .put(
                                "nextAttempt",
                                d.nextAttempt() == null ? null : d.nextAttempt().toString()));
        return json;
    }

    private static WebhookSignature signature(JsonNode body, String field) {
        try {
            return WebhookSignature.valueOf(AdminBody.text(body, field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " must be SIGNED, NOT_AVAILABLE or ABSENT", e);
        }
    }
}
