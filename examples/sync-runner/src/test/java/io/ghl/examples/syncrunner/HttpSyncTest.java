package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.syncrunner.connect.http.FakeApi;
import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSyncTest {
    @TempDir
    private Path folder;

    /** What is mapped beside first name and e-mail, and what is said of the API beside its lists. */
    private Cli cli(GhlSandbox sandbox, FakeApi api, String mapping, String settings) {
        return new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .env("API_TOKEN", "open-sesame")
                .write(
                        "sync.yaml",
                        Highlevel.settings(sandbox)
                                + """
                        app:
                          http: {url: "%s", auth: {bearer: {env: API_TOKEN}}}
                        records:
                          - path: /people
                            items: data
                            item: data
                            paging: {by: cursor, parameter: cursor, next: meta.next}
                            mapping:
                              version: 1
                              records: contacts
                              link: {matchOn: [email]}
                              %s
                              fields:
                                - {app: first, ghl: firstName}
                                - {app: email, ghl: email}
                        """.formatted(api.url(), Highlevel.POLLING.strip())
                                + mapping.indent(6)
                                + settings.indent(4));
    }

    @Test
    void syncsAnApiBothWays() {
        try (FakeApi api = new FakeApi();
                GhlSandbox sandbox = Highlevel.start()) {
            api.put("1", "{\"name\": {\"first\": \"Ada\"}, \"email\": \"ada@example.com\", \"budget\": 12.5}");
            sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));
            Cli cli = cli(sandbox, api, """
                      - {app: budget, ghl: {custom: budget}}
                    onConflict: ghlWins
                    """, """
                    fields: {first: name.first}
                    changes: {parameter: since, field: updated_at, listEvery: 1s}
                    compare: etag
                    createKey: {header: Idempotency-Key}
                    search: {email: email}
                    """);

            Cli.Result first = cli.run("run", "--once", "--yes");

            assertThat(first.code()).as(first.all()).isZero();
            String alan = api.ids().get(1);
            assertThat(api.record(alan).at("/name/first").asText()).isEqualTo("Alan");
            String ada = Highlevel.byEmail(sandbox, "ada@example.com")
                    .orElseThrow()
                    .path("id")
                    .asText();

            sandbox.updateContact(ada, Map.of("firstName", "Augusta"));
            api.put(alan, "{\"name\": {\"first\": \"Al\"}, \"email\": \"alan@example.com\", \"budget\": 7}");
            Cli.Result second = cli.run("run", "--once");

            assertThat(second.code()).as(second.all()).isZero();
            assertThat(api.record("1").at("/name/first").asText()).isEqualTo("Augusta");
            assertThat(Highlevel.byEmail(sandbox, "alan@example.com")
                            .orElseThrow()
                            .toString())
                    .contains("\"Al\"", "7");
        }
    }

    /** Nobody knows which record was created; so none is created again and again, also not for the one that was. */
    @Test
    void aCreationWithoutAnIdIsSentOnce() {
        try (FakeApi api = new FakeApi();
                GhlSandbox sandbox = Highlevel.start()) {
            sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));
            api.answerWritesWith("", null);
            Cli cli = cli(sandbox, api, "", "");

            for (int i = 0; i < 2; i++) {
                Cli.Result run = cli.run("run", "--once", "--yes");
                assertThat(run.code()).as(run.all()).isEqualTo(1);
                assertThat(cli.run("replay").all()).contains("answered without the id", "contact.created");
                assertThat(api.ids()).containsExactly("r1");
            }

            api.answerWritesWith(null, null);
            api.remove("r1");
            assertThat(folder.resolve(".sync-runner/contact.created").toFile().delete())
                    .isTrue();
            assertThat(cli.run("replay", "--all").code()).isZero();
            Cli.Result mended = cli.run("run", "--once");
            assertThat(mended.code()).as(mended.all()).isZero();
            assertThat(api.ids()).containsExactly("r2");
            assertThat(cli.run("status", "--json").json().at("/pairs/contacts").asInt())
                    .isEqualTo(1);
        }
    }
}
