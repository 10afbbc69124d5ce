package io.ghl.sync.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.People;
import io.ghl.sync.Person;
import io.ghl.sync.RemoteMerge;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.app.MappedApp;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.LongWork;
import io.ghl.sync.internal.engine.tenant.Oversight;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.tenant.Traffic;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.client.ClientContacts;
import io.ghl.sync.internal.oversight.StoredReviews;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.SyncStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One location's worker against the sandbox, driven by the test itself: no threads, no webhooks but those it hands in. */
final class Bench implements AutoCloseable {
    static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    static final SyncOptions OPTIONS =
            SyncOptions.defaults().withIndexLag(Duration.ZERO).withConfirmMissingAfter(Duration.ofSeconds(1));
    private static final String TOKEN = "pit-bench";
    private static final String USER_TOKEN = "pit-user";
    private static final int CALLS_BEYOND_REASON = 2000;
    private static final ObjectMapper JSON = new ObjectMapper();

    final TickingClock clock = new TickingClock();
    final SyncStore store;
    final People people = new People();
    final List<RemoteMerge> merges = new ArrayList<>();
    final GhlSandbox sandbox;
    final GhlClient ghl;
    Tenant tenant;
    LocationWorker worker;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Runnable> before = new HashMap<>();
    private final Map<String, Runnable> after = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private int calls;
    private String dropped = "";
    private boolean listsNothing;

    Bench(Consumer<SandboxBuilder> setUp, Consumer<MappingBuilder<Person>> spec) {
        this(setUp, spec, DeletePolicy.PROPAGATE, OPTIONS, Oversight.defaults(), SyncStore.memory(), new Traffic());
    }

    Bench(Consumer<SandboxBuilder> setUp, Consumer<MappingBuilder<Person>> spec, Oversight oversight) {
        this(setUp, spec, DeletePolicy.PROPAGATE, OPTIONS, oversight, SyncStore.memory(), new Traffic());
    }

    Bench(
            Consumer<SandboxBuilder> setUp,
            Consumer<MappingBuilder<Person>> spec,
            DeletePolicy onDelete,
            SyncOptions options) {
        this(setUp, spec, onDelete, options, Oversight.defaults(), SyncStore.memory(), new Traffic());
    }

    /** A bench on a store of another kind, which it closes. */
    Bench(Consumer<MappingBuilder<Person>> spec, SyncOptions options, SyncStore store) {
        this(sandbox -> {}, spec, DeletePolicy.PROPAGATE, options, Oversight.defaults(), store, new Traffic());
    }

    /** A bench that has to wait for its turn with long work. */
    Bench(Consumer<MappingBuilder<Person>> spec, LongWork longWork) {
        this(
                sandbox -> {},
                spec,
                DeletePolicy.PROPAGATE,
                OPTIONS,
                Oversight.defaults(),
                SyncStore.memory(),
                new Traffic(longWork));
    }

    private Bench(
            Consumer<SandboxBuilder> setUp,
            Consumer<MappingBuilder<Person>> spec,
            DeletePolicy onDelete,
            SyncOptions options,
            Oversight oversight,
            SyncStore store,
            Traffic traffic) {
        this.store = store;
        SandboxBuilder builder = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN, "engine")
                .token(USER_TOKEN, "user")
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(100_000_000)
                .clock(clock);
        setUp.accept(builder);
        sandbox = builder.start();
        for (String name : List.of("Lead stage", "App id")) {
            user(
                    "POST",
                    "/locations/" + LOCATION + "/customFields",
                    Map.of("name", name, "dataType", "TEXT", "model", "contact"));
        }
        ghl = GhlClient.builder()
                .privateToken(TOKEN)
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        RecordMapping<Person> mapping = RecordMapping.of(spec);
        tenant = new Tenant(
                LOCATION,
                RecordType.CONTACT,
                Set.of(RecordType.CONTACT),
                watched(AppSide.class, new MappedApp<>(LOCATION, people, mapping, merges::add)),
                watched(
                        GhlRecords.class,
                        new ClientContacts(ghl.location(LOCATION).withObserver(traffic.meter()))),
                mapping,
                new Rules(
                        mapping.rules(),
                        mapping.matchKeys(),
                        onDelete,
                        DeleteConflict.REVIEW,
                        "deleted in app",
                        options,
                        mapping.requiredOneOf()),
                store,
                options,
                clock,
                () -> "id-" + ids.incrementAndGet(),
                new Counters(),
                () -> null,
                oversight,
                traffic);
        worker = new LocationWorker(tenant);
    }

    /** Starts anew with another mapping. */
    void remap(Consumer<MappingBuilder<Person>> spec) {
        RecordMapping<Person> mapping = RecordMapping.of(spec);
        tenant = new Tenant(
                LOCATION,
                RecordType.CONTACT,
                tenant.synced(),
                watched(AppSide.class, new MappedApp<>(LOCATION, people, mapping, merges::add)),
                tenant.ghl(),
                mapping,
                new Rules(
                        mapping.rules(),
                        mapping.matchKeys(),
                        tenant.rules().onDelete(),
                        tenant.rules().onDeleteConflict(),
                        tenant.rules().archiveTag(),
                        tenant.options(),
                        mapping.requiredOneOf()),
                store,
                tenant.options(),
                clock,
                tenant.ids(),
                tenant.counters(),
                tenant.skew(),
                tenant.oversight(),
                tenant.traffic());
        worker = new LocationWorker(tenant);
    }

    /** Does something before the next call of a port's method. */
    void beforeNext(String method, Runnable what) {
        before.put(method, what);
    }

    /** Does something after the next call of a port's method took effect, before its answer comes. */
    void afterNext(String method, Runnable what) {
        after.put(method, what);
    }

    /** Makes HighLevel ignore a field of every create. */
    void dropOnCreate(String path) {
        dropped = path;
    }

    /** Makes HighLevel's list of all records come empty, though each is found by its id. */
    void listNothing(boolean nothing) {
        listsNothing = nothing;
    }

    static Runnable failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    private <T> T watched(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (++calls > CALLS_BEYOND_REASON) {
                        throw new InternalError("The engine calls without end, last " + method.getName());
                    }
                    run(before.remove(method.getName()));
                    if (port == GhlRecords.class && method.getName().equals("create")) {
                        arguments[0] = ((FieldValues) arguments[0]).with(dropped, FieldValue.absent());
                    }
                    if (port == GhlRecords.class && method.getName().equals("all") && listsNothing) {
                        return new GhlRows(List.of(), null);
                    }
                    Object answer;
                    try {
                        answer = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    run(after.remove(method.getName()));
                    return answer;
                }));
    }

    private static void run(Runnable what) {
        if (what != null) {
            what.run();
        }
    }

    Bench linked() {
        worker.link(LinkProgress.SILENT);
        return settled();
    }

    /** One run with both feeds read, and a little time after it. */
    void round(Duration after) {
        calls = 0;
        worker.readFeedsSoon();
        worker.runOnce();
        clock.advance(after);
    }

    /** Does what is due, and tells when something is due next. */
    Instant run() {
        calls = 0;
        return worker.runOnce();
    }

    /** Runs until nothing is open, with the feeds read and without a sweep. */
    Bench settled() {
        for (int round = 0; round < 40; round++) {
            worker.readFeedsSoon();
            calls = 0;
            worker.runOnce();
            clock.advance(Duration.ofMinutes(6));
            if (round > 0 && open() == 0) {
                return this;
            }
        }
        throw new AssertionError("The sync does not come to rest: " + worker.status());
    }

    int open() {
        return store.transact(tx -> tx.signals().open(LOCATION));
    }

    void hint(String appId) {
        raise(Side.APP, appId, Signal.Cause.APP_HINT);
    }

    private void raise(Side side, String id, Signal.Cause cause) {
        store.transact(tx -> {
            tx.signals().raise(LOCATION, RecordType.CONTACT, side, id, clock.instant(), cause);
            return null;
        });
    }

    /** A webhook that shows a contact as it is now comes in. */
    void event(String contactId) {
        event("ContactUpdate", sandbox.contact(contactId).orElseThrow(), clock.instant());
    }

    void event(String type, JsonNode contact, Instant sentAt) {
        String id = contact.path("id").asText();
        store.transact(tx -> tx.inbox()
                .store(new ReceivedEvent(
                        "webhook-" + ids.incrementAndGet(),
                        type,
                        LOCATION,
                        RecordType.CONTACT,
                        id,
                        sentAt,
                        clock.instant(),
                        contact.toString())));
        raise(Side.GHL, id, Signal.Cause.WEBHOOK);
    }

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
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode contact(String id) {
        return sandbox.contact(id).orElseThrow(() -> new AssertionError("No contact " + id));
    }

    List<JsonNode> contacts() {
        List<JsonNode> contacts = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path("contacts").forEach(contacts::add);
        return contacts;
    }

    String idOf(String email) {
        return contacts().stream()
                .filter(contact -> email.equals(contact.path("email").asText()))
                .map(contact -> contact.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No contact with that e-mail"));
    }

    Link linkOf(String appId) {
        return store.transact(tx -> tx.links().of(LOCATION, RecordType.CONTACT, Side.APP, appId))
                .orElseThrow();
    }

    /** What was done to a record of the application. */
    List<AuditEntry> log(String appId) {
        String link = linkOf(appId).id();
        return store.transact(tx -> tx.audit().of(link));
    }

    List<Link> links() {
        return store.transact(tx -> tx.links().page(LOCATION, RecordType.CONTACT, null, 100));
    }

    ReviewQueue reviews() {
        return new StoredReviews(tenant, () -> {});
    }

    /** The question about a record of the application. */
    ReviewItem questionAbout(String appId) {
        String link = linkOf(appId).id();
        return reviews().open().stream()
                .filter(item -> item.linkId().equals(link))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No question about " + appId));
    }

    /** Somebody answers the question about a record of the application. */
    void answer(String appId, Answer answer) {
        ReviewItem item = questionAbout(appId);
        reviews().resolve(item.id(), answer, item.version(), "grace", null);
    }

    long mark() {
        return sandbox.journal().entries().stream()
                .mapToLong(JournalEntry::seq)
                .max()
                .orElse(0);
    }

    /** The engine's calls since a mark, searches left out. */
    List<String> callsSince(long mark) {
        return sandbox
                .journal()
                .entries(entry -> "engine".equals(entry.token())
                        && entry.seq() > mark
                        && !"search-contacts-advanced".equals(entry.operationId()))
                .stream()
                .map(JournalEntry::operationId)
                .toList();
    }

    @Override
    public void close() {
        ghl.close();
        store.close();
        sandbox.close();
    }
}
