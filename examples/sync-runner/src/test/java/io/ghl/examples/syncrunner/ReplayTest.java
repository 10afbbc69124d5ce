package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    @TempDir
    private Path folder;

    /** Contacts in a file, whose first names are no times when a task can be due. */
    private Cli cli(GhlSandbox sandbox, String triggers, String people) {
        return new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write("sync.yaml", Highlevel.settings(sandbox) + """
                        app:
                          csv: {folder: data}
                        records:
                          - mapping: contacts.yaml
                        """)
                .write("contacts.yaml", """
                        version: 1
                        records: contacts
                        fields: [{app: first, ghl: firstName}, {app: email, ghl: email}]
                        link: {matchOn: [email]}
                        """ + Highlevel.POLLING + "triggers:\n" + triggers)
                .write("data/contacts.csv", "id,first,email\n" + people);
    }

    private static int count(Cli cli, String state) {
        return cli.run("status", "--json").json().at("/triggers/" + state).asInt(-1);
    }

    @Test
    void aMistakeLeavesNothingHalfDone() {
        try (GhlSandbox sandbox = Highlevel.start()) {
            Cli cli = cli(sandbox, """
                      - name: call
                        on: created
                        alsoWhileLinking: true
                        do: [{action: create-task, title: Call, due: "{{first}}"}]
                    """, "1,Ada,ada@example.com\n2,Bob,bob@example.com\n");
            Cli.Result run = cli.run("run", "--yes", "--once");
            assertThat(run.code()).as(run.all()).isEqualTo(1);
            assertThat(run.all()).contains("2 effects of triggers failed (see: replay)");
            Cli.Result failing = cli.run("replay", "--json");
            String id = failing.json().at("/deadTriggers/0/id").asText();
            assertThat(id).as(failing.all()).contains("call");
            assertThat(count(cli, "dead")).isEqualTo(2);

            Cli.Result unknown = cli.run("replay", id, "nobody", "no-one");
            assertThat(unknown.code()).isEqualTo(2);
            assertThat(unknown.all())
                    .contains("\"nobody\" or \"no-one\", so nothing is tried again")
                    .doesNotContain(id);
            Cli.Result cause = cli.run("replay", "--cause", "bad-luck", id);
            assertThat(cause.code()).isEqualTo(2);
            assertThat(cause.all()).contains("There is no cause \"bad-luck\"");
            assertThat(count(cli, "dead")).isEqualTo(2);
            assertThat(count(cli, "waiting")).isZero();

            assertThat(cli.run("replay", "--json", id).json().path("replayed").asInt())
                    .isEqualTo(1);
            assertThat(count(cli, "dead")).isEqualTo(1);
            assertThat(cli.run("replay", "--json", "--all")
                            .json()
                            .path("replayed")
                            .asInt())
                    .isEqualTo(1);
            assertThat(count(cli, "dead")).isZero();
        }
    }

    @Test
    void moreThanOnePageOfFailuresIsListed() {
        StringBuilder triggers = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            triggers.append("""
                      - {name: call%d, on: created, alsoWhileLinking: true, do: [{action: create-task, title: Call, due: "{{first}}"}]}
                    """.formatted(i));
        }
        try (GhlSandbox sandbox = Highlevel.start()) {
            Cli cli = cli(sandbox, triggers.toString(), "1,Ada,ada@example.com\n");
            Cli.Result run = cli.run("run", "--yes", "--once");
            assertThat(run.code()).as(run.all()).isLessThanOrEqualTo(1);
            assertThat(count(cli, "dead")).isEqualTo(101);

            assertThat(cli.run("replay", "--json").json().path("deadTriggers")).hasSize(101);
            assertThat(cli.run("replay").all()).contains("trigger call0,", "trigger call100,");
        }
    }
}
