package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.created;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static io.ghl.sync.trigger.Condition.linked;
import static io.ghl.sync.trigger.Condition.tagAdded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.ApiVersion;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.Examples;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.webhook.TriggerVerifier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recipes of docs/triggers.md, in code as the page shows it, and in the mapping file that it shows. */
class TriggerRecipesTest {
    private static final String SECRET = "a-secret-of-32-characters-or-so!";

    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Studio studio;

    @BeforeEach
    void receive() throws Exception {
        TriggerVerifier verifier = TriggerVerifier.of(SECRET);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/alerts", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = verifier.verify(exchange.getRequestHeaders(), body);
            alerts.add(id.substring(0, 4) + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        if (studio != null) {
            studio.close();
        }
    }

    private URI alertUrl() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/alerts");
    }

    private static FieldValues ourData(Change change) {
        return FieldValues.none().with("city", FieldValue.text("Leeds"));
    }

    // docs/triggers.md shows this
    private static Trigger[] recipes(URI alertUrl, String secret) {
        return new Trigger[] {
            Trigger.named("welcome")
                    .on(RecordType.CONTACT)
                    .from(Side.APP)
                    .when(created(), linked())
                    .then(Effects.action(
                            Actions.highLevel(),
                            "create-task",
                            Map.of("title", "Call {{firstName|the new customer}}", "due", "2d"))),
            Trigger.named("won").when(fieldChanged("stage").to("Won")).then(Effects.webhook(alertUrl, secret)),
            Trigger.named("enrich").from(Side.GHL).when(created()).then(Effects.setInApp(TriggerRecipesTest::ourData)),
            Trigger.named("customer")
                    .when(tagAdded("bought"))
                    .then(Effects.setInApp(change -> FieldValues.none().with("stage", FieldValue.text("Won"))))
        };
    }

    private String tasks(String contactId) {
        return studio.sandbox.contact(contactId).isPresent() ? String.valueOf(tasksOf(contactId)) : "no contact";
    }

    private JsonNode tasksOf(String contactId) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .valueToTree(studio.ghl.location(Studio.LOCATION).tasks().list(contactId).stream()
                            .map(task -> task.title())
                            .toList());
        } catch (RuntimeException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theRecipesInCode() throws Exception {
        studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.triggers(recipes(alertUrl(), SECRET)));
        studio.linked();
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();
        String ada = studio.contactIdOf("ada@example.com");
        assertThat(tasks(ada)).isEqualTo("[\"Call Ada\"]");

        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.settle();
        assertThat(studio.people.findByKey(Studio.LOCATION, "email", "eve@example.com"))
                .extracting(Person::city)
                .contains("Leeds");

        studio.edited("ada", person -> person.withLabels(Set.of("bought")));
        studio.settle();
        assertThat(studio.contact(ada).toString()).contains("Won");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0)).startsWith("msg_").contains("\"to\":\"Won\"");
        assertThat(studio.location.triggers().dead(0, 10)).isEmpty();
    }

    @Test
    void theRecipesInAMappingFile() throws Exception {
        MappingFile file = Examples.read("triggers.yaml");
        Rows rows = new Rows();
        Effect enrich = occasion -> occasion.setInApp(ourData(occasion.change()));
        List<Trigger> triggers = file.triggers(FileEffects.defaults()
                .code("enrich", enrich)
                .code("log", occasion -> {})
                .secrets(Map.of("ALERT_URL", alertUrl().toString(), "ALERT_SECRET", SECRET)::get));
        studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.triggers(triggers),
                file.recordSync(rows),
                Clock.systemUTC());
        studio.linked();
        rows.put(Row.of("ada", Map.of("first_name", "Ada", "email", "ada@example.com")));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();
        String ada = studio.contactIdOf("ada@example.com");
        assertThat(tasks(ada)).isEqualTo("[\"Call Ada\"]");

        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.settle();
        studio.user("POST", "/contacts/" + ada + "/tags", Map.of("tags", List.of("bought")));
        studio.settle();
        assertThat(studio.contact(ada).toString()).contains("Customer");
        studio.userEdits(ada, Map.of("customFields", List.of(Map.of("key", "lead_stage", "field_value", "Won"))));
        studio.settle();

        assertThat(alerts).hasSize(1);
        assertThat(rows.find(Studio.LOCATION, "ada").map(row -> row.get("stage")))
                .contains("Won");
        assertThat(rows.page(Studio.LOCATION, null, 10).stream().map(TriggerRecipesTest::city))
                .contains("Leeds");
        studio.user("POST", "/contacts/" + ada + "/tags", Map.of("tags", List.of("polite")));
        studio.settle();
        // A template tells what both sides agreed on when the trigger fired, and blank is left out.
        assertThat(rows.get("ada").get("city")).isEqualTo("ADA@EXAMPLE.COM!");
        assertThat(rows.get("ada").get("stage")).isEqualTo("Ada of");
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("ADA@EXAMPLE.COM!");
        assertThat(studio.location.triggers().dead(0, 10)).isEmpty();
    }

    @Test
    void thePageShowsWhatRunsHere() {
        Guide.assertShowsCodeOf(TriggerRecipesTest.class, "triggers.md", 2);
        assertThat(Examples.text("triggers.yaml"))
                .contains(Guide.blocks("triggers.md", "yaml").get(0));
    }

    @Test
    void theWebhookOfAnAutomationServiceIsTaken() {
        MappingFile file = MappingFile.parse(
                "contacts.yaml",
                """
                version: 1
                records: contacts
                fields:
                  - {app: email, ghl: email}
                triggers:
                  - name: scenario
                    on: created
                """ + Guide.blocks("triggers.md", "yaml").get(1).indent(4),
                CodeSteps.none());
        Map<String, String> secrets = Map.of("SCENARIO_URL", "https://hooks.example.com/1", "SCENARIO_SECRET", SECRET);

        assertThat(file.triggers(FileEffects.defaults().secrets(secrets::get))).hasSize(1);
    }

    private static String city(Row row) {
        return String.valueOf(row.get("city"));
    }
}
