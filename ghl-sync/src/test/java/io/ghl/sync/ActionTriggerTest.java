package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.created;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static io.ghl.sync.trigger.Condition.tagAdded;
import static io.ghl.sync.trigger.Condition.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.notes.Note;
import io.ghl.client.tasks.Task;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionRefusedException;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions as effects of triggers, and webhooks as triggers, while a whole engine works with the sandbox. */
class ActionTriggerTest {
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final Set<String> OF_THE_APP = Set.of("INSTALL", "UNINSTALL", "PLAN_CHANGE");

    private final Actions actions = Actions.highLevel();
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private Studio studio;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    private Studio studio(SyncStore store, Trigger... triggers) throws Exception {
        studio = new Studio(store, ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.triggers(triggers));
        return studio;
    }

    /** A studio that gets this test's webhooks and none of the sandbox's. */
    private Studio signed(SyncStore store, Trigger... triggers) throws Exception {
        studio = new Studio(
                store,
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.triggers(triggers).webhookVerifier(SIGNER.verifier()));
        studio.sandbox.sendWebhooksTo(null);
        return studio;
    }

    private WebhookAnswer send(String type, String webhookId, Map<String, String> more) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", type).put("locationId", Studio.LOCATION).put("webhookId", webhookId);
        more.forEach(body::put);
        String text = body.toString();
        return studio.engine.webhooks().receive(SIGNER.headers(text), text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whoSignsUpIsWelcomedAndFollowedUp() throws Exception {
        studio(
                        SyncStore.memory(),
                        Trigger.named("welcome")
                                .on(RecordType.CONTACT)
                                .from(Side.APP)
                                .when(created())
                                .then(
                                        actions.effect(
                                                "create-follow-up",
                                                Map.of(
                                                        "contact",
                                                        "{{ghlId}}",
                                                        "title",
                                                        "Welcome {{firstName|you}} of {{city|nowhere}}",
                                                        "due",
                                                        "2d")),
                                        actions.effect(
                                                "add-tags", Map.of("contact", "{{ghlId}}", "tags", List.of("new")))))
                .linked();
        Instant before = Instant.now();
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        String contact = studio.contactIdOf("ada@example.com");
        List<Task> tasks = studio.ghl.location(Studio.LOCATION).tasks().list(contact);
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).title()).isEqualTo("Welcome Ada of nowhere");
        assertThat(tasks.get(0).dueDate())
                .isAfterOrEqualTo(before.plus(Duration.ofDays(2)).minusSeconds(1));
        assertThat(studio.ghl.location(Studio.LOCATION).contacts().get(contact).tags())
                .contains("new");
    }

    @Test
    void whatTheChangeItselfSaysIsThereForTemplates() throws Exception {
        studio(
                SyncStore.memory(),
                Trigger.named("moved")
                        .when(
                                fieldChanged("stage").to("WON"),
                                fieldChanged("stage").to("Won"))
                        .then(actions.effect(
                                "create-note",
                                Map.of(
                                        "contact",
                                        "{{ghlId}}",
                                        "body",
                                        "{{field}}: {{from|none}} to {{to}}, {{appId}}"))),
                Trigger.named("tagged")
                        .when(tagAdded("gold"))
                        .then(actions.effect("create-note", Map.of("contact", "{{ghlId}}", "body", "tagged {{tag}}"))));
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withStage(Person.Stage.WON));
        studio.edited("ada", person -> person.withLabels(Set.of("VIP", "Gold")));
        studio.settle();

        assertThat(studio.ghl.location(Studio.LOCATION).notes().list(ada))
                .extracting(Note::body)
                .containsExactlyInAnyOrder("stage: none to Won, ada", "tagged gold");
    }

    @Test
    void anActionThatIsRefusedIsADeadLetterAtOnceWithoutValues() throws Exception {
        studio(
                        SyncStore.memory(),
                        Trigger.named("late")
                                .when(created())
                                .then(actions.effect(
                                        "create-task",
                                        Map.of("contact", "{{ghlId}}", "title", "Call", "due", "{{firstName}}"))))
                .linked();
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        List<Firing> dead = studio.location.triggers().dead(0, 10);
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).attempts()).isEqualTo(1);
        assertThat(dead.get(0).problem()).contains("\"due\" must be a time").doesNotContain("Ada");
    }

    @Test
    void aLaterAttemptLooksForWhatTheFirstMade() throws Exception {
        List<Boolean> repeats = new CopyOnWriteArrayList<>();
        studio(
                SyncStore.memory(),
                Trigger.named("note").when(created()).attempts(1).then(occasion -> {
                    actions.effect("create-note", Map.of("contact", "{{ghlId}}", "body", "Signed up"))
                            .make(occasion);
                    repeats.add(occasion.isRepeated());
                    if (repeats.size() == 1) {
                        throw new IllegalStateException("the process died here");
                    }
                }));
        studio.linked();
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();
        assertThat(studio.location.triggers().replayAll("note")).isEqualTo(1);
        studio.settle();

        assertThat(repeats).containsExactly(false, true);
        assertThat(studio.ghl.location(Studio.LOCATION).notes().list(studio.contactIdOf("ada@example.com")))
                .hasSize(1);
    }

    @Test
    void aPaidInvoiceThanksItsContact() throws Exception {
        signed(
                        SyncStore.memory(),
                        Trigger.named("thanks")
                                .when(webhook("InvoicePaid"))
                                .then(actions.effect(
                                        "create-note",
                                        Map.of(
                                                "contact",
                                                "{{contactId}}",
                                                "body",
                                                "Paid {{name}} {{unknown|gladly}}"))))
                .linked();
        String contact = studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));

        assertThat(send("InvoicePaid", "w1", Map.of("contactId", contact, "name", "No. 7")))
                .isEqualTo(WebhookAnswer.STORED);
        assertThat(send("InvoicePaid", "w1", Map.of("contactId", contact, "name", "No. 7")))
                .isEqualTo(WebhookAnswer.DUPLICATE);
        assertThat(send("InvoiceSent", "w2", Map.of("contactId", contact))).isEqualTo(WebhookAnswer.IGNORED);
        studio.settle();

        assertThat(studio.ghl.location(Studio.LOCATION).notes().list(contact))
                .extracting(Note::body)
                .containsExactly("Paid No. 7 gladly");
    }

    @Test
    void aWebhookInAMappingFileTellsActionsWhatItBrings() throws Exception {
        MappingFile file = MappingFile.parse("contacts.yaml", """
                version: 1
                records: contacts
                fields:
                  - {app: first_name, ghl: firstName}
                  - {app: email, ghl: email}
                  - {app: city, ghl: city}
                triggers:
                  - name: paid
                    on: {webhook: InvoicePaid}
                    do:
                      - {action: create-note, body: "Paid {{name}}"}
                """, CodeSteps.none());
        Rows rows = new Rows();
        studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.triggers(file.triggers(FileEffects.defaults())).webhookVerifier(SIGNER.verifier()),
                file.recordSync(rows),
                Clock.systemUTC());
        studio.sandbox.sendWebhooksTo(null);
        String contact = studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.linked();

        send("InvoicePaid", "w1", Map.of("contactId", contact, "name", "No. 7"));
        studio.settle();

        assertThat(studio.ghl.location(Studio.LOCATION).notes().list(contact))
                .extracting(Note::body)
                .containsExactly("Paid No. 7");
        assertThat(studio.location.triggers().dead(0, 10)).isEmpty();
    }

    @Test
    void everyWebhookIsATriggerByItsId(@TempDir Path folder) throws Exception {
        Set<String> types = new HashSet<>(WebhookEvent.types());
        types.removeAll(OF_THE_APP);
        Trigger[] triggers = types.stream()
                .map(type -> Trigger.named(type).when(webhook(type)).then(occasion -> changes.add(occasion.change())))
                .toArray(Trigger[]::new);
        try (SyncStore store = SyncStore.sqlite(folder.resolve("sync.db"))) {
            signed(store, triggers).linked();
            for (String type : types) {
                for (int delivery = 1; delivery <= 2; delivery++) {
                    send(type, type + "-1", Map.of("id", "record-" + type, "contactId", "c1"));
                }
            }
            studio.settle();

            assertThat(changes)
                    .extracting(change ->
                            ((Change.WebhookReceived) change).event().envelope().type())
                    .containsExactlyInAnyOrderElementsOf(types);
            assertThat(changes.toString()).doesNotContain("record-InvoicePaid");
            studio.close();
            studio = null;
        }
    }

    @Test
    void triggersThatCannotWorkAreRefusedInWords() {
        assertThatThrownBy(() -> webhook("InvoicePayed"))
                .hasMessageContaining("\"InvoicePayed\"")
                .hasMessageContaining("\"InvoicePaid\"");
        assertThatThrownBy(() -> webhook("UNINSTALL")).hasMessageContaining("No trigger can wait");
        Trigger wrong = Trigger.named("w")
                .on(RecordType.CONTACT)
                .when(new Condition.Webhook("InvoicePaid"))
                .then(occasion -> {});
        assertThatThrownBy(() -> studio(SyncStore.memory(), wrong)).hasMessageContaining("leave on(...)");
        assertThatThrownBy(() -> actions.effect("create-task", Map.of("titel", "Call")))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("Did you mean \"title\"?");
    }

    @Test
    void everyActionIsAnEffectByItsId() {
        for (Action action : actions.all()) {
            Map<String, Object> parameters = new java.util.HashMap<>();
            action.parameters().forEach(parameter -> parameters.put(parameter.name(), "{{ghlId}}"));

            assertThat(actions.effect(action.id(), parameters)).hasToString("ActionEffect[" + action.id() + "]");
        }
    }
}
