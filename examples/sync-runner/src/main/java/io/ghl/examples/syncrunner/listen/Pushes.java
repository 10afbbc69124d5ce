package io.ghl.examples.syncrunner.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.Secret;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.listen.Listener.Reply;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.webhook.WebhookException;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's pushes: {@code {"eventType": "contact.updated", "payload": {"id": "42"}}} with the shared secret in
 * the header {@code X-Webhook-Secret}. Nothing but the id is taken from them; the record is then read.
 */
public final class Pushes {
    /** The header with the secret. */
    public static final String HEADER = "X-Webhook-Secret";

    static final int MAX_BODY_BYTES = 64 << 10;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ID = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;

    private final @Nullable WorkflowVerifier verifier;
    private final Map<RecordType, String> keys;
    private final BiConsumer<RecordType, String> changed;

    /**
     * Takes pushes.
     *
     * @param secret what they must show, null to take none
     * @param keys the name of the id for each type that is synced
     * @param changed is told which record to look at
     */
    public Pushes(@Nullable Secret secret, Map<RecordType, String> keys, BiConsumer<RecordType, String> changed) {
        this.verifier = secret == null ? null : WorkflowVerifier.of(HEADER, secret.reveal());
        this.keys = Map.copyOf(keys);
        this.changed = changed;
    }

    /** Takes a push. */
    public Reply take(String kind, Map<String, List<String>> headers, byte[] body) {
        if (verifier == null) {
            return Reply.of(NOT_FOUND, "Pushes are not taken; set listen.secret in sync.yaml.");
        }
        try {
            verifier.verify(headers);
        } catch (WebhookException e) {
            return Reply.of(UNAUTHORIZED, "The header " + HEADER + " is missing or wrong.");
        }
        RecordType type = Kinds.type(kind).filter(keys::containsKey).orElse(null);
        if (type == null) {
            return Reply.of(NOT_FOUND, "Such records are not synced.");
        }
        if (body.length > MAX_BODY_BYTES) {
            return Reply.of(TOO_LARGE, "The body is larger than 64 KiB; send the id only.");
        }
        return take(type, body);
    }

    private Reply take(RecordType type, byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return Reply.of(BAD, "The body is no JSON.");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        if (json.path("eventType").asText("").isBlank()) {
            return Reply.of(BAD, "The text eventType is missing, such as contact.updated.");
        }
        JsonNode payload = json.path("payload");
        String key = String.valueOf(keys.get(type));
        JsonNode node = payload.has(key) ? payload.get(key) : payload.path("id");
        String id = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        if (id.isBlank() || id.length() > LONGEST_ID) {
            return Reply.of(BAD, "payload.id is missing: the id of the record, as a text or a number.");
        }
        changed.accept(type, id);
        return Reply.of(ACCEPTED, "The record is looked at.");
    }
}
