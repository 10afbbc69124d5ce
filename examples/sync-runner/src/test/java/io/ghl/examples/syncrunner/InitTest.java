package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.syncrunner.connect.http.FakeApi;
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
    void proposesWhatBelongsToContactsAsWell() {
        Cli cli = cli().write(
                        "data/todo.csv",
                        "id;customer_id;subject;details;due;done\n1;7;Call;;2030-01-01T10:00:00Z;false\n")
                .write("data/memo.csv", "id;customer;text\n1;7;Likes tea\n")
                .write("data/firms.csv", "id;company;city\n1;Analytical Engines;London\n");

        Cli.Result init = cli.run(
                "init",
                "--sandbox",
                "--yes",
                "--app",
                "data",
                "--table",
                "people.csv",
                "--key",
                "customer_id",
                "--tasks",
                "todo.csv",
                "--notes",
                "memo.csv",
                "--businesses",
                "firms.csv");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(init.all()).contains("tasks: subject -> title, details -> body, due -> dueDate, done -> completed");
        assertThat(cli.read("tasks.yaml"))
                .contains("parent: {column: customer_id}", "{app: subject, ghl: title}")
                .contains("{app: done, ghl: completed, onClear: ignore}");
        assertThat(cli.read("businesses.yaml")).contains("link: {matchOn: [company]}");
        Cli.Result validated = cli.run("validate");
        assertThat(validated.code()).as(validated.all()).isZero();
        Cli.Result plan = cli.run("plan", "--sandbox", "--json");
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.json().at("/types/tasks/createInGhl").asInt()).isEqualTo(1);
        assertThat(plan.json().at("/types/notes/createInGhl").asInt()).isEqualTo(1);
        assertThat(plan.json().at("/types/businesses/createInGhl").asInt()).isEqualTo(1);
    }

    @Test
    void aTableWithoutWhatHighLevelNeedsIsRefusedInWords() {
        Cli cli = cli().write("data/todo.csv", "id;customer_id;subject\n1;7;Call\n");

        Cli.Result init = cli.run(
                "init",
                "--sandbox",
                "--yes",
                "--app",
                "data",
                "--table",
                "people.csv",
                "--key",
                "customer_id",
                "--tasks",
                "todo.csv");

        assertThat(init.code()).isEqualTo(2);
        assertThat(init.all()).contains("HighLevel needs \"dueDate\"", "id, customer_id, subject");
        assertThat(cli.folder().resolve("sync.yaml")).doesNotExist();
    }

    @Test
    void looksAtAnApi() {
        try (FakeApi api = new FakeApi()) {
            api.put(
                    "1",
                    "{\"id\": \"1\", \"first_name\": \"Ada\", \"email\": \"ada@example.com\", \"labels\": [\"vip\"]}");
            Cli cli = cli().env("API_TOKEN", "open-sesame");

            Cli.Result init = cli.run(
                    "init",
                    "--sandbox",
                    "--yes",
                    "--app",
                    api.url(),
                    "--table",
                    "/people",
                    "--items",
                    "data",
                    "--password-env",
                    "API_TOKEN");

            assertThat(init.code()).as(init.all()).isZero();
            assertThat(cli.read("contacts.yaml"))
                    .contains("{app: first_name, ghl: firstName}", "tags: {app: labels, type: list}");
            assertThat(cli.read("sync.yaml"))
                    .contains("auth: {bearer: {env: API_TOKEN}}", "path: /people", "items: data")
                    .doesNotContain("open-sesame");
            assertThat(cli.run("validate").code()).isZero();
        }
        Cli cli = cli().env("API_TOKEN", "open-sesame");
        Cli.Result open = cli.run(
                "init",
                "--force",
                "--sandbox",
                "--yes",
                "--app",
                "http://api.example.com",
                "--password-env",
                "API_TOKEN");
        assertThat(open.code()).as(open.all()).isEqualTo(2);
        assertThat(open.all()).contains("https://").doesNotContain("open-sesame", "Exception");
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
