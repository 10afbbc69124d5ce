package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.syncrunner.connect.http.FakeApi;
import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said in plain words, by validate or doctor and by run, before anything is written. */
class BadInputTest {
    private static final String MAPPING = """
            version: 1
            records: contacts
            fields:
              - {app: first, ghl: firstName}
              - {app: email, ghl: email}
              - {app: stage, ghl: {custom: lead_stage}, values: {new: New, won: Won}}
            link: {matchOn: [email]}
            """ + Highlevel.POLLING;
    private static final String PEOPLE = "id,first,email,stage\n1,Ada,ada@example.com,new\n";
    private static final String APP = """
            app:
              csv: {folder: data}
            records:
              - mapping: contacts.yaml
                file: people.csv
            """;

    @TempDir
    private Path folder;

    private GhlSandbox sandbox = Highlevel.start();

    @AfterEach
    void tearDown() {
        sandbox.close();
    }

    private Cli cli() {
        return new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write("sync.yaml", Highlevel.settings(sandbox) + APP)
                .write("contacts.yaml", MAPPING)
                .write("data/people.csv", PEOPLE);
    }

    private void refusedBeforeAnythingIsWritten(Cli cli, int code, String... words) {
        String people = cli.read("data/people.csv");

        Cli.Result doctor = cli.run("doctor");
        Cli.Result run = cli.run("run", "--once", "--yes");

        assertThat(doctor.code()).as(doctor.all()).isEqualTo(code);
        assertThat(doctor.all()).contains(words).doesNotContain("Exception", Highlevel.TOKEN);
        assertThat(run.code()).as(run.all()).isEqualTo(code);
        assertThat(run.all()).contains(words);
        assertThat(cli.read("data/people.csv")).isEqualTo(people);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aGoodSetUpHasNoProblem() {
        Cli.Result doctor = cli().run("doctor", "--json");

        assertThat(doctor.code()).as(doctor.all()).isZero();
        assertThat(StreamSupport.stream(doctor.json().path("findings").spliterator(), false)
                        .map(finding -> finding.path("about").asText()))
                .contains("files", "store", "highlevel", "clock", "application", "webhooks");
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aMissingFile() {
        Cli.Result result = new Cli(folder).run("validate");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.all()).contains("sync.yaml:1:1: There is no such file.", "init sync.yaml");
    }

    @Test
    void mistakesInTheFilesAreToldAllAtOnceWithTheirPlaces() {
        Cli cli = cli().write("sync.yaml", """
                version: 1
                highlevel:
                  location: loc1
                  token: pit-12345
                  url: http://crm.example.com
                app:
                  csv: {fodler: data}
                records:
                  - mapping: contacts.yaml
                    fiel: people.csv
                """)
                .write("contacts.yaml", "version: 1\nrecords: contacts\nfields:\n  - {app: email, gh1: email}\n");

        Cli.Result result = cli.run("validate");
        JsonNode json = cli.run("validate", "--json").json();

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.all())
                .contains("sync.yaml:4:10: \"token\" is a secret and must not stand in the file")
                .contains("sync.yaml:5:8:", "https://")
                .contains("sync.yaml:7:9:", "Did you mean \"folder\"?")
                .contains("contacts.yaml:4:18:", "Did you mean \"ghl\"?")
                .doesNotContain("pit-12345");
        assertThat(json.path("exit").asInt()).isEqualTo(3);
        assertThat(json.path("problems").path(0).path("line").asInt()).isEqualTo(4);
    }

    @Test
    void triggersThatCannotBeCarriedOut() {
        Cli cli = cli().write("contacts.yaml", MAPPING + """
                triggers:
                  - {name: enrich, on: created, do: [{code: enrich}]}
                  - {name: call, on: created, do: [{action: create-taks, title: Call, due: 1d}]}
                  - {name: alert, on: created, do: [{webhook: "${ALERT_URL}", secret: "${ALERT_SECRET}"}]}
                """);

        Cli.Result validated = cli.run("validate");
        Cli.Result run = cli.run("run", "--once", "--yes");

        assertThat(validated.code()).isEqualTo(3);
        assertThat(validated.all())
                .contains("contacts.yaml:10:38: The program that reads this file has no effects in code")
                .contains("contacts.yaml:11:36:", "Did you mean \"create-task\"")
                .doesNotContain("ALERT_URL");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.all()).contains("contacts.yaml:12:37: The variable ALERT_URL is not set");
        cli.write("contacts.yaml", MAPPING + "triggers: [{name: due, on: {taskDue: 1h}, do: [{outbox: o}]}]\n");
        assertThat(cli.run("validate").all())
                .contains(
                        "contacts.yaml:9:12: The trigger \"due\" cannot work: records of type CONTACT have no dueDate");
        cli.write("contacts.yaml", MAPPING.replace("email}", "email, steps: [{code: cents}]}"));
        assertThat(cli.run("validate").all()).contains("contacts.yaml:5:");
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aMappingWithinTheFileKeepsItsLines() {
        Cli cli = cli().write("sync.yaml", Highlevel.settings(sandbox) + """
                app:
                  csv: {folder: data}
                records:
                  - file: people.csv
                    mapping:
                      version: 1
                      records: contacts
                      fields:
                        - {app: email, ghl: emial}
                """);

        Cli.Result wrong = cli.run("validate");
        cli.write("sync.yaml", cli.read("sync.yaml").replace("emial", "email"));
        Cli.Result right = cli.run("validate");

        assertThat(wrong.all()).contains("sync.yaml:14:29:", "email");
        assertThat(right.code()).as(right.all()).isZero();
    }

    @Test
    void aVariableThatIsNotSet() {
        Cli cli = cli().env("GHL_TOKEN", "");

        assertThat(cli.run("validate").code()).isZero();
        refusedBeforeAnythingIsWritten(cli, 3, "sync.yaml:4:10: The environment variable GHL_TOKEN is not set.");
    }

    @Test
    void variablesOfAddressesThatAreNotSet() {
        Cli cli = cli().write("sync.yaml", """
                version: 1
                highlevel: {location: loc1, token: {env: GHL_TOKEN}, url: {env: CRM_URL}}
                store: {postgres: {url: {env: STORE_URL}}}
                app: {http: {url: {env: API_URL}}}
                records: [{mapping: contacts.yaml, path: {env: API_PATH}}]
                listen: {publicUrl: {env: PUBLIC_URL}}
                """);

        Cli.Result validated = cli.run("validate");
        Cli.Result run = cli.run("run", "--once", "--yes");

        assertThat(validated.code()).as(validated.all()).isZero();
        assertThat(run.code()).isEqualTo(3);
        assertThat(validated.all()).contains("The environment variable API_PATH is not set here.");
        for (String name : List.of("CRM_URL", "STORE_URL", "API_URL", "PUBLIC_URL")) {
            assertThat(validated.all()).contains("The environment variable " + name + " is not set here.");
            assertThat(run.all()).contains("The environment variable " + name + " is not set.");
        }
        assertThat(run.all()).doesNotContain("web address", "PostgreSQL only", "begins with");
    }

    @Test
    void examplesOfTimesThatAreNone() {
        Cli cli = cli();
        for (String wrong :
                List.of("soon", "true", "5", "1772357400.5", "1e99", "[2026-03-01]", "{env: TIME}", "\"\"")) {
            cli.write("sync.yaml", Highlevel.settings(sandbox) + """
                    app: {sql: {url: "jdbc:sqlite:shop.db"}}
                    records:
                      - mapping: contacts.yaml
                        table: customers
                        timesLike: {updated_at: %s}
                    """.formatted(wrong));

            Cli.Result validated = cli.run("validate");

            assertThat(validated.code()).as(wrong).isEqualTo(3);
            assertThat(validated.all())
                    .as(wrong)
                    .contains("sync.yaml:10:29: \"updated_at\" must be a time as your application writes it");
        }
        cli.write("sync.yaml", cli.read("sync.yaml").replace("{updated_at: \"\"}", "updated_at"));
        assertThat(cli.run("validate").all()).contains("\"timesLike\" is written as columns with times");
    }

    @Test
    void aMissingColumn() {
        refusedBeforeAnythingIsWritten(
                cli().write("data/people.csv", "id,frist,email,stage\n1,Ada,ada@example.com,new\n"),
                1,
                "The application has no column \"first\"",
                "Did you mean \"frist\"?",
                "the file people.csv");
    }

    @Test
    void aFileThatIsNotThere() {
        Cli cli = cli().write("sync.yaml", Highlevel.settings(sandbox) + APP.replace("file: people", "file: persons"));

        refusedBeforeAnythingIsWritten(cli, 1, "There is no file persons.csv in the folder");
    }

    @Test
    void aRenamedCustomField() {
        refusedBeforeAnythingIsWritten(
                cli().write("contacts.yaml", MAPPING.replace("lead_stage", "deal_stage")),
                1,
                "contacts.yaml:6:",
                "deal_stage");
    }

    @Test
    void aValueOutsideTheFieldsOptions() {
        refusedBeforeAnythingIsWritten(
                cli().write("contacts.yaml", MAPPING.replace("won: Won", "won: Victory")), 1, "Victory");
    }

    @Test
    void aRecordWithAValueThatIsNotMapped() {
        refusedBeforeAnythingIsWritten(
                cli().write("data/people.csv", PEOPLE + "2,Bob,bob@example.com,lost\n"),
                1,
                "1 of the first 2 records of the file people.csv cannot be synced as they are",
                "\"stage\"");
    }

    @Test
    void anUnreachableHighLevel() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Cli cli = cli();
        cli.write("sync.yaml", cli.read("sync.yaml").replace(":" + sandbox.port(), ":" + port));

        refusedBeforeAnythingIsWritten(cli, 1, "HighLevel at http://127.0.0.1:" + port + " cannot be reached");
    }

    @Test
    void aWrongToken() {
        refusedBeforeAnythingIsWritten(
                cli().env("GHL_TOKEN", "pit-wrong"), 1, "HighLevel does not know the token", "Private Integrations");
    }

    @Test
    void aMissingScope() {
        sandbox.addToken("pit-reader", "reader", "contacts.readonly", "locations/customFields.readonly");

        refusedBeforeAnythingIsWritten(
                cli().env("GHL_TOKEN", "pit-reader"), 1, "The token lacks the scope contacts.write");
    }

    /** The scopes of the records alone do not do for what triggers do. */
    @Test
    void aMissingScopeOfAnAction() {
        sandbox.addToken(
                "pit-records", "records", "contacts.readonly", "contacts.write", "locations/customFields.readonly");
        Cli cli = cli().env("GHL_TOKEN", "pit-records");
        cli.write("contacts.yaml", MAPPING + """
                triggers:
                  - name: keep in mind
                    on: created
                    do:
                      - {action: create-location-tag, name: "{{stage|none}}"}
                      - {action: create-note, body: Welcome}
                """);

        refusedBeforeAnythingIsWritten(
                cli,
                1,
                "The token lacks the scope locations/tags.write, without which HighLevel refuses the action"
                        + " create-location-tag in contacts.yaml each time.",
                "Settings > Private Integrations");
        assertThat(cli.run("doctor").all())
                .contains("lacks the scope locations/tags.readonly, which the action create-location-tag in"
                        + " contacts.yaml may need");

        sandbox.addToken(
                "pit-all",
                "all",
                "contacts.readonly",
                "contacts.write",
                "locations/customFields.readonly",
                "locations/tags.readonly",
                "locations/tags.write");
        Cli.Result doctor = cli.env("GHL_TOKEN", "pit-all").run("doctor");
        assertThat(doctor.code()).as(doctor.all()).isZero();
        assertThat(doctor.all())
                .contains("The token has the scopes that the triggers' actions need: contacts.readonly, contacts.write,"
                        + " locations/tags.readonly, locations/tags.write.");
    }

    @Test
    void aTextWhereATimeBelongs() {
        Cli cli = cli().write("data/todo.csv", "id,customer,subject,due\n1,1,Call,next Monday\n")
                .write("tasks.yaml", """
                        version: 1
                        records: tasks
                        parent: {column: customer}
                        fields:
                          - {app: subject, ghl: title}
                          - {app: due, ghl: dueDate}
                        """);
        cli.write("sync.yaml", cli.read("sync.yaml") + "  - mapping: tasks.yaml\n    file: todo.csv\n");

        refusedBeforeAnythingIsWritten(
                cli,
                1,
                "\"due\": The application's value is not a day with a time and its zone, such as"
                        + " 2027-01-31T09:30:00Z or 2027-01-31T09:30:00-05:00.",
                "choose another form for the field",
                "Correct the records or tasks.yaml");
    }

    @Test
    void anApiWhoseSingleRecordIsSomewhereElse() {
        try (FakeApi api = new FakeApi()) {
            api.put("1", "{\"first\": \"Ada\", \"email\": \"ada@example.com\", \"stage\": \"new\"}");
            Cli cli = cli().env("API_TOKEN", "open-sesame");
            String right = Highlevel.settings(sandbox) + """
                    app:
                      http: {url: "%s", auth: {bearer: {env: API_TOKEN}}}
                    records:
                      - path: /people
                        items: data
                        item: data
                        createKey: {header: Idempotency-Key}
                        mapping: contacts.yaml
                    """.formatted(api.url());
            cli.write("sync.yaml", right.replace("    item: data\n", ""));

            refusedBeforeAnythingIsWritten(
                    cli, 1, "read by itself does not show what the list shows", "such as \"item: data\"");

            cli.write("sync.yaml", right);
            Cli.Result doctor = cli.run("doctor");
            assertThat(doctor.code()).as(doctor.all()).isZero();
        }
    }

    /** Its columns are known, and its rows cannot be read. */
    @Test
    void aViewThatFails() throws SQLException {
        Cli cli = cli();
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id TEXT PRIMARY KEY, first TEXT, email TEXT)");
            statement.execute("INSERT INTO t VALUES ('1', 'no json', 'ada@example.com')");
            statement.execute("CREATE VIEW v AS SELECT id, json(first) AS first, email, 'new' AS stage FROM t");
        }
        cli.write("sync.yaml", Highlevel.settings(sandbox) + """
                app: {sql: {url: "%s"}}
                records: [{mapping: contacts.yaml, table: v}]
                """.formatted(url));

        refusedBeforeAnythingIsWritten(cli, 1, "Table \"v\": The database could not do it");
        Cli.Result explain = cli.run("explain", "1", "--steps");
        assertThat(explain.code()).as(explain.all()).isEqualTo(4);
    }

    @Test
    void tooManyFirings() {
        Cli cli = cli();
        cli.write("contacts.yaml", MAPPING + """
                triggers:
                  - name: welcome
                    on: created
                    alsoWhileLinking: true
                    do: [{action: create-note, body: Welcome}]
                """);

        Cli.Result run = cli.run("run", "--once", "--yes", "--max-firings", "0");

        assertThat(run.code()).as(run.all()).isEqualTo(5);
        assertThat(run.all()).contains("1 firings of triggers (\"welcome\": 1), of 0 allowed.");
        assertThat(sandbox.contactCount()).isZero();
        assertThat(cli.run("run", "--once", "--yes", "--max-firings", "1").code())
                .isZero();
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aPublicAddressThatLeadsElsewhere() {
        Cli cli = cli();
        cli.write("sync.yaml", cli.read("sync.yaml") + "listen: {port: 0, publicUrl: \"" + sandbox.baseUrl() + "\"}\n");

        Cli.Result doctor = cli.run("doctor");

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.all()).contains("leads to something else than this program");
    }

    @Test
    void anAddressToListenAtThatIsNotOfThisComputer() {
        Cli cli = cli();
        String settings = cli.read("sync.yaml");
        for (String address : List.of("192.0.2.1", "[")) {
            cli.write("sync.yaml", settings + "listen: {port: 0, address: \"" + address + "\"}\n");

            Cli.Result doctor = cli.run("doctor");
            Cli.Result run = cli.run("run", "--once", "--yes");

            assertThat(doctor.code()).as(doctor.all()).isEqualTo(1);
            assertThat(doctor.all())
                    .contains("This computer has no address " + address)
                    .doesNotContain("Another program");
            assertThat(run.code()).as(run.all()).isEqualTo(4);
            assertThat(run.all()).contains("This computer has no address " + address);
        }
    }

    @Test
    void withoutAnAnswerNothingStarts() {
        Cli.Result run = cli().run("run", "--once");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.all()).contains("created in HighLevel: 1", "Go ahead?", "Nothing was written");
        assertThat(sandbox.contactCount()).isZero();
        assertThat(cli().run("run", "--once", "--yes", "--max-creates", "0").code())
                .isEqualTo(5);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aPlanBeyondItsLimitsLeavesWhatIsLinkedAlone() {
        Cli cli = cli();
        assertThat(cli.run("run", "--once", "--yes").code()).isZero();
        cli.write("data/people.csv", cli.read("data/people.csv").replace("Ada", "Augusta"));

        Cli.Result refused = cli.run("run", "--once", "--link", "--yes", "--max-updates", "0");

        assertThat(refused.code()).as(refused.all()).isEqualTo(5);
        assertThat(Highlevel.byEmail(sandbox, "ada@example.com")
                        .orElseThrow()
                        .path("firstName")
                        .asText())
                .isEqualTo("Ada");
    }

    /** They would be read by nobody, and the answer go to another sync. */
    @Test
    void optionsBeforeTheLastWord() {
        for (String option : List.of("--sandbox", "--json", "--file=other.yaml")) {
            Cli.Result list = cli().run("reviews", option, "list");
            assertThat(list.code()).as(list.all()).isEqualTo(2);
            assertThat(list.all()).contains("Write the options behind \"list\".");
        }
        assertThat(cli().run("reviews", "list").code()).isZero();
    }

    @Test
    void aWrongCommandLine() {
        for (String option : List.of("--wait", "--max-creates", "--max-updates", "--max-deletes", "--max-firings")) {
            Cli.Result run = cli().run("run", "--once", "--yes", option, "-1");
            assertThat(run.code()).as(run.all()).isEqualTo(2);
            assertThat(run.all()).contains(option + " must not be negative.").doesNotContain("created in HighLevel");
        }
        assertThat(sandbox.contactCount()).isZero();
        Cli.Result explain = cli().run("explain", "1", "frist", "--steps");
        assertThat(explain.code()).isEqualTo(2);
        assertThat(explain.all()).contains("There is no mapped field frist; there are [first, email, stage].");
        assertThat(cli().run("plan", "--wat").code()).isEqualTo(2);
        assertThat(cli().run("explain").code()).isEqualTo(2);
        assertThat(cli().run("explain", "1", "--type", "people").all())
                .contains("There are no records of type \"people\"");
    }
}
