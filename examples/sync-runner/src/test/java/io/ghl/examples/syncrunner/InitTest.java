package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
    private static final String PEOPLE = """
            customer_id;given_name;surname;e-mail;lead stage;Budget;labels;updated_at;shoe size
            7;Ada;Lovelace;ada@example.com;new;12;vip;2026-01-01;38
            8;Grace;Hopper;grace@example.com;WON;;;2026-01-02;39
            """;

    @TempDir
    private Path folder;

    private GhlSandbox sandbox;

    @BeforeEach
    void setUp() {
        sandbox = Highlevel.start();
    }

    @AfterEach
    void tearDown() {
        sandbox.close();
    }

    private Cli cli() {
        return new Cli(folder).env("GHL_TOKEN", Highlevel.TOKEN).write("data/people.csv", PEOPLE);
    }

    @Test
    void proposesWhatTheNamesAndValuesSay() {
        Cli cli = cli();

        Cli.Result init = cli.run(
                "init",
                "--yes",
                "--location",
                Highlevel.LOCATION,
                "--url",
                sandbox.baseUrl().toString(),
                "--app",
                "data",
                "--table",
                "people.csv",
                "--key",
                "customer_id");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(cli.read("contacts.yaml"))
                .contains("{app: given_name, ghl: firstName}", "{app: surname, ghl: lastName}")
                .contains("{app: e-mail, ghl: email}", "{app: Budget, ghl: {custom: budget}, form: decimal}")
                .contains("{app: \"lead stage\", ghl: {custom: lead_stage}, values: {WON: Won, new: New}}")
                .contains("tags: {app: labels, type: commaSeparated}", "matchOn: [e-mail]");
        assertThat(init.all()).contains("Not mapped: shoe size, updated_at");
        Cli.Result doctor = cli.run("doctor");
        assertThat(doctor.code()).as(doctor.all()).isZero();
        Cli.Result sync = cli.run("run", "--once", "--yes", "--wait", "2");
        assertThat(sync.all()).contains("created in HighLevel: 2");
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void asksAndTakesTheAnswers() {
        Cli cli = cli();
        String answers =
                String.join("\n", "", "data", "people.csv", "customer_id", "", "-", "", "", "", "", "", "", "") + "\n";

        Cli.Result init = cli.answering(
                answers,
                "init",
                "--location",
                Highlevel.LOCATION,
                "--url",
                sandbox.baseUrl().toString());

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(init.all())
                .contains("Which environment variable holds the token", "Where are your records?")
                .contains("given_name -> firstName", "surname -> lastName");
        assertThat(cli.read("contacts.yaml")).contains("ghl: firstName").doesNotContain("lastName");
        assertThat(cli.read("sync.yaml")).contains("token: {env: GHL_TOKEN}").doesNotContain(Highlevel.TOKEN);
    }

    @Test
    void writesOverNothing() {
        Cli cli = cli().write("sync.yaml", "mine");

        Cli.Result init = cli.run("init", "--yes", "--location", Highlevel.LOCATION);

        assertThat(init.code()).isEqualTo(2);
        assertThat(init.all()).contains("There is a file sync.yaml already", "--force");
        assertThat(cli.read("sync.yaml")).isEqualTo("mine");
    }

    @Test
    void worksWithTheSandboxByOneFlag() {
        // Nobody has an account yet.
        Cli cli = cli().env("GHL_TOKEN", "");

        Cli.Result init =
                cli.run("init", "--sandbox", "--yes", "--app", "data", "--table", "people.csv", "--key", "customer_id");
        Cli.Result plan = cli.run("plan", "--sandbox", "--json");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.json().at("/types/contacts/ghlRecords").asInt()).isEqualTo(6);
        assertThat(plan.json().at("/types/contacts/createInGhl").asInt()).isEqualTo(2);
        assertThat(plan.json().at("/types/contacts/createInApp").asInt()).isEqualTo(6);
    }
}
