package io.ghl.examples.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.Webhooks;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {
    /** Spaces, a number and an escape that no parser writes again as they are. */
    private static final String BODY = "{ \"type\" : \"ContactUpdate\", \"locationId\":\"here\",\"id\":\"c1\","
            + "\"webhookId\":\"w1\",\"score\":1.0,\"firstName\":\"Zo\\u00eb\", \"lastName\":\"M\u00fcller\"}";

    private static final String SECRET = "a-secret-for-the-tests";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Held, so that it keeps its level: Tomcat tells of every start and stop. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    @BeforeAll
    static void quiet() {
        TOMCAT.setLevel(Level.SEVERE);
    }

    enum Server {
        JDK,
        SERVLET
    }

    private static final WebhookSigner HIGH_LEVEL = WebhookSigner.ed25519();
    private static Receiver receiver;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        receiver = new Receiver(folder, "here", HIGH_LEVEL.verifier(), SECRET);
    }

    @AfterAll
    static void close() throws Exception {
        receiver.close();
    }

    private static URI url(Receiver receiver, Server server) {
        return server == Server.JDK ? receiver.jdkUrl() : receiver.servletUrl();
    }

    private static URI url(Server server) {
        return url(receiver, server);
    }

    private static int post(URI url, String header, String value, BodyPublisher body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url).header(header, value).POST(body).build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private int deliver(Server server, String signed, String sent) throws Exception {
        return post(
                url(server),
                "X-GHL-Signature",
                HIGH_LEVEL.signature(signed.getBytes(StandardCharsets.UTF_8)),
                BodyPublishers.ofString(sent));
    }

    private boolean isToBeLookedAt(String contactId) {
        return receiver.store.transact(tx ->
                tx.signals().of("here", RecordType.CONTACT, Side.GHL, contactId).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void whatHighLevelSignedIsStoredOnce(Server server) throws Exception {
        String body = BODY.replace("c1", "c-" + server).replace("w1", "w-" + server);
        WebhookStatistics before = receiver.engine.webhooks().statistics();
        assertThat(deliver(server, body, body)).isEqualTo(200);
        assertThat(isToBeLookedAt("c-" + server)).isTrue();
        assertThat(deliver(server, body, body)).isEqualTo(200);
        WebhookStatistics after = receiver.engine.webhooks().statistics();
        assertThat(after.stored() - before.stored()).isEqualTo(1);
        assertThat(after.duplicates() - before.duplicates()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasTamperedWithIsRefused(Server server) throws Exception {
        assertThat(deliver(server, BODY, BODY.replace("c1", "c2"))).isEqualTo(401);
        assertThat(deliver(server, BODY, BODY + " ")).isEqualTo(401);
        assertThat(post(url(server), "X-GHL-Signature", "N/A", BodyPublishers.ofString(BODY)))
                .isEqualTo(401);
        assertThat(isToBeLookedAt("c2")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot(Server server) throws Exception {
        byte[] large = new byte[Webhooks.MAX_BODY_BYTES + 1];
        assertThat(post(url(server), "X-GHL-Signature", HIGH_LEVEL.signature(large), BodyPublishers.ofByteArray(large)))
                .isEqualTo(413);
        assertThat(post(
                        url(server),
                        "X-GHL-Signature",
                        HIGH_LEVEL.signature(large),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .as("in chunks")
                .isEqualTo(413);
        byte[] fits = new byte[Webhooks.MAX_BODY_BYTES];
        assertThat(post(url(server), "X-GHL-Signature", HIGH_LEVEL.signature(fits), BodyPublishers.ofByteArray(fits)))
                .as("signed, and of no use")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeStoredIsToBeSentAgain(Server server, @TempDir Path folder) throws Exception {
        try (Receiver full = new Receiver(folder, "here", HIGH_LEVEL.verifier(), SECRET)) {
            full.store.close();
            String signature = HIGH_LEVEL.signature(BODY.getBytes(StandardCharsets.UTF_8));
            assertThat(post(url(full, server), "X-GHL-Signature", signature, BodyPublishers.ofString(BODY)))
                    .isEqualTo(429);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyPostIsTaken(Server server) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(url(server)).build();
        assertThat(HTTP.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void aWorkflowWithTheSecretIsFollowed() throws Exception {
        String hint = "{\"locationId\":\"here\",\"contactId\":\"c7\",\"more\":1}";
        assertThat(workflow("another-secret-altogether", hint)).isEqualTo(401);
        assertThat(isToBeLookedAt("c7")).isFalse();
        assertThat(workflow(SECRET, hint)).isEqualTo(200);
        assertThat(isToBeLookedAt("c7")).isTrue();
        assertThat(workflow(SECRET, hint + " ".repeat(20_000))).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"locationId\":\"here\",\"contactId\":\" \"}",
                "{\"locationId\":\"elsewhere\",\"contactId\":\"c\"}"
            })
    void aWorkflowThatNamesNoContactOfOursIsToldSo(String body) throws Exception {
        assertThat(workflow(SECRET, body)).isEqualTo(400);
    }

    private int workflow(String secret, String body) throws Exception {
        return post(receiver.workflowUrl(), Receiver.SECRET_HEADER, secret, BodyPublishers.ofString(body));
    }

    @Test
    void theDemoRuns() throws Exception {
        WebhookDemo.main(new String[0]);
    }
}
