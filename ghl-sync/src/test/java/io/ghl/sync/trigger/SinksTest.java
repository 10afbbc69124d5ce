package io.ghl.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ghl.sync.store.Fixtures;
import io.ghl.sync.trigger.Effect.RefusedException;
import io.ghl.sync.webhook.TriggerVerifier;
import io.ghl.sync.webhook.WebhookException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves the process for others, as they receive it. */
class SinksTest {
    private static final String SECRET = "a-secret-of-32-characters-or-so!";

    private record Received(Map<String, List<String>> headers, byte[] body) {}

    private final List<Received> received = new ArrayList<>();
    private HttpServer server;
    private int answer = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.add(new Received(
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/a-secret-path");
    }

    private static Occasion occasion(int attempt) {
        return Fixtures.occasion(Fixtures.firing("größe won", "l1", "1"), attempt);
    }

    @Test
    void aChangeIsSentAsJsonAndVerified() throws Exception {
        Effect webhook = Effects.webhook(url(), SECRET);
        webhook.make(occasion(1));
        webhook.make(occasion(2));

        TriggerVerifier verifier = TriggerVerifier.of("another-secret-of-some-length", SECRET);
        String first =
                verifier.verify(received.get(0).headers(), received.get(0).body());
        assertThat(verifier.verify(received.get(1).headers(), received.get(1).body()))
                .isEqualTo(first)
                .matches("msg_[0-9a-f]{32}");
        JsonNode body = new ObjectMapper().readTree(received.get(0).body());
        assertThat(body.path("key").asText()).isEqualTo("loc-1/größe won/l1:1/0");
        assertThat(body.path("change").asText()).isEqualTo("fieldChanged");
        assertThat(body.path("field").asText()).isEqualTo("email");
        assertThat(body.path("from").isNull()).isTrue();
        assertThat(body.path("to").asText()).isEqualTo("ada@example.com");
        assertThat(body.path("origin").asText()).isEqualTo("app");
        assertThat(body.at("/record/type").asText()).isEqualTo("contact");
        assertThat(body.at("/record/appId").asText()).isEqualTo("app");
        assertThat(body.at("/values/born").asText()).isEqualTo("1999-01-31");
        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
    }

    @Test
    void whatWasNotSentLikeThatIsRefused() throws Exception {
        Effects.webhook(url(), SECRET).make(occasion(1));
        Received sent = received.get(0);
        byte[] tampered = sent.body().clone();
        tampered[10] ^= 1;

        TriggerVerifier verifier = TriggerVerifier.of(SECRET);
        assertReason(WebhookException.Reason.WRONG_SIGNATURE, verifier, sent.headers(), tampered);
        assertReason(
                WebhookException.Reason.WRONG_SIGNATURE,
                TriggerVerifier.of("another-secret-of-some-length"),
                sent.headers(),
                sent.body());
        assertReason(WebhookException.Reason.NOT_SIGNED, verifier, Map.of(), sent.body());
        assertReason(
                WebhookException.Reason.MALFORMED_SIGNATURE,
                verifier,
                Map.of(
                        "webhook-id", List.of("x"),
                        "webhook-timestamp", List.of("soon"),
                        "webhook-signature", List.of("v1,x")),
                sent.body());
        assertReason(
                WebhookException.Reason.TOO_OLD,
                verifier.withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6))),
                sent.headers(),
                sent.body());
    }

    private static void assertReason(
            WebhookException.Reason reason, TriggerVerifier verifier, Map<String, List<String>> headers, byte[] body) {
        assertThatThrownBy(() -> verifier.verify(headers, body))
                .isInstanceOfSatisfying(
                        WebhookException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** The example of the specification of Standard Webhooks. */
    @Test
    void theSignatureIsThatOfStandardWebhooks() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> headers = Map.of(
                "Webhook-Id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
                "Webhook-Timestamp", List.of("1614265330"),
                "Webhook-Signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,other"));
        Clock then = Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC);

        assertThat(TriggerVerifier.of(secret).withClock(then).verify(headers, body))
                .isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(24);
    }

    @Test
    void answersThatMayPassAreTriedAgainAndOthersAreNot() {
        Effect webhook = Effects.webhook(url(), SECRET);
        for (int status : new int[] {408, 425, 429, 500, 503}) {
            answer = status;
            assertThatThrownBy(() -> webhook.make(occasion(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The receiver 127.0.0.1 answered " + status + ".")
                    .hasNoCause();
        }
        for (int status : new int[] {302, 307, 400, 404, 410}) {
            answer = status;
            assertThatThrownBy(() -> webhook.make(occasion(1)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(" answered " + status);
        }
        assertThat(received).hasSize(10);
        server.stop(0);
        assertThatThrownBy(() -> webhook.make(occasion(1)))
                .isInstanceOf(IOException.class)
                .hasMessage("The receiver 127.0.0.1 gave no answer.")
                .hasNoCause();
    }

    @Test
    void urlsAndSecretsThatCannotBeUsedAreRefusedAndNotShown() {
        for (String url : List.of(
                "http://example.com/path", "ftp://example.com/path", "/path", "https://user:word@example.com/path")) {
            assertThatThrownBy(() -> Effects.webhook(URI.create(url), SECRET))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("path");
        }
        assertThatThrownBy(() -> Effects.webhook(url(), "short")).hasMessageNotContaining("short");
        assertThatThrownBy(() -> Effects.webhook(url(), "whsec_not base64 at all!"))
                .hasMessageNotContaining("base64 at")
                .hasNoCause();
        assertThat(Effects.webhook(URI.create("https://example.com/path"), SECRET)
                        .toString())
                .isEqualTo("OutgoingWebhook[example.com]");
        assertThatThrownBy(() -> Effects.outbox("x; DROP TABLE y")).isInstanceOf(IllegalArgumentException.class);
    }
}
