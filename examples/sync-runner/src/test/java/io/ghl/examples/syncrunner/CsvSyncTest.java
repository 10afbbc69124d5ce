package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSyncTest {
    @TempDir
    private Path folder;

    private GhlSandbox sandbox;
    private Cli cli;

    @BeforeEach
    void setUp() {
        sandbox = Highlevel.start();
        cli = new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write("sync.yaml", Highlevel.settings(sandbox) + """
                        app:
                          csv: {folder: data}
                        records:
                          - mapping: contacts.yaml
                            file: customers.csv
                            key: nr
                            ids: number
                        """)
                .write("contacts.yaml", """
                        version: 1
                        records: contacts
                        fields:
                          - {app: first, ghl: firstName}
                          - {app: email, ghl: email}
                          - app: stage
                            ghl: {custom: lead_stage}
                            values: {new: New, won: Won}
                          - {app: budget, ghl: {custom: budget}}
                          - {app: since, ghl: {custom: customer_since}}
                        link: {matchOn: [email]}
                        onConflict: appWins
                        onDelete: propagate
                        """ + Highlevel.POLLING)
                .write(
                        "data/customers.csv",
                        "nr,first,email,stage,budget,since,memo\r\n"
                                + "1,Ada,ada@example.com,new,12.5,2024-02-29,\"says \"\"hi\"\", often\"\r\n"
                                + "2,Grace,grace@example.com,won,,,\r\n");
    }

    @AfterEach
    void tearDown() {
        sandbox.close();
    }

    @Test
    void marksRowsOfContactsThatAreGone() {
        cli.write("contacts.yaml", cli.read("contacts.yaml").replace("onDelete: propagate", "onDelete: archive"));
        Cli.Result refused = cli.run("validate");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.all()).contains("sync.yaml:9:", "onDelete: archive", "archived: COLUMN");
        String settings = cli.read("sync.yaml");
        cli.write("sync.yaml", settings + "    archived: gone\n");
        Cli.Result missing = cli.run("doctor");
        assertThat(missing.all()).contains("There is no column \"gone\"");
        cli.write("sync.yaml", settings + "    archived: memo\n    archivedValue: gone from HighLevel\n");
        assertThat(cli.run("run", "--once", "--yes").code()).isZero();

        sandbox.deleteContact(Highlevel.byEmail(sandbox, "grace@example.com")
                .orElseThrow()
                .path("id")
                .asText());
        assertThat(cli.run("plan").all())
                .contains("archived in HighLevel: 0, in the application: 1", "no longer linked: 1")
                .doesNotContain("nothing to do");
        Cli.Result run = cli.run("run", "--once", "--link", "--yes");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(cli.read("data/customers.csv")).contains("2,Grace,grace@example.com,won,,,gone from HighLevel");
        assertThat(Highlevel.byEmail(sandbox, "grace@example.com")).isEmpty();
    }

    @Test
    void givesNoRowTheNumberOfOneThatWasDeleted() {
        assertThat(cli.run("run", "--once", "--yes").code()).isZero();
        String rows = cli.read("data/customers.csv");
        cli.write("data/customers.csv", rows.replace("2,Grace,grace@example.com,won,,,\r\n", ""));
        sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));

        Cli.Result run = cli.run("run", "--once", "--yes");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(cli.read("data/customers.csv"))
                .contains("3,Alan,alan@example.com")
                .doesNotContain("2,");
        assertThat(Highlevel.byEmail(sandbox, "alan@example.com")).isPresent();
        assertThat(Highlevel.byEmail(sandbox, "grace@example.com")).isEmpty();
    }

    @Test
    void syncsBothWaysAndLeavesTheRestOfTheFileAsItIs() {
        String alan = sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));

        Cli.Result first = cli.run("run", "--once", "--yes");

        assertThat(first.code()).as(first.all()).isZero();
        assertThat(cli.read("data/customers.csv"))
                .isEqualTo("nr,first,email,stage,budget,since,memo\r\n"
                        + "1,Ada,ada@example.com,new,12.5,2024-02-29,\"says \"\"hi\"\", often\"\r\n"
                        + "2,Grace,grace@example.com,won,,,\r\n"
                        + "3,Alan,alan@example.com,,,,\r\n");
        JsonNode ada = Highlevel.byEmail(sandbox, "ada@example.com").orElseThrow();
        assertThat(ada.path("customFields").toString()).contains("New", "12.5", "2024-02-29");

        sandbox.updateContact(alan, Map.of("firstName", "Alan M."));
        cli.write(
                "data/customers.csv",
                "nr,first,email,stage,budget,since,memo\r\n"
                        + "1,Ada,ada@example.com,won,13,2024-03-01,\"says \"\"hi\"\", often\"\r\n"
                        + "3,Alan,alan@example.com,,,,\r\n");

        Cli.Result second = cli.run("run", "--once", "--json");

        assertThat(second.code()).as(second.all()).isZero();
        assertThat(second.json().path("complete").asBoolean()).isTrue();
        assertThat(cli.read("data/customers.csv"))
                .contains("1,Ada,ada@example.com,won,13,2024-03-01,", "3,Alan M.,alan@example.com,,,,");
        assertThat(Highlevel.byEmail(sandbox, "ada@example.com")
                        .orElseThrow()
                        .path("customFields")
                        .toString())
                .contains("Won", "13", "2024-03-01");
        assertThat(Highlevel.byEmail(sandbox, "grace@example.com")).isEmpty();

        Cli.Result status = cli.run("status", "--json");
        assertThat(status.code()).as(status.all()).isZero();
        assertThat(status.json().path("pairs").path("contacts").asInt()).isEqualTo(2);
        assertThat(status.json().path("verdict").asText()).isEqualTo("HEALTHY");
    }
}
