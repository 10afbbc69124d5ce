package io.ghl.examples.twowaysync.highlevel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.twowaysync.DemoException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events with the fields of HighLevel's published examples, inside the envelope that its real webhooks have, sent to the
 * intake as HighLevel would and as a forger would. They are signed with a key of the demo's own, since HighLevel's
 * private key is HighLevel's.
 */
public final class WebhookExamples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIGNATURE = "X-GHL-Signature";

    private final KeyPair keys;

    public WebhookExamples() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519.", e);
        }
    }

    /** The key that verifies the examples. */
    public PublicKey publicKey() {
        return keys.getPublic();
    }

    /**
     * What became of one delivery.
     *
     * @param name the event's type and what was special about the delivery
     * @param status the answered HTTP status
     * @param genuine whether it was sent as HighLevel would
     */
    public record Outcome(String name, int status, boolean genuine) {
        /** Whether the intake took what is genuine and refused what is not. */
        public boolean right() {
            return genuine ? status >= 200 && status < 300 : status == 401;
        }
    }

    /** Sends every example, one of them twice, and three forgeries. */
    public List<Outcome> send(WebhookReceiver.Intake intake, String location) {
        List<Outcome> outcomes = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (JsonNode example : examples()) {
            byte[] body = bytes(((ObjectNode) example).put("locationId", location));
            bodies.add(body);
            outcomes.add(deliver(intake, example.path("type").asText(), body, sign(body), true));
        }
        byte[] first = bodies.get(0);
        String signature = sign(first);
        outcomes.add(deliver(intake, "the first one again", first, signature, true));
        byte[] tampered = new String(first, java.nio.charset.StandardCharsets.UTF_8)
                .replace("Orléans", "Orleans")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        outcomes.add(deliver(intake, "the first one, tampered with", tampered, signature, false));
        outcomes.add(deliver(intake, "signature \"N/A\"", first, "N/A", false));
        outcomes.add(deliver(intake, "signature of another body", first, sign(bodies.get(1)), false));
        return outcomes;
    }

    private static Outcome deliver(
            WebhookReceiver.Intake intake, String name, byte[] body, String signature, boolean genuine) {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/json"), SIGNATURE, List.of(signature));
        return new Outcome(name, intake.receive(headers, body), genuine);
    }

    private String sign(byte[] body) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(body);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An Ed25519 key can always sign.", e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode examples() {
        try (InputStream in =
                Objects.requireNonNull(WebhookExamples.class.getResourceAsStream("/webhook-examples.json"))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new DemoException("The demo's own webhook-examples.json cannot be read; build the module again.", e);
        }
    }
}
