package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.contacts.ContactService;
import io.ghl.sandbox.internal.contacts.Editor;
import io.ghl.sandbox.internal.contacts.Seeder;
import io.ghl.sandbox.internal.http.AdminApi;
import io.ghl.sandbox.internal.http.Apis;
import io.ghl.sandbox.internal.http.SandboxServer;
import io.ghl.sandbox.internal.http.Token;
import io.ghl.sandbox.internal.oauth.App;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.page.HomePage;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Ids;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.SandboxClock;
import io.ghl.sandbox.internal.state.StateFile;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.webhook.Outbox;
import io.ghl.sandbox.internal.webhook.Signer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running local HighLevel. It answers both API versions on the loopback interface, sends signed webhooks and fails on
 * demand.
 *
 * {@snippet file="io/ghl/sandbox/SnippetsTest.java" region="sandbox"}
 *
 * <p>Thread-safe. A sandbox that nobody closes does not keep the JVM alive.
 */
public final class GhlSandbox implements AutoCloseable {
    private final String locationId;
    private final String token;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Faults faults;
    private final RequestJournal journal = new RequestJournal();
    private final Signer signer;
    private final SandboxClock clock;
    private final Outbox outbox;
    private final SandboxWebhooks webhooks;
    private final World world;
    private final Editor editor;
    private final Seeder seeder;
    private final Apis apis;
    private final SandboxInstalls installs;
    private final SandboxServer server;
    private final @Nullable StateFile file;
    private final Beginning beginning;
    private final SandboxState state;

    GhlSandbox(SandboxBuilder options) {
        var settings = options.settings();
        var ids = new Ids(options.seed);
        file = options.stateFile == null ? null : StateFile.open(options.stateFile);
        try {
            var identity = Identity.of(options, ids, file);
            locationId = identity.locationId();
            token = identity.token();
            signer = identity.signer();
            signer.headers(options.signature, options.legacySignature);
            options.tokens.forEach(spec -> tokens.put(spec.value(), spec.forLocation(locationId)));
            tokens.putIfAbsent(token, new Token(token, "token-1", locationId, Set.of()));
            faults = new Faults(options.seed);
            clock = new SandboxClock(options.clock);
            outbox = new Outbox(clock, faults, signer, ids, options.outbox());
            world = new World(clock, options.searchLag, ids, outbox::announce);
            webhooks = new SandboxWebhooks(outbox, clock, world);
            if (file != null) {
                world.attach(file);
            }
            var contacts = new ContactService(world, settings);
            editor = new Editor(contacts, settings);
            seeder = new Seeder(world, settings, options.seed);
            beginning = new Beginning(locationId, options.seedFile, options.contacts);
            boolean fresh = world.isEmpty();
            apis = new Apis(
                    world,
                    settings,
                    contacts,
                    tokens,
                    scopes -> new Grants(world, App.of(options.app, options.seed, outbox.appId(), locationId, scopes)),
                    options.limits(),
                    faults,
                    journal,
                    clock);
            installs = new SandboxInstalls(apis.grants());
            state = new SandboxState(world, apis.seeds(), locationId);
            if (fresh) {
                beginning.make(apis.seeds(), seeder);
            }
            outbox.target(options.webhookUrl);
            journal.keepBodies(options.journalBodies);
            AdminApi admin = new AdminApi(
                    this,
                    world,
                    faults,
                    journal,
                    outbox,
                    signer.publicKey(),
                    webhookPublicKeyPem(),
                    apis.grants(),
                    this::reset,
                    this::addSamples);
            HomePage home = new HomePage(locationId, world, settings, faults, journal, outbox, apis.callers());
            server = SandboxServer.start(options.port, apis, admin, home, options.listeners());
        } catch (RuntimeException e) {
            if (file != null) {
                file.close();
            }
            throw e;
        }
    }

    /**
     * Starts a sandbox with all defaults on a free port.
     *
     * @return the running sandbox
     */
    public static GhlSandbox start() {
        return builder().start();
    }

    /**
     * Sets up a sandbox.
     *
     * @return a builder with all defaults
     */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** {@return the base URL, without a slash at its end} */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** {@return the port} */
    public int port() {
        return server.port();
    }

    /** {@return the id of the location} */
    public String locationId() {
        return locationId;
    }

    /** {@return the (first) token of the location} */
    public String token() {
        return token;
    }

    /** {@return the key that verifies webhooks, as Base64 of its SubjectPublicKeyInfo: what stands inside a PEM} */
    public String webhookPublicKey() {
        return signer.publicKey();
    }

    /** {@return the key that verifies webhooks, as PEM} */
    public String webhookPublicKeyPem() {
        return Signer.pem(signer.publicKey());
    }

    /** {@return the app id that stands in every webhook} */
    public String appId() {
        return outbox.appId();
    }

    /** {@return the app, its company and what users do with them} */
    public SandboxInstalls installs() {
        return installs;
    }

    /** {@return the requests received so far} */
    public RequestJournal journal() {
        return journal;
    }

    /** {@return the faults, to arm and to count} */
    public Faults faults() {
        return faults;
    }

    /** {@return the records as a whole, to seed, to save and to bring back} */
    public SandboxState state() {
        return state;
    }

    /** {@return the webhooks one by one, to replay, pause and send by hand} */
    public SandboxWebhooks webhooks() {
        return webhooks;
    }

    /** {@return the time, on the sandbox's clock} */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Lets time pass at once: dates, budgets, search lag and the lives of tokens move on, and webhooks that fall due are
     * sent one after the other, each at its time. Returns when all of them were answered, so it must not be called while
     * a receiver handles a webhook.
     *
     * @param time how long, not negative
     */
    public void advance(Duration time) {
        outbox.advanceTo(clock.instant().plus(Arguments.notNegative(time, "time")));
    }

    /**
     * Changes how long search goes on showing the records as they were before a write.
     *
     * @param lag the time, not negative
     */
    public void searchLag(Duration lag) {
        world.searchLag(Arguments.notNegative(lag, "searchLag"));
    }

    /** {@return how long search goes on showing the records as they were before a write} */
    public Duration searchLag() {
        return world.searchLag();
    }

    /** {@return what became of the webhooks} */
    public WebhookStats webhookStats() {
        return outbox.stats();
    }

    /**
     * Sends later webhooks there, or nowhere if null.
     *
     * @param url the receiver, or null
     */
    public void sendWebhooksTo(@Nullable URI url) {
        outbox.target(url);
    }

    /**
     * Waits until no webhook is pending, and says whether that came true in time.
     *
     * @param timeout how long to wait at most
     * @return whether nothing is pending
     */
    public boolean webhooksDrained(Duration timeout) {
        return outbox.awaitDrained(timeout);
    }

    /**
     * Accepts a further token for the location from now on; without scopes it may do everything.
     *
     * @param value the token
     * @param label what the journal calls it
     * @param scopes what it may do
     */
    public void addToken(String value, String label, String... scopes) {
        add(value, label, locationId, scopes);
    }

    /**
     * Accepts a private integration token of the company from now on; without scopes it may do everything that needs no
     * location.
     *
     * @param value the token
     * @param label what the journal calls it
     * @param scopes what it may do
     */
    public void addCompanyToken(String value, String label, String... scopes) {
        add(value, label, "", scopes);
    }

    private void add(String value, String label, String location, String... scopes) {
        String usable = Arguments.usableToken(value);
        tokens.put(usable, new Token(usable, Arguments.notBlank(label, "label"), location, Set.of(scopes)));
    }

    /**
     * Refuses a token from now on, as after a rotation.
     *
     * @param value the token
     */
    public void revokeToken(String value) {
        tokens.remove(value);
    }

    /**
     * Creates a contact as if somebody did so in HighLevel's own pages: no token, budget or journal, but webhooks.
     *
     * @param fields fields of update-contact in v2, or companyName
     * @return the new contact's id
     * @throws IllegalArgumentException if HighLevel would refuse it
     */
    public String createContact(Map<String, ?> fields) {
        return inHighLevel(change -> editor.create(change, object(fields))).id();
    }

    /**
     * Changes a contact as if somebody did so in HighLevel's own pages; null clears a field.
     *
     * @param id the contact's id
     * @param fields fields of update-contact in v2, or what only the pages can change: {@code companyName},
     *     {@code gender}, {@code additionalEmails} and {@code additionalPhones}
     * @throws IllegalArgumentException if HighLevel would refuse it
     */
    public void updateContact(String id, Map<String, ?> fields) {
        inHighLevel(change -> editor.update(change, id, object(fields)));
    }

    /**
     * Deletes a contact as if somebody did so in HighLevel's own pages.
     *
     * @param id the contact's id
     * @throws IllegalArgumentException if there is none
     */
    public void deleteContact(String id) {
        inHighLevel(change -> {
            editor.delete(change, id);
            return true;
        });
    }

    /**
     * The contact as it is stored, with the field names of v2.
     *
     * @param id the contact's id
     * @return the contact, if there is one
     */
    public Optional<JsonNode> contact(String id) {
        return world.read(
                locationId,
                data -> Optional.ofNullable(data.contact(id)).map(c -> c.doc().deepCopy()));
    }

    /** {@return how many contacts the location has} */
    public int contactCount() {
        return world.read(locationId, data -> data.contacts().size());
    }

    /** {@return every record: {@code {"locations": {id: {"contacts": [..], "tasks": [..], "notes": [..], ..}}}}} */
    public JsonNode snapshot() {
        return world.snapshot();
    }

    /** Back to the start: the seeded contacts and the seed file only, no faults, empty journal, full budgets. Ids are not used again. */
    public void reset() {
        faults.clear();
        outbox.reset();
        world.reset();
        beginning.make(apis.seeds(), seeder);
        apis.resetLimits();
        journal.clear();
    }

    /** Contacts with webhooks, as if somebody made them in HighLevel's own pages; no location means the sandbox's. */
    private void addSamples(String location, int count) {
        String known = world.locations(locationId).contains(location) ? location : locationId;
        for (int i = 0; i < count; i++) {
            world.write(known, change -> editor.create(change, seeder.sample(change)));
        }
    }

    private <T> T inHighLevel(Function<Change, T> work) {
        try {
            return world.write(locationId, work);
        } catch (ApiError e) {
            throw new IllegalArgumentException(e.body().path("message").toString(), e);
        }
    }

    private static ObjectNode object(Map<String, ?> fields) {
        return (ObjectNode) Json.of(fields);
    }

    @Override
    public void close() {
        server.close();
        outbox.close();
        if (file != null) {
            file.close();
        }
    }

    /** {@return the address only; the token is a secret even here} */
    @Override
    public String toString() {
        return "GhlSandbox[" + baseUrl() + "]";
    }
}
