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

    @Test
    void syncsAnApiBothWays() {
        try (FakeApi api = new FakeApi();
                GhlSandbox sandbox = Highlevel.start()) {
            api.put("1", "{\"name\": {\"first\": \"Ada\"}, \"email\": \"ada@example.com\", \"budget\": 12.5}");
            sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));
            Cli cli = new Cli(folder)
                    .env("GHL_TOKEN", Highlevel.TOKEN)
                    .env("API_TOKEN", "open-sesame")
                    .write("sync.yaml", Highlevel.settings(sandbox) + """
                            app:
                              http: {url: "%s", auth: {bearer: {env: API_TOKEN}}}
                            records:
                              - path: /people
                                items: data
                                item: data
                                fields: {first: name.first}
                                paging: {by: cursor, parameter: cursor, next: meta.next}
                                changes: {parameter: since, field: updated_at, listEvery: 1s}
                                compare: etag
                                createKey: {header: Idempotency-Key}
                                search: {email: email}
                                mapping:
                                  version: 1
                                  records: contacts
                                  fields:
                                    - {app: first, ghl: firstName}
                                    - {app: email, ghl: email}
                                    - {app: budget, ghl: {custom: budget}}
                                  link: {matchOn: [email]}
                                  onConflict: ghlWins
                                  %s
                            """.formatted(api.url(), Highlevel.POLLING));

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
}
