package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installations;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A company with three locations, in which an app is installed whose customers are synced with a sandbox. */
final class Agency implements AutoCloseable {
    static final String NORTH = "northLocation0000001";
    static final String SOUTH = "southLocation0000002";
    static final String WEST = "westLocation00000003";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Branches branches = new Branches();
    final GhlSandbox sandbox;
    final SyncStore store;
    final MemoryTokenStore tokens = new MemoryTokenStore();
    final List<Installation> told = new CopyOnWriteArrayList<>();
    final List<GhlObserver.Call> calls = new CopyOnWriteArrayList<>();
    final GhlClient ghl;
    /** Signs events that the sandbox does not send. */
    final WebhookSigner signer = WebhookSigner.ed25519();

    private final UnaryOperator<InstallOptions> options;
    private final UnaryOperator<SyncEngine.Builder> setUp;
    SyncEngine engine;
    private final HttpServer receiver;
    private final HttpClient http = HttpClient.newHttpClient();

    Agency(SyncStore store, UnaryOperator<InstallOptions> options) throws IOException {
        this(store, options, engine -> engine, List.of(NORTH, SOUTH, WEST));
    }

    /** A company with other locations, whose engine is set up further. */
    Agency(
            SyncStore store,
            UnaryOperator<InstallOptions> options,
            UnaryOperator<SyncEngine.Builder> setUp,
            List<String> locations)
            throws IOException {
        this.store = store;
        this.options = options;
        this.setUp = setUp;
        SandboxBuilder builder = GhlSandbox.builder()
                .locationId(locations.get(0))
                .companyLocations(locations.subList(1, locations.size()).toArray(String[]::new))
                .rate(1_000_000, Duration.ofSeconds(10))
                .dailyLimit(10_000_000);
        for (String location : locations) {
            builder.tokenOf(location, userToken(location), "user");
        }
        sandbox = builder.start();
        OAuthApp app = OAuthApp.builder(
                        sandbox.installs().clientId(),
                        Secret.of(sandbox.installs().clientSecret()))
                .redirectUri("http://127.0.0.1/")
                .build();
        ghl = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .oauth(app, tokens)
                .observer(new GhlObserver() {
                    @Override
                    public void callStart(Call call) {
                        calls.add(call);
                    }
                })
                .build();
        engine = engine(sandbox.installs().appId());
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
        listen(true);
    }

    private static String userToken(String location) {
        return "pit-user-" + location;
    }

    SyncEngine engine(String appId) {
        return setUp.apply(SyncEngine.builder()
                        .ghl(ghl)
                        .store(store)
                        .webhookVerifier(WebhookVerifier.of(sandbox.webhookPublicKey(), signer.publicKey()))
                        .records(RecordSync.contacts(branches)
                                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                                        .to(FIRST_NAME)
                                        .field("email", Person::email, Person::withEmail)
                                        .to(EMAIL)
                                        .field("city", Person::city, Person::withCity)
                                        .to(CITY)))
                        .options(SyncOptions.defaults()
                                .withFeedInterval(Duration.ofHours(1))
                                .withAppFeedInterval(Duration.ofMillis(200))
                                .withIndexLag(Duration.ZERO)
                                .withMinInterval(Duration.ZERO))
                        .installations(
                                options.apply(InstallOptions.forApp(appId).onChange(told::add))))
                .build();
    }

    /** Whether the sandbox's webhooks reach the engine. */
    void listen(boolean on) {
        sandbox.sendWebhooksTo(
                on ? URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/") : null);
    }

    Installations installations() {
        return engine.installations();
    }

    List<Installation> installLocation(String location) {
        return installations().exchange(Secret.of(sandbox.installs().authorizeLocation(location)));
    }

    /** An event of the app as HighLevel would send it; the app's id is put in. */
    WebhookAnswer receive(String type, String fields) {
        String body =
                "{\"type\":\"" + type + "\",\"appId\":\"" + sandbox.installs().appId() + "\"," + fields + "}";
        return engine.webhooks().receive(signer.headers(body), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Another engine on the same store, as after a restart of the application. */
    void restart() {
        engine.close();
        engine = engine(sandbox.installs().appId());
        engine.start();
    }

    void delivered() throws InterruptedException {
        assertThat(sandbox.webhooksDrained(PATIENCE)).isTrue();
        until(() -> store.transact(tx -> tx.inbox().waiting(1)).isEmpty());
    }

    /** Waits until a location is linked and has come to rest. */
    void settled(String location) throws InterruptedException {
        delivered();
        SyncLocation sync = engine.location(location);
        until(() -> sync.linkStatus().phase() == LinkStatus.Phase.DONE);
        assertThat(sync.awaitIdle(PATIENCE)).isTrue();
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    JsonNode user(String location, String method, String path, Map<String, ?> body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                            .header("Authorization", "Bearer " + userToken(location))
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

    String userCreates(String location, String firstName, String email) {
        return user(
                        location,
                        "POST",
                        "/contacts/",
                        Map.of("locationId", location, "firstName", firstName, "email", email))
                .at("/contact/id")
                .textValue();
    }

    /** The e-mail addresses of a location's contacts in HighLevel. */
    List<String> emails(String location) {
        List<String> emails = new ArrayList<>();
        user(location, "POST", "/contacts/search", Map.of("locationId", location, "pageLimit", 100))
                .path("contacts")
                .forEach(contact -> emails.add(contact.path("email").asText()));
        return emails;
    }

    /** The calls that the engine made for a location. */
    List<JournalEntry> engineCalls(String location) {
        return sandbox.journal().entries(entry -> location.equals(entry.locationId()) && !"user".equals(entry.token()));
    }

    @Override
    public void close() {
        engine.close();
        ghl.close();
        receiver.stop(0);
        sandbox.close();
        store.close();
    }

    /** The customers of each location. */
    static final class Branches implements AppRecords<Person> {
        private final Map<String, People> branches = new ConcurrentHashMap<>();

        /** Called before a page of a location is read, which may keep whoever reads it. */
        volatile Consumer<String> beforePage = location -> {};

        People of(String location) {
            return branches.computeIfAbsent(location, id -> new People());
        }

        @Override
        public String id(Person person) {
            return person.id();
        }

        @Override
        public Optional<Person> find(String location, String id) {
            return of(location).find(location, id);
        }

        @Override
        public List<Person> findByKey(String location, String field, String value) {
            return of(location).findByKey(location, field, value);
        }

        @Override
        public List<Person> page(String location, @Nullable String afterId, int limit) {
            beforePage.accept(location);
            return of(location).page(location, afterId, limit);
        }

        @Override
        public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
            return of(location).changedSince(location, cursor, limit);
        }

        @Override
        public Person blank(String location) {
            return of(location).blank(location);
        }

        @Override
        public String create(String location, Person draft, String key) {
            return of(location).create(location, draft, key);
        }

        @Override
        public boolean update(String location, Person expected, Person next) {
            return of(location).update(location, expected, next);
        }

        @Override
        public boolean delete(String location, Person expected) {
            return of(location).delete(location, expected);
        }
    }
}
