package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.merge.Strategies.review;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A fitness studio whose customers are synced with a sandbox: everything that an engine test needs, on loopback. */
final class Studio implements AutoCloseable {
    static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER_TOKEN = "pit-user";
    private static final String ENGINE_TOKEN = "pit-engine";

    final People people = new People();
    final List<RemoteMerge> merges = new CopyOnWriteArrayList<>();
    final GhlSandbox sandbox;
    final SyncStore store;
    final GhlClient ghl;
    private final Consumer<SyncEngine.Builder> engineSetUp;
    SyncEngine engine;
    SyncLocation location;
    private final RecordSync<?> records;
    private final Clock clock;
    private final HttpServer receiver;
    private final HttpClient http = HttpClient.newHttpClient();

    Studio(SyncStore store, ApiVersion version) throws IOException {
        this(store, version, sandbox -> {});
    }

    Studio(SyncStore store, ApiVersion version, Consumer<SandboxBuilder> setUp) throws IOException {
        this(store, version, setUp, engine -> {});
    }

    Studio(
            SyncStore store,
            ApiVersion version,
            Consumer<SandboxBuilder> setUp,
            Consumer<SyncEngine.Builder> engineSetUp)
            throws IOException {
        this(store, version, setUp, engineSetUp, null, Clock.systemUTC());
    }

    /** A studio that syncs records of its own, with an engine that goes by a clock of its own. */
    Studio(RecordSync<?> records, Clock clock) throws IOException {
        this(SyncStore.memory(), records, clock);
    }

    /** The same with a store of its own. */
    Studio(SyncStore store, RecordSync<?> records, Clock clock) throws IOException {
        this(store, ApiVersion.V2021_07_28, sandbox -> {}, engine -> {}, records, clock);
    }

    Studio(
            SyncStore store,
            ApiVersion version,
            Consumer<SandboxBuilder> setUp,
            Consumer<SyncEngine.Builder> engineSetUp,
            RecordSync<?> records,
            Clock clock)
            throws IOException {
        this.store = store;
        this.engineSetUp = engineSetUp;
        this.records = records == null ? persons() : records;
        this.clock = clock;
        SandboxBuilder builder = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(ENGINE_TOKEN, "engine")
                .token(USER_TOKEN, "user")
                .rate(1_000_000, Duration.ofSeconds(10))
                .dailyLimit(10_000_000);
        setUp.accept(builder);
        sandbox = builder.start();
        user(
                "POST",
                "/locations/" + LOCATION + "/customFields",
                Map.of("name", "Lead stage", "dataType", "TEXT", "model", "contact"));
        user(
                "POST",
                "/locations/" + LOCATION + "/customFields",
                Map.of("name", "App id", "dataType", "TEXT", "model", "contact"));
        ghl = GhlClient.builder()
                .privateToken(ENGINE_TOKEN)
                .apiVersion(version)
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        engine = engine(store);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = engine.webhooks()
                    .receive(exchange.getRequestHeaders(), body)
                    .httpStatus();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        sandbox.sendWebhooksTo(
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"));
    }

    private RecordSync<Person> persons() {
        return RecordSync.contacts(people)
                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                        .to(FIRST_NAME)
                        .onConflict(ghlWins())
                        .field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .onConflict(appWins())
                        .field("phone", Person::phone, Person::withPhone)
                        .to(PHONE)
                        .onConflict(newerWins(Duration.ofMillis(1), ghlWins()))
                        .field("city", Person::city, Person::withCity)
                        .to(CITY)
                        .onConflict(review())
                        .field("stage", Person::stage, Person::withStage)
                        .to(customField("lead_stage"))
                        .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won"))
                        .tags(Person::labels, Person::withLabels)
                        .scope("*")
                        .externalId(customField("app_id")))
                .onRemoteMerge(merges::add)
                .onDelete(DeletePolicy.PROPAGATE);
    }

    SyncEngine engine(SyncStore state) {
        return engine(state, records);
    }

    SyncEngine engine(SyncStore state, RecordSync<?> what) {
        SyncEngine.Builder builder = SyncEngine.builder()
                .ghl(ghl)
                .store(state)
                .clock(clock)
                .webhookVerifier(WebhookVerifier.of(sandbox.webhookPublicKey()))
                .records(what)
                .options(SyncOptions.defaults()
                        .withFeedInterval(Duration.ofHours(1))
                        .withAppFeedInterval(Duration.ofHours(1))
                        .withIndexLag(Duration.ZERO)
                        .withMinInterval(Duration.ZERO)
                        .withConfirmMissingAfter(Duration.ofMillis(1)));
        engineSetUp.accept(builder);
        SyncEngine made = builder.build();
        location = made.location(LOCATION);
        return made;
    }

    /** Starts the engine and links both sides. */
    Studio linked() throws InterruptedException {
        engine.start();
        location.link(LinkProgress.SILENT);
        settle();
        return this;
    }

    /** Links Ada, who is known to the application only. */
    String linkedAda() throws InterruptedException {
        people.put(Person.named("ada", "Ada", "ada@example.com")
                .withPhone("(202) 555-0143")
                .withLabels(Set.of("VIP")));
        linked();
        return contactIdOf("ada@example.com");
    }

    /** Edits that the engine sees together, when it goes on. */
    void whilePaused(Runnable edits) throws InterruptedException {
        location.pause();
        edits.run();
        location.resume();
        settle();
    }

    /** Both sides give Ada another city, over which a person is asked. */
    ReviewItem contested(String contactId, String app, String ghl) throws InterruptedException {
        whilePaused(() -> {
            people.edit("ada", person -> person.withCity(app));
            userEdits(contactId, Map.of("city", ghl));
        });
        return location.reviews().open().get(0);
    }

    /** Tells of a person's change in the application and waits until it is synced. */
    void edited(String appId, UnaryOperator<Person> edit) throws InterruptedException {
        people.edit(appId, edit);
        location.changed(RecordType.CONTACT, appId);
        settle();
    }

    /** Waits until every webhook was delivered and nothing is left to do. */
    void settle() throws InterruptedException {
        settle(sandbox, location);
    }

    /**
     * Goes on while HighLevel tells of what the engine wrote: an engine that is closed meanwhile would turn that away, and it
     * would be sent again after minutes.
     */
    static void settle(GhlSandbox sandbox, SyncLocation location) throws InterruptedException {
        long told;
        do {
            told = sandbox.webhookStats().generated();
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(location.awaitIdle(Duration.ofSeconds(20))).isTrue();
        } while (sandbox.webhookStats().generated() > told);
    }

    /** A user of HighLevel does something. */
    JsonNode user(String method, String path, Object body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                            .header("Authorization", "Bearer " + USER_TOKEN)
                            .header("Version", "2021-07-28")
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String userCreates(Map<String, ?> fields) {
        Map<String, Object> body = new java.util.HashMap<>(fields);
        body.put("locationId", LOCATION);
        return user("POST", "/contacts/", body).at("/contact/id").textValue();
    }

    void userEdits(String id, Map<String, ?> fields) {
        user("PUT", "/contacts/" + id, fields);
    }

    /** The contact as HighLevel holds it, not through our client. */
    JsonNode contact(String id) {
        return sandbox.contact(id).orElseThrow(() -> new AssertionError("No contact " + id));
    }

    List<JsonNode> contacts() {
        List<JsonNode> found = new java.util.ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path("contacts").forEach(found::add);
        return found;
    }

    String contactIdOf(String email) {
        return contacts().stream()
                .filter(contact -> email.equalsIgnoreCase(contact.path("email").asText()))
                .map(contact -> contact.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No contact with that e-mail"));
    }

    String customFieldId(String key) {
        for (JsonNode field : user("GET", "/locations/" + LOCATION + "/customFields", Map.of())
                .path("customFields")) {
            if (field.path("fieldKey").asText().equals("contact." + key)) {
                return field.path("id").asText();
            }
        }
        throw new AssertionError("No custom field " + key);
    }

    /** Requests of the engine since a mark, feed and sweep searches left out. */
    List<JournalEntry> engineCalls(long sinceSeq) {
        return sandbox.journal()
                .entries(entry -> "engine".equals(entry.token())
                        && entry.seq() > sinceSeq
                        && !"search-contacts-advanced".equals(entry.operationId()));
    }

    long mark() {
        return sandbox.journal().entries().stream()
                .mapToLong(JournalEntry::seq)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        engine.close();
        receiver.stop(0);
        ghl.close();
        store.close();
        sandbox.close();
    }
}
