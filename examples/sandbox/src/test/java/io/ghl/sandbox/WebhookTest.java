package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks that leave the sandbox: FACTS §5. */
class WebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Receiver receiver;
    private GhlSandbox sandbox;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        open(n -> 200);
    }

    private void open(IntUnaryOperator status, Quirk... flipped) throws Exception {
        close();
        receiver = new Receiver(status);
        SandboxBuilder builder = GhlSandbox.builder()
                .webhookUrl(receiver.url())
                .webhookThreads(1)
                .webhookRetryDelay(Duration.ofMillis(1));
        for (Quirk quirk : flipped) {
            builder.quirk(quirk, !quirk.byDefault());
        }
        sandbox = builder.start();
        api = Api.of(sandbox, Api.V2);
    }

    @AfterEach
    void close() {
        if (sandbox != null) {
            sandbox.close();
            receiver.close();
        }
    }

    private List<String> drainedTypes() {
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        return receiver.types();
    }

    @Test
    void payloadIsFlatAndLeavesOutWhatIsUnset() {
        String id = api.create("'firstName':'Ada','dateOfBirth':'1815-12-10'");
        drainedTypes();
        JsonNode body = receiver.hooks().get(0).body();
        Set<String> fields = new HashSet<>();
        body.fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "type",
                        "locationId",
                        "versionId",
                        "appId",
                        "id",
                        "firstName",
                        "name",
                        "source",
                        "dnd",
                        "tags",
                        "customFields",
                        "attachments",
                        "dateOfBirth",
                        "dateAdded",
                        "timestamp",
                        "webhookId");
        assertThat(body.path("id").asText()).isEqualTo(id);
        assertThat(body.path("locationId").asText()).isEqualTo(sandbox.locationId());
        assertThat(body.path("appId").asText()).isEqualTo(sandbox.appId());
        assertThat(body.path("dateOfBirth").asText()).isEqualTo("1815-12-10T00:00:00.000Z");
        assertThat(body.path("webhookId").asText()).hasSize(36);
        assertThat(body.path("timestamp").asText()).endsWith("Z");
    }

    @Test
    void signatureVerifiesOverTheRawBytesWithTheJdk() throws Exception {
        api.create("'firstName':'Zoë'");
        drainedTypes();
        Receiver.Hook hook = receiver.hooks().get(0);
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(sandbox.webhookPublicKey())));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(hook.raw());
        assertThat(verifier.verify(Base64.getDecoder().decode(hook.header("X-ghl-signature"))))
                .isTrue();
        assertThat(hook.header("X-wh-signature")).isEqualTo("N/A");
        assertThat(hook.header("Content-type")).isEqualTo("application/json");
        assertThat(sandbox.webhookPublicKeyPem()).contains(sandbox.webhookPublicKey());
    }

    @Test
    void contactEventsOfEachChangeIncludingOurOwnWrites() {
        String id = api.create("'tags':['a']");
        assertThat(drainedTypes()).containsExactly("ContactCreate", "ContactTagUpdate");
        receiver.forget();
        api.put("/contacts/" + id, "{'city':'Austin'}");
        api.put("/contacts/" + id, "{'tags':['b']}");
        api.post("/contacts/" + id + "/tags", "{'tags':['c']}");
        api.post("/contacts/" + id + "/tags", "{'tags':['c']}");
        api.put("/contacts/" + id, "{'dndSettings':{'SMS':{'status':'active'}}}");
        api.delete("/contacts/" + id);
        assertThat(drainedTypes())
                .containsExactly(
                        "ContactUpdate",
                        "ContactUpdate",
                        "ContactTagUpdate",
                        "ContactTagUpdate",
                        "ContactUpdate",
                        "ContactDndUpdate",
                        "ContactDelete");
        JsonNode tagUpdate = receiver.hooks().get(3).body();
        assertThat(tagUpdate.path("tags").toString()).isEqualTo("[\"b\",\"c\"]");
        assertThat(receiver.hooks().get(5).body().at("/dndSettings/SMS/status").asText())
                .isEqualTo("active");
        for (Receiver.Hook hook : receiver.hooks()) {
            assertThat(hook.body().has("dateUpdated")).isFalse();
            assertThat(hook.body().path("id").asText()).isEqualTo(id);
        }
    }

    @Test
    void eventsOfACreateAreSwitches() throws Exception {
        open(n -> 200, Quirk.CREATE_SENDS_TAG_UPDATE, Quirk.CREATE_SENDS_UPDATE);
        api.create("'tags':['a']");
        assertThat(drainedTypes()).containsExactly("ContactCreate", "ContactUpdate");
    }

    @Test
    void taskEventsHaveNoUpdateAndNoReopening() {
        String contact = api.create("");
        String tasks = "/contacts/" + contact + "/tasks";
        String id = api.post(tasks, "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false,'body':'b'}")
                .body()
                .at("/task/id")
                .asText();
        api.put(tasks + "/" + id, "{'title':'U'}");
        api.put(tasks + "/" + id, "{'completed':true}");
        api.put(tasks + "/" + id + "/completed", "{'completed':true}");
        api.put(tasks + "/" + id + "/completed", "{'completed':false}");
        api.delete(tasks + "/" + id);
        assertThat(drainedTypes()).containsExactly("ContactCreate", "TaskCreate", "TaskComplete", "TaskDelete");
        JsonNode created = receiver.hooks().get(1).body();
        assertThat(created.path("contactId").asText()).isEqualTo(contact);
        assertThat(created.path("dateAdded").asText()).isNotEmpty();
        assertThat(created.has("completed")).isFalse();
        assertThat(created.has("dateUpdated")).isFalse();
    }

    @Test
    void bareTaskCreateIsASwitch() throws Exception {
        open(n -> 200, Quirk.TASK_CREATE_EVENT_IS_BARE);
        api.post(
                "/contacts/" + api.create("") + "/tasks",
                "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false,'body':'b'}");
        drainedTypes();
        JsonNode created = receiver.hooks().get(1).body();
        assertThat(created.has("contactId")).isFalse();
        assertThat(created.has("body")).isFalse();
    }

    @Test
    void noteEventsCarryFourFieldsOnly() {
        String notes = "/contacts/" + api.create("") + "/notes";
        String id = api.post(notes, "{'body':'b','title':'t','userId':'u'}")
                .body()
                .at("/note/id")
                .asText();
        api.put(notes + "/" + id, "{'body':'c'}");
        api.delete(notes + "/" + id);
        assertThat(drainedTypes()).containsExactly("ContactCreate", "NoteCreate", "NoteUpdate", "NoteDelete");
        JsonNode note = receiver.hooks().get(1).body();
        assertThat(note.has("title")).isFalse();
        assertThat(note.has("userId")).isFalse();
        assertThat(note.path("contactId").asText()).isNotEmpty();
        assertThat(receiver.hooks().get(2).body().path("body").asText()).isEqualTo("c");
    }

    @Test
    void retriesOnlyAfter429WithTheSameBodyAndSixTimes() throws Exception {
        open(n -> 429);
        api.create("");
        assertThat(drainedTypes()).hasSize(7);
        assertThat(new HashSet<>(receiver.hooks().stream()
                        .map(h -> h.body().path("webhookId").asText())
                        .toList()))
                .hasSize(1);
        assertThat(sandbox.webhookStats()).isEqualTo(new WebhookStats(1, 0, 1, 0, 0, 0, 6, 0));

        open(n -> n < 3 ? 429 : 200);
        api.create("");
        assertThat(drainedTypes()).hasSize(3);
        assertThat(sandbox.webhookStats()).isEqualTo(new WebhookStats(1, 1, 0, 0, 0, 0, 2, 0));

        open(n -> 500);
        api.create("");
        assertThat(drainedTypes()).hasSize(1);
        assertThat(sandbox.webhookStats().failed()).isEqualTo(1);
    }

    @Test
    void noUrlMeansNoEvents() {
        sandbox.sendWebhooksTo(null);
        api.create("");
        sandbox.sendWebhooksTo(receiver.url());
        api.create("");
        assertThat(drainedTypes()).hasSize(1);
        assertThat(sandbox.webhookStats().generated()).isEqualTo(1);
    }

    @Test
    void dropsAreCounted() {
        sandbox.faults().set(Fault.WEBHOOK_DROP, FaultRule.next(2));
        for (int i = 0; i < 5; i++) {
            api.create("");
        }
        assertThat(drainedTypes()).hasSize(3);
        assertThat(sandbox.webhookStats()).isEqualTo(new WebhookStats(5, 3, 0, 2, 0, 0, 0, 0));
        assertThat(sandbox.faults().count(Fault.WEBHOOK_DROP)).isEqualTo(2);
    }

    @Test
    void duplicatesHaveTheSameWebhookId() {
        sandbox.faults().set(Fault.WEBHOOK_DUPLICATE, FaultRule.always().on("ContactUpdate"));
        String id = api.create("");
        api.put("/contacts/" + id, "{}");
        assertThat(drainedTypes()).containsExactly("ContactCreate", "ContactUpdate", "ContactUpdate");
        assertThat(receiver.hooks().get(1).raw())
                .isEqualTo(receiver.hooks().get(2).raw());
        assertThat(sandbox.webhookStats()).isEqualTo(new WebhookStats(2, 3, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void reorderedEventIsOvertakenByTheNext() {
        sandbox.faults().set(Fault.WEBHOOK_REORDER, FaultRule.next(1));
        api.create("'tags':['a']");
        assertThat(drainedTypes()).containsExactly("ContactTagUpdate", "ContactCreate");
        assertThat(sandbox.webhookStats().reordered()).isEqualTo(1);
    }

    @Test
    void heldEventLeavesWhenSomebodyWaits() {
        sandbox.faults().set(Fault.WEBHOOK_REORDER, FaultRule.always());
        api.create("");
        assertThat(drainedTypes()).containsExactly("ContactCreate");
        assertThat(sandbox.webhookStats().reordered()).isZero();
    }

    @Test
    void editsMadeInHighLevelItselfSendEventsToo() {
        String id = sandbox.createContact(Map.of("firstName", "Ada", "email", "a@b.co"));
        sandbox.updateContact(id, Map.of("city", "Austin"));
        sandbox.deleteContact(id);
        assertThat(drainedTypes()).containsExactly("ContactCreate", "ContactUpdate", "ContactDelete");
        assertThat(sandbox.journal().count()).isZero();
    }
}
