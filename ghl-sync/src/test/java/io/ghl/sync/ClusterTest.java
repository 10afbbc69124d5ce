package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.merge.Strategies.appWins;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookVerifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several engines, each a node of its own, on one PostgreSQL. */
@Timeout(300)
class ClusterTest {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-cluster";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final String schema = TestPostgres.newSchema();
    private final DataSource database = TestPostgres.connections(schema);
    private final People people = new People();
    private final AtomicReference<Runnable> beforeUpdate = new AtomicReference<>(() -> {});
    private final List<AutoCloseable> open = new ArrayList<>();
    private final WebhookSigner signer = WebhookSigner.ed25519();
    private GhlSandbox sandbox;
    private GhlClient ghl;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN)
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(100_000_000)
                .start();
        ghl = GhlClient.builder()
                .privateToken(TOKEN)
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        open.add(sandbox);
        open.add(ghl);
    }

    @AfterEach
    void close() throws Exception {
        beforeUpdate.set(() -> {});
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private SyncEngine node() {
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(SyncStore.jdbc(database))
                .records(RecordSync.contacts(records())
                        .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                                .to(FIRST_NAME)
                                .field("email", Person::email, Person::withEmail)
                                .to(EMAIL)
                                .field("city", Person::city, Person::withCity)
                                .to(CITY))
                        .onConflict(appWins()))
                .options(SyncOptions.defaults().withIndexLag(Duration.ZERO))
                .webhookVerifier(WebhookVerifier.of(signer.publicKey()))
                .workers(4)
                .build();
        open.add(engine);
        return engine;
    }

    @Test
    void linkedOnOneNodeAndSyncedByAll() throws Exception {
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        SyncEngine one = node();
        SyncEngine two = node();
        SyncLocation there = two.location(LOCATION);
        SyncLocation here = one.location(LOCATION);
        one.start();
        two.start();
        there.link(LinkProgress.SILENT);
        assertThat(contact("ada@example.com")).isPresent();

        people.put(Person.named("bob", "Bob", "bob@example.com"));
        here.changed(RecordType.CONTACT, "bob");
        sandbox.updateContact(id("ada@example.com"), Map.of("city", "Paris"));
        assertThat(here.awaitIdle(LONG)).isTrue();
        assertThat(contact("bob@example.com")).isPresent();
        assertThat(people.get("ada").city()).isEqualTo("Paris");

        people.edit("ada", person -> person.withCity("Oslo"));
        assertThat(there.awaitIdle(LONG)).isTrue();
        assertThat(contact("ada@example.com").orElseThrow().path("city").asText())
                .isEqualTo("Oslo");
        assertThat(contacts()).hasSize(2);
    }

    /** The node was never asked for the location, and learns of it from the database. */
    @Test
    void aWebhookThatComesInAnywhereIsTakenAndWorkedOff() throws Exception {
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        SyncEngine owner = node();
        SyncLocation location = owner.location(LOCATION);
        owner.start();
        location.link(LinkProgress.SILENT);
        SyncEngine entrance = node();

        CountDownLatch updated = new CountDownLatch(1);
        beforeUpdate.set(updated::countDown);
        sandbox.updateContact(id("ada@example.com"), Map.of("city", "Paris"));
        String contact = id("ada@example.com");
        byte[] body = ("{\"type\":\"ContactUpdate\",\"locationId\":\"" + LOCATION + "\",\"id\":\"" + contact
                        + "\",\"webhookId\":\"w-1\",\"email\":\"ada@example.com\",\"city\":\"Paris\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(entrance.webhooks().receive(Map.of("X-GHL-Signature", List.of(signer.signature(body))), body))
                .isEqualTo(WebhookAnswer.STORED);
        assertThat(updated.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(location.awaitIdle(LONG)).isTrue();
        assertThat(people.get("ada").city()).isEqualTo("Paris");
    }

    @Test
    void aPauseHoldsForEveryNodeUntilAnyOfThemResumes() throws Exception {
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        SyncEngine one = node();
        SyncEngine two = node();
        SyncLocation here = one.location(LOCATION);
        SyncLocation there = two.location(LOCATION);
        one.start();
        two.start();
        here.link(LinkProgress.SILENT);

        there.pause();
        people.put(Person.named("bob", "Bob", "bob@example.com"));
        here.changed(RecordType.CONTACT, "bob");
        // The other node can have it only to find that it is paused.
        here.pause();
        assertThat(contact("bob@example.com")).isEmpty();
        assertThat(there.status().state()).isEqualTo(SyncStatus.State.PAUSED);

        here.resume();
        assertThat(there.awaitIdle(LONG)).isTrue();
        assertThat(contact("bob@example.com")).isPresent();
    }

    @Test
    void theLocationOfADeadNodeIsTakenOver() throws Exception {
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        SyncEngine first = node();
        SyncLocation location = first.location(LOCATION);
        first.start();
        location.link(LinkProgress.SILENT);
        first.close();
        TestPostgres.execute(
                database,
                "UPDATE ghl_task SET picked = true, picked_by = 'dead', last_heartbeat = now() - interval '1 minute',"
                        + " execution_time = now()");

        people.put(Person.named("bob", "Bob", "bob@example.com"));
        SyncEngine second = node();
        second.start();
        assertThat(second.location(LOCATION).awaitIdle(LONG)).isTrue();
        assertThat(contact("bob@example.com")).isPresent();
    }

    /** A node stands still in the middle of a record, is taken for dead, and comes back when all is done. */
    @Test
    void whatAPausedNodeWritesLateDoesNotCount() throws Exception {
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        SyncEngine slow = node();
        slow.start();
        slow.location(LOCATION).link(LinkProgress.SILENT);
        CountDownLatch standing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        beforeUpdate.set(() -> {
            beforeUpdate.set(() -> {});
            standing.countDown();
            await(goOn);
        });
        sandbox.updateContact(id("ada@example.com"), Map.of("city", "Paris"));
        CompletableFuture<Void> standstill = CompletableFuture.runAsync(() -> sweep(slow));
        await(standing);
        TestPostgres.execute(database, "UPDATE ghl_task SET picked = false, picked_by = NULL, version = version + 1");

        SyncEngine next = node();
        next.start();
        assertThat(next.location(LOCATION).awaitIdle(LONG)).isTrue();
        assertThat(people.get("ada").city()).isEqualTo("Paris");
        people.edit("ada", person -> person.withCity("Oslo"));
        assertThat(next.location(LOCATION).awaitIdle(LONG)).isTrue();
        goOn.countDown();
        assertThat(standstill.handle((done, failure) -> failure).get(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the sweep of the node that stood still is not done")
                .isNotNull();
        assertThat(next.location(LOCATION).awaitIdle(LONG)).isTrue();
        assertThat(people.get("ada").city()).isEqualTo("Oslo");
        assertThat(contact("ada@example.com").orElseThrow().path("city").asText())
                .isEqualTo("Oslo");
    }

    private static void sweep(SyncEngine engine) {
        try {
            engine.location(LOCATION).sweep();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> contacts() {
        List<JsonNode> contacts = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path("contacts").forEach(contacts::add);
        return contacts;
    }

    private Optional<JsonNode> contact(String email) {
        return contacts().stream()
                .filter(contact -> email.equals(contact.path("email").asText()))
                .findFirst();
    }

    private String id(String email) {
        return contact(email).orElseThrow().path("id").asText();
    }

    /** The people, with something done before each update. */
    private AppRecords<Person> records() {
        return new AppRecords<>() {
            @Override
            public String id(Person person) {
                return people.id(person);
            }

            @Override
            public Optional<Person> find(String location, String id) {
                return people.find(location, id);
            }

            @Override
            public List<Person> findByKey(String location, String field, String value) {
                return people.findByKey(location, field, value);
            }

            @Override
            public List<Person> page(String location, String afterId, int limit) {
                return people.page(location, afterId, limit);
            }

            @Override
            public AppChanges changedSince(String location, String cursor, int limit) {
                return people.changedSince(location, cursor, limit);
            }

            @Override
            public Person blank(String location) {
                return people.blank(location);
            }

            @Override
            public String create(String location, Person draft, String key) {
                return people.create(location, draft, key);
            }

            @Override
            public boolean update(String location, Person expected, Person next) {
                beforeUpdate.get().run();
                return people.update(location, expected, next);
            }

            @Override
            public boolean delete(String location, Person expected) {
                return people.delete(location, expected);
            }
        };
    }
}
