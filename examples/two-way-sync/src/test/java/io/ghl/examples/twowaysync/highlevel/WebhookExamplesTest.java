package io.ghl.examples.twowaysync.highlevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookExamplesTest {
    private record Received(JsonNode json, boolean genuine) {}

    private final WebhookExamples examples = new WebhookExamples();
    private final List<Received> received = new ArrayList<>();

    private int receive(Map<String, List<String>> headers, byte[] body) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(examples.publicKey());
            verifier.update(body);
            String value = headers.get("X-GHL-Signature").get(0);
            boolean genuine =
                    !value.equals("N/A") && verifier.verify(Base64.getDecoder().decode(value));
            received.add(new Received(new ObjectMapper().readTree(body), genuine));
            return genuine ? 200 : 401;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRightIntakeIsTold() {
        List<WebhookExamples.Outcome> outcomes = examples.send(this::receive, "loc-1");
        assertThat(outcomes).hasSize(16).allMatch(WebhookExamples.Outcome::right);
        assertThat(received.stream().filter(Received::genuine)).hasSize(13);
    }

    @Test
    void anIntakeThatBelievesAnythingIsFoundOut() {
        assertThat(examples.send((headers, body) -> 200, "loc-1").stream().filter(o -> !o.right()))
                .hasSize(3);
        assertThat(examples.send((headers, body) -> 401, "loc-1").stream().filter(o -> !o.right()))
                .hasSize(13);
    }

    @Test
    void everyEventHasTheEnvelopeAndTheKindsAreThere() {
        examples.send(this::receive, "loc-1");
        Set<String> kinds = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Received event : received) {
            JsonNode json = event.json();
            assertThat(json.path("locationId").asText()).isEqualTo("loc-1");
            for (String field : List.of("appId", "versionId", "timestamp", "webhookId")) {
                assertThat(json.path(field).asText()).isNotEmpty();
            }
            kinds.add(json.path("type").asText().replaceAll("(Create|Update|Delete|Complete|Tag)+$", ""));
            ids.add(json.path("webhookId").asText());
        }
        assertThat(kinds).containsExactlyInAnyOrder("Contact", "Task", "Note", "Appointment");
        assertThat(ids).hasSize(12);
    }

    @Test
    void theReceiverHandsOnRawBytesAndAnswersWhatItIsTold() throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        try (WebhookReceiver receiver = WebhookReceiver.start((headers, body) -> {
            bodies.add(body);
            if (bodies.size() == 2) {
                throw new IllegalStateException("no room");
            }
            return 200;
        })) {
            var http = java.net.http.HttpClient.newHttpClient();
            var request = java.net.http.HttpRequest.newBuilder(receiver.url())
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"a\": 1.0 }"))
                    .build();
            var ignore = java.net.http.HttpResponse.BodyHandlers.discarding();
            assertThat(http.send(request, ignore).statusCode()).isEqualTo(200);
            assertThat(http.send(request, ignore).statusCode()).isEqualTo(429);
            assertThat(receiver.received()).isEqualTo(2);
            assertThat(bodies.get(0)).asString().isEqualTo("{\"a\": 1.0 }");
        }
    }
}
