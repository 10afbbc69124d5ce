package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.webhook.TriggerVerifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does: from nothing to a running sync of a PostgreSQL table, without a line of code. */
class PostgresJourneyTest {
    private static final String SECRET = "a-secret-of-the-tests-0123";

    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private GhlSandbox sandbox;
    private Cli cli;
    private String url = "";

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void setUp() {
        sandbox = Highlevel.start();
        url = postgres.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
        execute("DROP TABLE IF EXISTS customers, ghl_app_created, ghl_app_row");
        execute(
                "CREATE TABLE customers (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, first_name TEXT,"
                        + " last_name TEXT, email TEXT, lead_stage TEXT, budget NUMERIC(10,2), customer_since DATE, notes TEXT)");
        execute("INSERT INTO customers (first_name, last_name, email, lead_stage, budget, customer_since) VALUES"
                + " ('Ada', 'Lovelace', 'ada@example.com', 'new', 12.50, '2024-02-29'),"
                + " ('Grace', 'Hopper', 'grace@example.com', 'won', NULL, NULL)");
        cli = new Cli(folder).env("GHL_TOKEN", Highlevel.TOKEN).env("PUSH_SECRET", SECRET);
    }

    @AfterEach
    void tearDown() {
        sandbox.close();
    }

    private static void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String read(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String contact(String email, String field) {
        return Highlevel.byEmail(sandbox, email)
                .map(contact -> contact.path(field))
                .map(node -> node.isTextual() ? node.asText() : node.toString())
                .orElse("");
    }

    private void init() {
        Cli.Result init = cli.init(sandbox, "--app", url, "--user", "postgres", "--table", "customers");
        assertThat(init.code()).as(init.all()).isZero();
        assertThat(init.all())
                .contains("lead_stage -> the custom field \"Lead stage\"")
                .doesNotContain("Not mapped: id");
        // Only to save the time of the tests.
        cli.write("contacts.yaml", cli.read("contacts.yaml") + Highlevel.POLLING);
    }

    @Test
    void fromInitToARunningSync() throws Exception {
        init();
        assertThat(cli.run("validate").code()).isZero();
        Cli.Result doctor = cli.run("doctor");
        assertThat(doctor.code()).as(doctor.all()).isZero();
        Cli.Result plan = cli.run("plan", "--json");
        assertThat(plan.json().at("/types/contacts/createInGhl").asInt())
                .as(plan.all())
                .isEqualTo(2);
        assertThat(sandbox.contactCount()).isZero();
        cli.write(
                "sync.yaml",
                cli.read("sync.yaml").replaceAll("(?m)^# listen:.*$", "listen: {port: 0, secret: {env: PUSH_SECRET}}"));

        try (Cli.Running run = cli.inBackground("run", "--yes")) {
            run.until("it runs", () -> run.output().contains("Both sides are kept the same"));
            assertThat(sandbox.contactCount()).isEqualTo(2);
            assertThat(contact("ada@example.com", "customFields")).contains("New", "12.5", "2024-02-29");

            // An edit in HighLevel, and a new contact there.
            sandbox.updateContact(contact("grace@example.com", "id"), Map.of("lastName", "Murray Hopper"));
            sandbox.createContact(Map.of("firstName", "Alan", "email", "alan@example.com"));
            run.until(
                    "HighLevel's edits arrive",
                    () -> read("SELECT last_name FROM customers WHERE email = 'grace@example.com'")
                                    .equals("Murray Hopper")
                            && read("SELECT first_name FROM customers WHERE email = 'alan@example.com'")
                                    .equals("Alan"));

            // An edit of the table, of which the application tells.
            execute("UPDATE customers SET lead_stage = 'won', budget = 99 WHERE email = 'ada@example.com'");
            assertThat(push(run, "wrong-secret-of-the-tests", "{}")).isEqualTo(401);
            assertThat(push(run, SECRET, "{\"payload\": {\"id\": 1}}")).isEqualTo(400);
            assertThat(push(run, SECRET, "{\"eventType\": \"customer.updated\", \"payload\": {\"id\": 1}}"))
                    .isEqualTo(202);
            run.until(
                    "the table's edits arrive",
                    () -> contact("ada@example.com", "customFields").contains("Won"));
            run.until(
                    "numbers arrive",
                    () -> contact("ada@example.com", "customFields").contains("99"));

            Cli.Result status = cli.run("status", "--json");
            assertThat(status.json().at("/pairs/contacts").asInt())
                    .as(status.all())
                    .isEqualTo(3);
            assertThat(cli.run("run").all()).contains("This sync runs already");
            assertThat(run.stop()).as(run.output()).isZero();
        }
    }

    @Test
    void triggersOfTheMappingFileAreCarriedOut() throws Exception {
        List<String> alerts = new CopyOnWriteArrayList<>();
        AtomicInteger status = new AtomicInteger(400);
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TriggerVerifier verifier = TriggerVerifier.of(SECRET);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            verifier.verify(exchange.getRequestHeaders(), body);
            alerts.add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
        init();
        cli.write("contacts.yaml", cli.read("contacts.yaml") + """
                triggers:
                  - name: welcome
                    on: [created, linked]
                    from: app
                    do:
                      - {action: create-task, title: "Call {{first_name|the new customer}}", due: 2d}
                  - name: won
                    on: {field: lead_stage, to: Won}
                    do:
                      - {webhook: "${ALERT_URL}", secret: "${ALERT_SECRET}"}
                """);
        Cli.Result unset = cli.run("plan");
        assertThat(unset.code()).isEqualTo(3);
        assertThat(unset.all()).contains("contacts.yaml:", "The variable ALERT_URL is not set");
        Cli.Result validated = cli.run("validate");
        assertThat(validated.code()).isZero();
        assertThat(validated.all())
                .contains("with the triggers \"welcome\", \"won\".", "ALERT_SECRET is not set here", "ALERT_URL");
        cli.env("ALERT_URL", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/secret-path")
                .env("ALERT_SECRET", SECRET);
        Cli.Result plan = cli.run("plan");
        assertThat(plan.all())
                .contains("welcome: fires 0 times; with \"alsoWhileLinking: true\" it would fire 2 times more")
                .contains("won: fires 0 times; with \"alsoWhileLinking: true\" it would fire once more");
        assertThat(cli.run("plan", "--json")
                        .json()
                        .at("/triggers/welcome/silent")
                        .asInt())
                .isEqualTo(2);

        try (Cli.Running run = cli.inBackground("run", "--yes")) {
            run.until("it runs", () -> run.output().contains("Both sides are kept the same"));
            execute("INSERT INTO customers (first_name, last_name, email, lead_stage) VALUES"
                    + " ('Alan', 'Turing', 'alan@example.com', 'new')");
            run.until(
                    "the follow-up task is made",
                    () -> sandbox.snapshot().toString().contains("Call Alan"));
            execute("UPDATE customers SET lead_stage = 'won' WHERE email = 'alan@example.com'");
            run.until(
                    "the alert fails",
                    () -> cli.run("status", "--json")
                                    .json()
                                    .at("/triggers/dead")
                                    .asInt()
                            == 1);
            Cli.Result seen = cli.run("status");
            assertThat(seen.code()).isEqualTo(1);
            assertThat(seen.all())
                    .contains("Triggers fired: 2; done: 1, waiting: 0, failed: 1", "won failed", "replay --all")
                    .doesNotContain("secret-path");
            Cli.Result failing = cli.run("replay", "--json");
            assertThat(failing.json().at("/deadTriggers/0/trigger").asText()).isEqualTo("won");
            assertThat(failing.json().at("/deadTriggers/0/appId").asText()).isEqualTo("3");
            status.set(204);
            assertThat(cli.run("replay", failing.json().at("/deadTriggers/0/id").asText())
                            .code())
                    .isZero();
            run.until(
                    "the alert is sent",
                    () -> cli.run("status", "--json")
                                    .json()
                                    .at("/triggers/done")
                                    .asInt()
                            == 2);
            assertThat(run.stop()).as(run.output()).isZero();
        } finally {
            receiver.stop(0);
        }
        assertThat(alerts).hasSize(2).allMatch(body -> body.contains("\"to\":\"Won\""));
        assertThat(sandbox.snapshot().toString()).containsOnlyOnce("Call Alan").doesNotContain("Call Ada");
    }

    private static int push(Cli.Running run, String secret, String body) throws Exception {
        Matcher address = Pattern.compile("taken at (http\\S+)\\.\\R").matcher(run.output());
        assertThat(address.find()).as(run.output()).isTrue();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.group(1) + "/webhooks/contacts"))
                .header("X-Webhook-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void questionsExplanationsAndFailures() {
        init();
        assertThat(cli.run("run", "--once", "--yes").code()).isZero();
        String ada = contact("ada@example.com", "id");
        execute("UPDATE customers SET last_name = 'King' WHERE email = 'ada@example.com'");
        sandbox.updateContact(ada, Map.of("lastName", "Byron"));

        Cli.Result run = cli.run("run", "--once");

        assertThat(run.code()).as(run.all()).isEqualTo(1);
        Cli.Result reviews = cli.run("reviews", "--json");
        assertThat(reviews.code()).isEqualTo(1);
        JsonNode question = reviews.json().at("/reviews/0");
        assertThat(question.path("field").asText()).as(reviews.all()).isEqualTo("last_name");
        String id = question.path("id").asText();
        assertThat(cli.run("reviews", "show", id).all()).contains("King", "Byron", "reviews resolve");
        assertThat(cli.run("explain", "1", "last_name").all()).contains("King", "Byron");
        assertThat(cli.run("explain", "1", "--steps").all()).contains("last_name -> lastName", "King");
        assertThat(cli.run("reviews", "resolve", id, "--answer", "perhaps").code())
                .isEqualTo(2);

        Cli.Result resolved = cli.run("reviews", "resolve", id, "--answer", "app", "--by", "Pat");

        assertThat(resolved.code()).as(resolved.all()).isZero();
        Cli.Result after = cli.run("run", "--once");
        assertThat(after.code()).as(after.all()).isZero();
        assertThat(contact("ada@example.com", "lastName")).isEqualTo("King");

        // What the database does not take fails alone, and is tried again once the cause is mended.
        execute("ALTER TABLE customers ADD CONSTRAINT no_smith CHECK (last_name <> 'Smith')");
        sandbox.updateContact(contact("grace@example.com", "id"), Map.of("lastName", "Smith"));
        cli.run("run", "--once", "--wait", "1");
        Cli.Result failing = cli.run("replay", "--json");
        assertThat(failing.code()).as(failing.all()).isEqualTo(1);
        assertThat(failing.json().at("/deadLetters/0/appId").asText()).isEqualTo("2");
        execute("ALTER TABLE customers DROP CONSTRAINT no_smith");

        assertThat(cli.run("replay", "nobody").code()).isEqualTo(2);
        // One that is due again by itself is not counted.
        assertThat(cli.run("replay", "--all", "--json").json().path("replayed").asInt())
                .isBetween(0, 1);
        Cli.Result last = cli.run("run", "--once");
        assertThat(last.code()).as(last.all()).isZero();
        assertThat(read("SELECT last_name FROM customers WHERE id = 2")).isEqualTo("Smith");
        assertThat(cli.run("replay").code()).isZero();
    }

    @Test
    void theStoreCanBeInPostgresAsWell() {
        init();
        cli.write("sync.yaml", cli.read("sync.yaml") + "store: {postgres: {url: \"" + url + "\", user: postgres}}\n");

        Cli.Result run = cli.run("run", "--once", "--yes");

        assertThat(run.code()).as(run.all()).isZero();
        assertThat(sandbox.contactCount()).isEqualTo(2);
        assertThat(cli.run("status", "--json").json().at("/pairs/contacts").asInt())
                .isEqualTo(2);
    }
}
