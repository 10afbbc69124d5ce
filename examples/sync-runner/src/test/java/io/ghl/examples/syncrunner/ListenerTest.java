package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {
    private static final String SECRET = "a-secret-of-the-tests-0123";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private int send(String method, URI url, String secret, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-Webhook-Secret", secret)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void takesWhatIsSignedAndRefusesTheRest() throws Exception {
        try (GhlSandbox sandbox = Highlevel.start()) {
            Cli cli = new Cli(folder)
                    .env("GHL_TOKEN", Highlevel.TOKEN)
                    .env("PUSH_SECRET", SECRET)
                    .write("sync.yaml", Highlevel.settings(sandbox) + """
                              webhookKeys: ["%s"]
                            app:
                              csv: {folder: data}
                            records:
                              - mapping: contacts.yaml
                            listen: {port: 0, secret: {env: PUSH_SECRET}}
                            """.formatted(sandbox.webhookPublicKey()))
                    .write(
                            "contacts.yaml",
                            """
                            version: 1
                            records: contacts
                            fields: [{app: first, ghl: firstName}, {app: email, ghl: email}]
                            link: {matchOn: [email]}
                            """
                                    // Within the time of the test only a webhook can tell of a change.
                                    + Highlevel.POLLING.replace("feedInterval: 300ms", "feedInterval: 10m"))
                    .write("data/contacts.csv", "id,first,email\n1,Ada,ada@example.com\n");
            try (Cli.Running run = cli.inBackground("run", "--yes")) {
                run.until("it runs", () -> run.output().contains("Both sides are kept the same"));
                Matcher address = Pattern.compile("taken at (http\\S+)\\.\\R").matcher(run.output());
                assertThat(address.find()).as(run.output()).isTrue();
                URI base = URI.create(address.group(1));
                sandbox.sendWebhooksTo(base.resolve("/webhooks/highlevel"));

                sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));

                run.until(
                        "the webhook arrives",
                        () -> cli.read("data/contacts.csv").contains("alan@example.com"));
                String event = "{\"eventType\": \"contact.updated\", \"payload\": {\"id\": \"1\"}}";
                URI pushes = base.resolve("/webhooks/contacts");
                assertThat(send("POST", base.resolve("/webhooks/highlevel"), SECRET, "{}"))
                        .isEqualTo(401);
                assertThat(send("POST", pushes, SECRET, event)).isEqualTo(202);
                assertThat(send("POST", pushes, SECRET + "x", event)).isEqualTo(401);
                assertThat(send("POST", pushes, SECRET, "no json")).isEqualTo(400);
                assertThat(send("POST", pushes, SECRET, event.replace("\"1\"", "\"\"")))
                        .isEqualTo(400);
                assertThat(send("POST", pushes, SECRET, " ".repeat(70_000) + event))
                        .isEqualTo(413);
                assertThat(send("POST", base.resolve("/webhooks/tasks"), SECRET, event))
                        .isEqualTo(404);
                assertThat(send("GET", pushes, SECRET, "")).isEqualTo(405);
                assertThat(send("GET", base.resolve("/health"), SECRET, "")).isEqualTo(200);
                assertThat(send("GET", base.resolve("/"), SECRET, "")).isEqualTo(404);
                assertThat(run.stop()).isZero();
            }
        }
    }
}
