package io.ghl.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.Quirk;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.Webhooks;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on its port, with a HighLevel of its own. */
class CustomerApplicationTest {
    private static final String LOCATION = "loc-1";
    private static final String TOKEN = "pit-engine";
    private static final String USER_TOKEN = "pit-user";

    /** Spaces, a number and an escape that no parser writes again as they are. */
    private static final String BODY = "{ \"type\" : \"ContactUpdate\", \"locationId\":\"" + LOCATION
            + "\",\"id\":\"c1\",\"webhookId\":\"w1\",\"score\":1.0,\"firstName\":\"Zo\\u00eb\"}";

    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static GhlSandbox sandbox;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        sandbox = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN, "engine")
                .token(USER_TOKEN, "user")
                // The user's stands for people on HighLevel's pages.
                .quirk(Quirk.PRIVATE_TOKENS_SHARE_A_BUDGET, false)
                .start();
        application = SpringApplication.run(
                CustomerApplication.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--highlevel.url=" + sandbox.baseUrl(),
                "--highlevel.token=" + TOKEN,
                "--highlevel.location=" + LOCATION,
                "--highlevel.webhook-keys=" + sandbox.webhookPublicKey() + "," + SIGNER.publicKey(),
                "--sync.file=" + folder.resolve("sync.db"),
                "--logging.level.root=warn");
        sandbox.sendWebhooksTo(url("/webhooks/highlevel"));
    }

    @AfterAll
    static void stop() {
        application.close();
        sandbox.close();
    }

    private static URI url(String path) {
        return URI.create(
                "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    private static int post(String signature, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url("/webhooks/highlevel"))
                .header("Content-Type", "application/json")
                .header("X-GHL-Signature", signature)
                .POST(body)
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String statistics() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(url("/webhooks/statistics")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void itRunsOnTheVersionItIsTestedFor() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("ghl.boot"));
    }

    @Test
    void theBytesArriveAsHighLevelSignedThem() throws Exception {
        String signature = SIGNER.signature(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(post(signature, BodyPublishers.ofString(BODY))).isEqualTo(200);
        assertThat(post(signature, BodyPublishers.ofString(BODY.replace("c1", "c2"))))
                .isEqualTo(401);
        assertThat(post(signature, BodyPublishers.ofString(BODY + " "))).isEqualTo(401);
    }

    @Test
    void whatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
        byte[] large = new byte[Webhooks.MAX_BODY_BYTES + 1];
        String signature = SIGNER.signature(large);
        assertThat(post(signature, BodyPublishers.ofByteArray(large))).isEqualTo(413);
        assertThat(post(signature, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .isEqualTo(413);
    }

    @Test
    void whatHappensInHighLevelIsTaken() throws Exception {
        Instant before = Instant.now();
        HttpRequest create = HttpRequest.newBuilder(
                        URI.create(sandbox.baseUrl().toString().replaceAll("/$", "") + "/contacts/"))
                .header("Authorization", "Bearer " + USER_TOKEN)
                .header("Version", "2021-07-28")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new ObjectMapper()
                        .writeValueAsString(Map.of("locationId", LOCATION, "email", "ada@example.com"))))
                .build();
        assertThat(HTTP.send(create, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();

        assertThat(sandbox.webhookStats().delivered()).isPositive();
        SyncEngine engine = application.getBean(SyncEngine.class);
        assertThat(engine.webhooks().replay(LOCATION, before, Instant.now().plusSeconds(1)))
                .as("contacts told of")
                .isPositive();
    }

    /** Spring Boot 4 writes its answers with Jackson 3, and the sync reads webhooks with Jackson 2. */
    @Test
    void springsJacksonAndTheSyncsWorkSideBySide() throws Exception {
        assertThat(new ObjectMapper().readTree(statistics()).path("received").isIntegralNumber())
                .isTrue();
        assertThat(isPresent("tools.jackson.databind.ObjectMapper"))
                .isEqualTo(SpringBootVersion.getVersion().startsWith("4."));
        assertThat(isPresent("com.fasterxml.jackson.databind.ObjectMapper")).isTrue();
    }

    private static boolean isPresent(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
