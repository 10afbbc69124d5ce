package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.merge.Strategies.review;
import static io.ghl.sync.record.RecordType.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples that the Javadoc shows: it takes them from here, so they compile, and they run. */
class SnippetsTest {
    private final List<String> shown = new ArrayList<>();
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void anEngineIsBuiltStartedAndLinked() throws Exception {
        People customers = new People();
        customers.put(Person.named("customer-17", "Bob", "bob@example.com"));
        GhlClient ghl = studio.ghl;
        SyncStore store = SyncStore.memory(); // or sqlite(file), or jdbc(database)
        String locationId = Studio.LOCATION;
        // @start region=engine
        try (SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(RecordSync.contacts(customers) // your AppRecords
                        .mapping(m -> m.field("email", Person::email, Person::withEmail)
                                .to(EMAIL)))
                .build()) {
            SyncLocation location = engine.location(locationId);
            engine.start();
            location.link(LinkProgress.SILENT); // the first time: who is who; harmless to repeat
            location.changed(CONTACT, "customer-17"); // a hint from your code: synced at once
        }
        // @end
        assertThat(studio.sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void recordsSayWhatIsSyncedAndWhoWins() {
        People customers = studio.people;
        // @start region=records
        RecordSync<Person> contacts = RecordSync.contacts(customers)
                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                        .to(FIRST_NAME)
                        .field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .onConflict(appWins())
                        .field("phone", Person::phone, Person::withPhone)
                        .to(PHONE) // compared as numbers, in whatever form they are written
                        .field("city", Person::city, Person::withCity)
                        .to(CITY)
                        .onConflict(newerWins(Duration.ofSeconds(2), review())))
                .onConflict(review()) // for fields that say nothing themselves
                .onDelete(DeletePolicy.PROPAGATE);
        // @end
        assertThat(contacts).isNotNull();
    }

    @Test
    void aLocationIsToldOfChangesAndTellsOfItsState() throws Exception {
        studio.engine.start();
        SyncLocation location = studio.location;
        // @start region=location
        location.link(LinkProgress.SILENT); // both sides are read once, and what is the same is linked
        location.changed(CONTACT, "ada"); // after your code wrote the record; webhooks tell of the other side

        shown.add(location.status().toString());
        shown.add(location.health().toString());
        shown.add(location.explain(CONTACT, "ada").toString()); // why each field is as it is
        // @end
        assertThat(studio.sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aPlanSaysWhatWouldBeDone() throws Exception {
        studio.engine.start();
        SyncLocation location = studio.location;
        // @start region=plan
        SyncPlan plan = location.plan(); // reads both sides, writes nothing
        shown.add(plan.toString()); // counts, samples, calls, time
        if (!plan.isEmpty()) {
            location.apply(plan); // refused if the records have moved since
        }
        // @end
        assertThat(studio.sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aPersonAnswersWhatTheEngineAsks() throws Exception {
        SyncLocation location = linkedAndContested();
        // @start region=reviews
        ReviewQueue reviews = location.reviews();
        for (ReviewItem item : reviews.open()) { // oldest first
            shown.add(item.field() + ": " + item.app() + " or " + item.ghl() + "? " + item.reason());
            shown.add("would write " + reviews.preview(item.id(), Answer.app()).writes());
            reviews.resolve(item.id(), Answer.app(), item.version(), "grace", "the customer called");
        }
        // @end
        assertThat(shown).hasSize(2);
        assertThat(location.reviews().open()).isEmpty();
    }

    @Test
    void aFieldExplainsItself() throws Exception {
        SyncLocation location = linkedAndContested();
        // @start region=explain
        FieldExplanation city = location.explain(CONTACT, "ada", "city");
        shown.add(city.text()); // who wrote it, when, by which rule, and what it was before
        // @end
        assertThat(shown).singleElement().asString().isNotBlank();
    }

    @Test
    void aWebhookIsHandedOverAsItCame() {
        SyncEngine engine = studio.engine;
        Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"));
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        // @start region=webhook
        Webhooks webhooks = engine.webhooks();
        WebhookAnswer answer = webhooks.receive(headers, body); // the bytes as they came: the signature is over them
        int status = answer.httpStatus(); // answer HighLevel with this
        // @end
        assertThat(status).isEqualTo(401);
    }

    @Test
    void somethingIsDoneWhenSomethingHappens() throws Exception {
        GhlClient ghl = studio.ghl;
        String secret = "a-secret-of-32-characters-or-so!";
        RecordSync<Person> customers = RecordSync.contacts(new People())
                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                        .to(FIRST_NAME)
                        .field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY));
        // @start region=trigger
        Trigger followUp = Trigger.named("welcome")
                .on(CONTACT)
                .when(Condition.created(), Condition.linked()) // any of them
                .then(Effects.action(
                        Actions.highLevel(), "create-task", Map.of("title", "Call {{firstName}}", "due", "2d")));
        Trigger alert = Trigger.named("moved to London")
                .when(Condition.fieldChanged("city").to("London"))
                .then(Effects.webhook(URI.create("https://hooks.example.com/london"), secret));
        Trigger own = Trigger.named("count")
                .when(Condition.updated())
                .then(occasion -> shown.add(occasion.key())); // code of yours; the key is the same at a repetition

        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(SyncStore.memory())
                .records(customers)
                .triggers(followUp, alert, own)
                .build();
        // @end
        try (engine) {
            assertThat(engine.location(Studio.LOCATION).triggers()).isNotNull();
        }
    }

    @Test
    void anActionIsCalledById() {
        GhlLocation location = studio.ghl.location(Studio.LOCATION);
        String contactId = studio.userCreates(Map.of("firstName", "Ada"));
        // @start region=actions
        Actions actions = Actions.highLevel();
        JsonNode task = actions.call(
                location, "create-task", Map.of("contact", contactId, "title", "Call back", "due", "2d at 09:00"));
        // @end
        assertThat(task.path("title").asText()).isEqualTo("Call back");
    }

    @Test
    void aWebhookIsVerifiedWithoutASync() {
        String body = "{\"type\":\"ContactCreate\",\"locationId\":\"l1\",\"id\":\"c1\"}";
        // @start region=verifier
        WebhookSigner signer = WebhookSigner.ed25519(); // in tests; it signs as HighLevel does
        Map<String, List<String>> headers = signer.headers(body);

        WebhookVerifier verifier = signer.verifier(); // in production WebhookVerifier.highLevel()
        WebhookEvent event = verifier.read(headers, body.getBytes(StandardCharsets.UTF_8)); // the bytes as they came
        if (event instanceof WebhookEvent.ContactChanged contact) {
            shown.add(contact.change() + " " + contact.contactId());
        }
        // @end
        assertThat(shown).singleElement().asString().endsWith(" c1");
    }

    private SyncLocation linkedAndContested() throws Exception {
        studio.linked();
        studio.whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London"));
            studio.userEdits(studio.contactIdOf("ada@example.com"), Map.of("city", "Paris"));
        });
        return studio.location;
    }
}
