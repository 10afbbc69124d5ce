package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.examples.syncrunner.connect.http.FakeApi;
import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    /** What is proposed for the folder of CSV files, with more options. */
    private static Cli.Result inSandbox(Cli cli, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "init", "--sandbox", "--yes", "--app", "data", "--table", "people.csv", "--key", "customer_id"));
        args.addAll(List.of(more));
        return cli.run(args.toArray(String[]::new));
    }

    private String calendar() {
        try (GhlClient ghl = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(Highlevel.TOKEN)
                .build()) {
            return ghl.location(Highlevel.LOCATION)
                    .calendars()
                    .create(NewCalendar.builder().name("Visits").build())
                    .id();
        }
    }

    /** After a first sync of one record of each type everything is linked. */
    private static void syncsOneOfEachType(Cli cli) {
        Cli.Result doctor = cli.run("doctor");
        assertThat(doctor.code()).as(doctor.all()).isIn(0, 1);
        assertThat(doctor.all()).doesNotContain("cannot be synced as they are");
        cli.write("contacts.yaml", cli.read("contacts.yaml") + Highlevel.POLLING);
        Cli.Result run = cli.run("run", "--once", "--yes", "--wait", "2");
        assertThat(run.code()).as(run.all()).isZero();
        JsonNode pairs = cli.run("status", "--json").json().path("pairs");
        for (String type : List.of("contacts", "businesses", "tasks", "notes", "appointments")) {
            assertThat(pairs.path(type).asInt()).as(type).isEqualTo(1);
        }
    }

    private JsonNode task() {
        JsonNode tasks =
                sandbox.snapshot().path("locations").path(Highlevel.LOCATION).path("tasks");
        assertThat(tasks).hasSize(1);
        return tasks.get(0);
    }

    @Test
    void proposesRecordsOfAllTypesFromADatabase() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        execute(
                url,
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, first_name TEXT, email TEXT)",
                "CREATE TABLE todo (id INTEGER PRIMARY KEY, customer_id INTEGER, subject TEXT, due_on DATE, done BOOLEAN)",
                "CREATE TABLE memos (id INTEGER PRIMARY KEY, customer_id INTEGER, memo TEXT)",
                "CREATE TABLE firms (id INTEGER PRIMARY KEY, company TEXT, city TEXT)",
                "CREATE TABLE visits (id INTEGER PRIMARY KEY, customer_id INTEGER, calendar TEXT, subject TEXT,"
                        + " starts_at TIMESTAMP, ends_at TIMESTAMP, status TEXT)",
                "INSERT INTO customers VALUES (7, 'Ada', 'ada@example.com')",
                "INSERT INTO todo VALUES (1, 7, 'Call', '2030-01-31', FALSE)",
                "INSERT INTO memos VALUES (1, 7, 'Likes tea')",
                "INSERT INTO firms VALUES (1, 'Analytical Engines', 'London')",
                "INSERT INTO visits VALUES (1, 7, '" + calendar()
                        + "', 'Tour', '2030-02-01 10:00:00', '2030-02-01 11:00:00', 'confirmed')");
        Cli cli = cli();

        Cli.Result init = cli.init(
                sandbox,
                "--app",
                url,
                "--table",
                "customers",
                "--tasks",
                "todo",
                "--notes",
                "memos",
                "--businesses",
                "firms",
                "--appointments",
                "visits");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(cli.read("tasks.yaml"))
                .contains("parent: {column: customer_id}")
                .contains("correct at which time of the day")
                .contains("{app: due_on, type: date, ghl: dueDate, form: {dayAt: \"09:00\", zone: ")
                .contains("{app: done, type: boolean, ghl: completed, onClear: ignore}");
        assertThat(cli.read("appointments.yaml"))
                .contains("{app: calendar, ghl: calendarId}", "{app: starts_at, type: instant, ghl: startTime}")
                .contains("{app: ends_at, type: instant, ghl: endTime}", "{app: status, ghl: appointmentStatus}");
        assertThat(cli.read("sync.yaml")).contains("table: visits\n    key: id");
        syncsOneOfEachType(cli);
        Instant due = LocalDate.of(2030, 1, 31)
                .atTime(9, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertThat(Instant.parse(task().path("dueDate").asText())).isEqualTo(due);
    }

    private static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void proposesRecordsOfAllTypesFromAnApi() {
        try (FakeApi api = new FakeApi()) {
            api.put("7", "{\"first_name\": \"Ada\", \"email\": \"ada@example.com\"}");
            api.put(
                    "tasks",
                    "t1",
                    "{\"customer_id\": \"7\", \"title\": \"Call\", \"due\": \"2030-01-31\", \"done\": false}");
            api.put("memos", "n1", "{\"customer_id\": \"7\", \"text\": \"Likes tea\"}");
            api.put("firms", "b1", "{\"name\": \"Analytical Engines\", \"city\": \"London\"}");
            api.put(
                    "visits",
                    "v1",
                    "{\"customer_id\": \"7\", \"calendar_id\": \"" + calendar()
                            + "\", \"title\": \"Tour\", \"start\": \"2030-02-01T10:00:00Z\","
                            + " \"end\": \"2030-02-01T11:00:00Z\"}");
            Cli cli = cli().env("API_TOKEN", "open-sesame");

            Cli.Result init = cli.init(
                    sandbox,
                    "--app",
                    api.url(),
                    "--table",
                    "/people",
                    "--items",
                    "data",
                    "--password-env",
                    "API_TOKEN",
                    "--tasks",
                    "/tasks",
                    "--notes",
                    "/memos",
                    "--businesses",
                    "/firms",
                    "--appointments",
                    "/visits");

            assertThat(init.code()).as(init.all()).isZero();
            assertThat(cli.read("tasks.yaml")).contains("{app: due, ghl: dueDate, form: {dayAt: \"09:00\", zone: ");
            assertThat(cli.read("appointments.yaml"))
                    .contains("{app: start, ghl: startTime}", "{app: calendar_id, ghl: calendarId}");
            assertThat(cli.read("sync.yaml")).contains("path: /visits\n    id: id\n    items: data\n    item: data");
            syncsOneOfEachType(cli);
        }
    }

    @Test
    void anAppointmentThatBeginsOnADayOnlyIsRefusedInWords() {
        Cli cli = cli().write("data/visits.csv", "id;customer_id;calendar;start\n1;7;c1;2030-01-31\n");

        Cli.Result init = inSandbox(cli, "--appointments", "visits.csv");

        assertThat(init.code()).isEqualTo(2);
        assertThat(init.all()).contains("HighLevel needs \"startTime\"", "holds times");
    }

    @Test
    void proposesWhatTheNamesAndValuesSay() {
        Cli cli = cli();

        Cli.Result init = cli.init(sandbox, "--app", "data", "--table", "people.csv", "--key", "customer_id");

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

        Cli.Result init = inSandbox(cli, "--tasks", "todo.csv", "--notes", "memo.csv", "--businesses", "firms.csv");

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

        Cli.Result init = inSandbox(cli, "--tasks", "todo.csv");

        assertThat(init.code()).isEqualTo(2);
        assertThat(init.all()).contains("HighLevel needs \"dueDate\"", "id, customer_id, subject");
        assertThat(cli.folder().resolve("sync.yaml")).doesNotExist();
    }

    @Test
    void looksAtAnApi() {
        try (FakeApi api = new FakeApi()) {
            api.put(
                    "1",
                    "{\"id\": \"1\", \"first_name\": \"Ada\", \"email\": \"ada@example.com\", \"labels\": [\"vip\"],"
                            + " \"address\": {\"street\": \"Main Street 1\"}, \"phone\": [1]}");
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
                    .contains("{app: first_name, ghl: firstName}", "tags: {app: labels, type: list}")
                    .doesNotContain("address", "phone,");
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
    void aPasswordInAnAddressIsRefusedBeforeAnythingIsWritten() {
        try (FakeApi api = new FakeApi()) {
            api.put("1", "{\"id\": \"1\", \"first_name\": \"Ada\", \"email\": \"ada@example.com\"}");
            for (String app : List.of(
                    "jdbc:postgresql://ada:open-sesame@127.0.0.1:1/shop",
                    "jdbc:postgresql://127.0.0.1:1/shop?user=ada&Password=open-sesame",
                    api.url().replace("http://", "http://ada:open-sesame@"),
                    api.url() + "?token=open-sesame",
                    "https://open-sesame|x")) {
                Cli cli = cli();
                Cli.Result init = cli.run(
                        "init", "--force", "--sandbox", "--yes", "--app", app, "--table", "/people", "--items", "data");

                assertThat(init.code()).as(init.all()).isEqualTo(2);
                assertThat(init.all())
                        .containsAnyOf("A password must not stand in the URL", "The address of the API")
                        .doesNotContain("open-sesame");
                assertThat(cli.folder().resolve("sync.yaml")).doesNotExist();
                assertThat(cli.folder().resolve("contacts.yaml")).doesNotExist();
            }
        }
        Cli cli = cli();
        Cli.Result init =
                cli.run("init", "--yes", "--location", "loc1", "--url", "https://ada:open-sesame@crm.example.com");
        assertThat(init.code()).isEqualTo(2);
        assertThat(init.all()).contains("--url must be a web address").doesNotContain("open-sesame");
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

        Cli.Result init = inSandbox(cli);
        Cli.Result plan = cli.run("plan", "--sandbox", "--json");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(plan.code()).as(plan.all()).isZero();
        assertThat(plan.json().at("/types/contacts/ghlRecords").asInt()).isEqualTo(6);
        assertThat(plan.json().at("/types/contacts/createInGhl").asInt()).isEqualTo(2);
        assertThat(plan.json().at("/types/contacts/createInApp").asInt()).isEqualTo(6);
    }

    /** Norway is no in YAML. */
    @Test
    void aCountryIsNoYesOrNo() {
        try (GhlSandbox sandbox = Highlevel.start()) {
            Cli cli = new Cli(folder)
                    .env("GHL_TOKEN", Highlevel.TOKEN)
                    .write("data/contacts.csv", "id,email\n1,ada@example.com\n");

            Cli.Result init = cli.init(sandbox, "--app", "data", "--region", "NO");

            assertThat(init.code()).as(init.all()).isZero();
            assertThat(cli.read("contacts.yaml")).contains("phoneRegion: \"NO\"");
            assertThat(cli.run("validate").code()).isZero();
        }
    }

    @Test
    void aColumnMayHaveALineBreakInItsName() {
        Cli cli = new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write("data/contacts.csv", "id,\"First\nName\",\"E-\tMail\"\n1,Ada,ada@example.com\n");

        Cli.Result init = cli.init(sandbox, "--app", "data");

        assertThat(init.code()).as(init.all()).isZero();
        assertThat(cli.read("contacts.yaml")).contains("First\\u000aName", "E-\\u0009Mail");
        Cli.Result doctor = cli.run("doctor");
        assertThat(doctor.code()).as(doctor.all()).isZero();
    }

    /** Without its slash a path would go on the name of the host, and the token to whoever has that name. */
    @Test
    void aPathBeginsWithASlash() {
        try (FakeApi api = new FakeApi()) {
            api.put("1", "{\"first\": \"Ada\", \"email\": \"ada@example.com\"}");
            Cli cli = cli().env("API_TOKEN", "open-sesame");
            String[] args = {"--items", "data", "--password-env", "API_TOKEN", "--app", api.url() + "/", "--table"};

            for (String path : List.of("people", ".example.com/people", "/people?all=1", "/")) {
                Cli.Result init = inSandbox(cli, args, path);
                assertThat(init.code()).as(init.all()).isEqualTo(2);
                assertThat(init.all()).contains("begins with a slash and has no query, such as /customers");
            }
            assertThat(api.requests()).isEmpty();

            Cli.Result init = inSandbox(cli, args, "/people");
            assertThat(init.code()).as(init.all()).isZero();
            assertThat(cli.read("sync.yaml")).contains("url: \"" + api.url() + "\"");
        }
    }

    private static Cli.Result inSandbox(Cli cli, String[] args, String last) {
        List<String> all = new ArrayList<>(List.of("init", "--sandbox", "--yes", "--force"));
        all.addAll(List.of(args));
        all.add(last);
        return cli.run(all.toArray(String[]::new));
    }
}
