package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Member;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookException;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/webhooks.md: it stands here, so it compiles, and it runs. */
class WebhooksGuideTest {
    private static final String BODY = "{\"type\":\"ContactTagUpdate\",\"locationId\":\"" + Club.LOCATION
            + "\",\"id\":\"c1\",\"webhookId\":\"w1\",\"tags\":[\"vip\"]}";

    private final byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(ApiVersion.V2021_07_28, RecordType.CONTACT);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private static void endpoint(SyncEngine engine, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
        int status =
                engine.webhooks().receive(exchange.getRequestHeaders(), body).httpStatus();

        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static SyncEngine.Builder builder(Club club) {
        return SyncEngine.builder()
                .ghl(club.ghl)
                .store(club.store)
                .records(RecordSync.contacts(club.members)
                        .mapping(m -> m.field("email", Member::email, Member::withEmail)
                                .to(ContactFields.EMAIL)));
    }

    @Test
    void anEndpointAndItsTest() throws Exception {
        SyncEngine.Builder builder = builder(club);
        WebhookSigner highLevel = WebhookSigner.ed25519();
        builder.webhookVerifier(highLevel.verifier()); // the engine's builder, as your application fills it
        String signature = highLevel.signature(body); // the value of X-GHL-Signature

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (SyncEngine engine = builder.build()) {
            engine.location(Club.LOCATION);
            server.createContext("/", exchange -> endpoint(engine, exchange));
            server.start();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                    .header("X-GHL-Signature", signature)
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(engine.webhooks().statistics().stored()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    private static WebhookVerifier keys(String nextKey) {
        return WebhookVerifier.of(WebhookVerifier.HIGHLEVEL_KEY, nextKey);
    }

    private static List<Object> told(WebhookVerifier verifier, Map<String, List<String>> headers, byte[] body) {
        List<Object> told = new ArrayList<>();
        WebhookEvent event = verifier.read(headers, body);
        if (event instanceof WebhookEvent.ContactChanged contact
                && contact.change() == WebhookEvent.Change.TAGS_UPDATED) {
            told.add(contact.details().tags()); // all tags, not those that changed
        } else if (event instanceof WebhookEvent.AppUninstalled) {
            told.add(event.envelope().locationId()); // or companyId()
        }
        return told;
    }

    @Test
    void typedEventsAndASecondKey() {
        WebhookSigner next = WebhookSigner.ed25519();
        WebhookVerifier both = keys(next.publicKey());
        assertThat(told(both, next.headers(body), body)).containsExactly(List.of("vip"));
        String removed = "{\"type\":\"UNINSTALL\",\"locationId\":\"gone\"}";
        assertThat(told(both, next.headers(removed), removed.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("gone");
    }

    private static void workflow(
            SyncEngine engine,
            String secret,
            String nextSecret,
            Map<String, List<String>> headers,
            String locationId,
            String contactId) {
        WorkflowVerifier workflows = WorkflowVerifier.of("X-Webhook-Secret", secret, nextSecret);

        workflows.verify(headers); // WebhookException: answer 401
        engine.location(locationId).changedGhl(RecordType.CONTACT, contactId);
    }

    private static int replayed(SyncEngine engine, String locationId, Instant yesterday, Instant now) {
        int records = engine.webhooks().replay(locationId, yesterday, now, RecordType.CONTACT);
        int events = engine.webhooks().replayAppEvents(yesterday);
        return records + events;
    }

    @Test
    void workflowsAndReplays() {
        WebhookSigner highLevel = WebhookSigner.ed25519();
        try (SyncEngine engine =
                builder(club).webhookVerifier(highLevel.verifier()).build()) {
            Map<String, List<String>> headers = Map.of("x-webhook-secret", List.of("the-secret-of-now"));
            workflow(engine, "the-secret-of-now", "the-secret-of-next", headers, Club.LOCATION, "c2");
            assertThat(club.store.<Integer>transact(tx -> tx.signals().open(Club.LOCATION)))
                    .isPositive();
            assertThatThrownBy(() ->
                            workflow(engine, "the-secret-of-then", "the-secret-of-next", headers, Club.LOCATION, "c2"))
                    .isInstanceOf(WebhookException.class);

            engine.webhooks().receive(highLevel.headers(body), body);
            Instant now = Instant.now().plusSeconds(1);
            assertThat(replayed(engine, Club.LOCATION, now.minus(Duration.ofDays(1)), now))
                    .isEqualTo(1);
        }
    }

    @Test
    void thePageShowsThisCode() {
        String code = Guide.codeOf(WebhooksGuideTest.class);
        List<String> lines = Guide.blocks("webhooks.md", "java").stream()
                .flatMap(String::lines)
                .map(line -> Guide.squeezed(line.replaceAll("//.*", "")))
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(15).allMatch(code::contains);
    }
}
