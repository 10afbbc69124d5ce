package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.merge.Strategies.appWins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPool;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookVerifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * The store is away under a running engine: the disk is full, or the database stops and starts again. Webhooks are answered
 * so that HighLevel sends them again, nothing that was acknowledged is lost, and the work goes on by itself.
 */
@Timeout(300)
class OutageTest {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-outage";
    private static final Duration LONG = Duration.ofMinutes(2);

    /** More than free space within the pages that the database has. */
    private static final int ENOUGH = 2_000;

    private final People people = new People();
    private final WebhookSigner signer = WebhookSigner.ed25519();
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int webhooks;

    @TempDir
    Path folder;

    private GhlSandbox sandbox;
    private SyncStore store;
    private SyncEngine engine;
    private SyncLocation location;

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        open.push(part);
        return part;
    }

    private void start(SyncStore opened) throws InterruptedException {
        store = closing(opened);
        sandbox = closing(GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN)
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(100_000_000)
                .start());
        GhlClient ghl = closing(GhlClient.builder()
                .privateToken(TOKEN)
                .baseUrl(sandbox.baseUrl().toString())
                .build());
        engine = closing(SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(RecordSync.contacts(people)
                        .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                                .to(FIRST_NAME)
                                .field("email", Person::email, Person::withEmail)
                                .to(EMAIL)
                                .field("city", Person::city, Person::withCity)
                                .to(CITY))
                        .onConflict(appWins()))
                .options(SyncOptions.defaults().withIndexLag(Duration.ZERO).withAppFeedInterval(Duration.ofMillis(200)))
                .webhookVerifier(WebhookVerifier.of(signer.publicKey()))
                .build());
        people.put(Person.named("ada", "Ada", "ada@example.com"));
        people.put(Person.named("bob", "Bob", "bob@example.com"));
        location = engine.location(LOCATION);
        engine.start();
        location.link(LinkProgress.SILENT);
    }

    @Test
    void aDiskThatIsFullForAWhile() throws Exception {
        start(SyncStore.sqlite(folder.resolve("sync.db")));
        acknowledgedAndNotWorkedOff();

        long most = pragma("PRAGMA max_page_count");
        pragma("PRAGMA max_page_count = " + pragma("PRAGMA page_count"));
        // The pages that are there have some room left; what goes into it is kept.
        WebhookAnswer answer = WebhookAnswer.STORED;
        for (int i = 0; i < ENOUGH && answer == WebhookAnswer.STORED; i++) {
            answer = webhook("bob", "Rome");
        }
        assertThat(answer).isEqualTo(WebhookAnswer.BUSY);
        assertThat(answer.httpStatus()).isEqualTo(429);
        editedMeanwhile();

        pragma("PRAGMA max_page_count = " + most);
        goesOnByItself();
    }

    @Test
    void aDatabaseThatIsStoppedAndStarted() throws Exception {
        Path data = folder.resolve("postgres");
        EmbeddedPostgres postgres = postgres(data, 0);
        int port = postgres.getPort();
        // Begun with connections of before the stop, as a pool without checks does.
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
        try {
            start(SyncStore.jdbc(new TestPool(connections)));
            acknowledgedAndNotWorkedOff();
        } finally {
            postgres.close();
        }

        assertThat(webhook("bob", "Rome")).isEqualTo(WebhookAnswer.BUSY);
        assertThatThrownBy(() -> location.changed(RecordType.CONTACT, "ada")).isInstanceOf(StoreException.class);
        editedMeanwhile();

        closing(postgres(data, port));
        // Ends before the database that it works on.
        AutoCloseable database = open.pop();
        open.addLast(database);
        goesOnByItself();
    }

    private static EmbeddedPostgres postgres(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(LONG);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    private void acknowledgedAndNotWorkedOff() throws InterruptedException {
        location.pause();
        sandbox.updateContact(contactId("ada"), Map.of("city", "Paris"));
        assertThat(webhook("ada", "Paris")).isEqualTo(WebhookAnswer.STORED);
        location.resume();
    }

    /** On both sides, and HighLevel's webhook does not get through. */
    private void editedMeanwhile() {
        sandbox.updateContact(contactId("bob"), Map.of("city", "Rome"));
        people.edit("ada", person -> person.withFirstName("Augusta"));
        people.put(Person.named("cleo", "Cleo", "cleo@example.com"));
    }

    private void goesOnByItself() throws InterruptedException {
        // As HighLevel does after a 429.
        String again = "again-" + webhooks;
        await(() -> webhook(again, "bob", "Rome") != WebhookAnswer.BUSY);
        await(() -> "Paris".equals(people.get("ada").city())
                && "Rome".equals(people.get("bob").city())
                && contact("cleo") != null
                && "Augusta".equals(contact("ada").path("firstName").asText()));
        assertThat(location.awaitIdle(LONG)).isTrue();

        assertThat(contacts()).hasSize(3);
        assertThat(people.all()).hasSize(3);
        assertThat(location.deadLetters().list()).isEmpty();
        assertThat(acknowledged).contains(again);
        String kept = Stream.of("ada", "bob")
                .flatMap(name -> store
                        .transact(tx -> tx.inbox().about(LOCATION, RecordType.CONTACT, contactId(name), Instant.EPOCH))
                        .stream())
                .map(ReceivedEvent::payload)
                .collect(Collectors.joining());
        assertThat(acknowledged).allSatisfy(id -> assertThat(kept).contains("\"webhookId\":\"" + id + "\""));
    }

    /** Looks once in a while, for as long as it may take a busy machine. */
    private static void await(Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private WebhookAnswer webhook(String name, String city) {
        return webhook("w-" + ++webhooks, name, city);
    }

    private WebhookAnswer webhook(String id, String name, String city) {
        byte[] body = ("{\"type\":\"ContactUpdate\",\"locationId\":\"" + LOCATION + "\",\"id\":\"" + contactId(name)
                        + "\",\"webhookId\":\"" + id + "\",\"city\":\"" + city + "\",\"filler\":\"" + "x".repeat(2_000)
                        + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        WebhookAnswer answer = engine.webhooks().receive(signer.headers(body), body);
        if (answer.httpStatus() == 200) {
            acknowledged.add(id);
        }
        return answer;
    }

    private long pragma(String sql) {
        return store.transact(tx -> {
            try (Statement statement = ((DatabaseStore) store).connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private List<JsonNode> contacts() {
        List<JsonNode> contacts = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path("contacts").forEach(contacts::add);
        return contacts;
    }

    private JsonNode contact(String name) {
        return contacts().stream()
                .filter(contact -> contact.path("email").asText().equals(name + "@example.com"))
                .findFirst()
                .orElse(null);
    }

    private String contactId(String name) {
        return contact(name).path("id").asText();
    }
}
