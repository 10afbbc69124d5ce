package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.contacts.DndChannel;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A club whose members, with all that belongs to them, are synced with a sandbox, on loopback. */
final class Club implements AutoCloseable {
    static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USER_TOKEN = "pit-user";
    private static final String ENGINE_TOKEN = "pit-engine";

    record Company(
            String id, @Nullable String name, @Nullable String city) {
        Company withName(@Nullable String value) {
            return new Company(id, value, city);
        }

        Company withCity(@Nullable String value) {
            return new Company(id, name, value);
        }

        Company withId(String value) {
            return new Company(value, name, city);
        }
    }

    record Member(
            String id,
            @Nullable String firstName,
            @Nullable String email,
            @Nullable String companyId,
            @Nullable Boolean noTexts) {
        Member withFirstName(@Nullable String value) {
            return new Member(id, value, email, companyId, noTexts);
        }

        Member withEmail(@Nullable String value) {
            return new Member(id, firstName, value, companyId, noTexts);
        }

        Member withCompanyId(@Nullable String value) {
            return new Member(id, firstName, email, value, noTexts);
        }

        Member withNoTexts(@Nullable Boolean value) {
            return new Member(id, firstName, email, companyId, value);
        }

        Member withId(String value) {
            return new Member(value, firstName, email, companyId, noTexts);
        }
    }

    record Todo(
            String id,
            @Nullable String memberId,
            @Nullable String title,
            @Nullable String body,
            @Nullable Instant due,
            @Nullable Boolean done) {
        Todo withMemberId(@Nullable String value) {
            return new Todo(id, value, title, body, due, done);
        }

        Todo withTitle(@Nullable String value) {
            return new Todo(id, memberId, value, body, due, done);
        }

        Todo withBody(@Nullable String value) {
            return new Todo(id, memberId, title, value, due, done);
        }

        Todo withDue(@Nullable Instant value) {
            return new Todo(id, memberId, title, body, value, done);
        }

        Todo withDone(@Nullable Boolean value) {
            return new Todo(id, memberId, title, body, due, value);
        }

        Todo withId(String value) {
            return new Todo(value, memberId, title, body, due, done);
        }
    }

    record Memo(
            String id,
            @Nullable String memberId,
            @Nullable String text,
            @Nullable String title) {
        Memo withMemberId(@Nullable String value) {
            return new Memo(id, value, text, title);
        }

        Memo withText(@Nullable String value) {
            return new Memo(id, memberId, value, title);
        }

        Memo withTitle(@Nullable String value) {
            return new Memo(id, memberId, text, value);
        }

        Memo withId(String value) {
            return new Memo(value, memberId, text, title);
        }
    }

    record Booking(
            String id,
            @Nullable String memberId,
            @Nullable String calendarId,
            @Nullable String title,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String status) {
        Booking withMemberId(@Nullable String value) {
            return new Booking(id, value, calendarId, title, start, end, status);
        }

        Booking withCalendarId(@Nullable String value) {
            return new Booking(id, memberId, value, title, start, end, status);
        }

        Booking withTitle(@Nullable String value) {
            return new Booking(id, memberId, calendarId, value, start, end, status);
        }

        Booking withStart(@Nullable Instant value) {
            return new Booking(id, memberId, calendarId, title, value, end, status);
        }

        Booking withEnd(@Nullable Instant value) {
            return new Booking(id, memberId, calendarId, title, start, value, status);
        }

        Booking withStatus(@Nullable String value) {
            return new Booking(id, memberId, calendarId, title, start, end, value);
        }

        Booking withId(String value) {
            return new Booking(value, memberId, calendarId, title, start, end, status);
        }
    }

    record Remark(
            String id, @Nullable String bookingId, @Nullable String text) {
        Remark withBookingId(@Nullable String value) {
            return new Remark(id, value, text);
        }

        Remark withText(@Nullable String value) {
            return new Remark(id, bookingId, value);
        }

        Remark withId(String value) {
            return new Remark(value, bookingId, text);
        }
    }

    /** Reads only when told to, and waits for nothing. */
    static final SyncOptions OPTIONS = SyncOptions.defaults()
            .withFeedInterval(Duration.ofHours(1))
            .withListInterval(Duration.ofHours(1))
            .withAppFeedInterval(Duration.ofHours(1))
            .withParentsPerRead(100)
            .withIndexLag(Duration.ZERO)
            .withMinInterval(Duration.ZERO)
            .withConfirmMissingAfter(Duration.ofMillis(1));

    final Shelf<Company> companies = new Shelf<>(new Company("", null, null), Company::id, Company::withId);
    final Shelf<Member> members = new Shelf<>(new Member("", null, null, null, null), Member::id, Member::withId);
    final Shelf<Todo> todos = new Shelf<>(new Todo("", null, null, null, null, null), Todo::id, Todo::withId);
    final Shelf<Memo> memos = new Shelf<>(new Memo("", null, null, null), Memo::id, Memo::withId);
    final Shelf<Booking> bookings =
            new Shelf<>(new Booking("", null, null, null, null, null, null), Booking::id, Booking::withId);
    final Shelf<Remark> remarks = new Shelf<>(new Remark("", null, null), Remark::id, Remark::withId);
    final GhlSandbox sandbox;
    final SyncStore store = SyncStore.memory();
    final GhlClient ghl;
    SyncEngine engine;
    SyncLocation location;
    private final Consumer<SyncEngine.Builder> engineSetUp;
    private final HttpServer receiver;
    private final HttpClient http = HttpClient.newHttpClient();

    Club(ApiVersion version, RecordType... types) throws IOException {
        this(version, sandbox -> {}, types);
    }

    Club(ApiVersion version, Consumer<SandboxBuilder> setUp, RecordType... types) throws IOException {
        this(version, setUp, engine -> {}, types);
    }

    /** A club that syncs records of its own. */
    Club(ApiVersion version, Consumer<SyncEngine.Builder> records) throws IOException {
        this(version, sandbox -> {}, records);
    }

    /** A club whose engine is set up in further ways. */
    Club(
            ApiVersion version,
            Consumer<SandboxBuilder> setUp,
            Consumer<SyncEngine.Builder> engineSetUp,
            RecordType... types)
            throws IOException {
        this.engineSetUp = engineSetUp;
        SandboxBuilder builder = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(ENGINE_TOKEN, "engine")
                .token(USER_TOKEN, "user")
                .rate(1_000_000, Duration.ofSeconds(10))
                .dailyLimit(10_000_000);
        setUp.accept(builder);
        sandbox = builder.start();
        ghl = GhlClient.builder()
                .privateToken(ENGINE_TOKEN)
                .apiVersion(version)
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        open(Set.of(types));
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

    /** Makes the engine, in place of the one before, which must be closed. */
    void open(Set<RecordType> types) {
        SyncEngine.Builder builder = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .webhookVerifier(WebhookVerifier.of(sandbox.webhookPublicKey()))
                .options(OPTIONS);
        // The order in which types are set up makes no difference, so the children come first.
        if (types.contains(RecordType.APPOINTMENT_NOTE)) {
            builder.records(remarkSync());
        }
        if (types.contains(RecordType.APPOINTMENT)) {
            builder.records(bookingSync());
        }
        if (types.contains(RecordType.NOTE)) {
            builder.records(memoSync());
        }
        if (types.contains(RecordType.TASK)) {
            builder.records(todoSync());
        }
        if (types.contains(RecordType.CONTACT)) {
            builder.records(memberSync());
        }
        if (types.contains(RecordType.BUSINESS)) {
            builder.records(companySync());
        }
        engineSetUp.accept(builder);
        engine = builder.build();
        location = engine.location(LOCATION);
    }

    RecordSync<Company> companySync() {
        return RecordSync.businesses(companies)
                .mapping(m -> m.field("name", Company::name, Company::withName)
                        .to(BusinessFields.NAME)
                        .field("city", Company::city, Company::withCity)
                        .to(BusinessFields.CITY))
                .onDelete(DeletePolicy.PROPAGATE);
    }

    RecordSync<Member> memberSync() {
        return RecordSync.contacts(members)
                .mapping(m -> m.field("firstName", Member::firstName, Member::withFirstName)
                        .to(ContactFields.FIRST_NAME)
                        .field("email", Member::email, Member::withEmail)
                        .to(ContactFields.EMAIL)
                        .field("company", Member::companyId, Member::withCompanyId)
                        .to(ContactFields.BUSINESS)
                        .field("noTexts", Member::noTexts, Member::withNoTexts)
                        .to(ContactFields.dnd(DndChannel.SMS))
                        .clear(ClearPolicy.IGNORE))
                .onConflict(Strategies.ghlWins())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    RecordSync<Todo> todoSync() {
        return RecordSync.tasks(todos)
                .mapping(m -> m.field("member", Todo::memberId, Todo::withMemberId)
                        .to(TaskFields.CONTACT)
                        .field("title", Todo::title, Todo::withTitle)
                        .to(TaskFields.TITLE)
                        .field("body", Todo::body, Todo::withBody)
                        .to(TaskFields.BODY)
                        .field("due", Todo::due, Todo::withDue)
                        .to(TaskFields.DUE_DATE)
                        .field("done", Todo::done, Todo::withDone)
                        .to(TaskFields.COMPLETED))
                .onConflict(Strategies.ghlWins())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    RecordSync<Memo> memoSync() {
        return RecordSync.notes(memos)
                .mapping(m -> m.field("member", Memo::memberId, Memo::withMemberId)
                        .to(NoteFields.CONTACT)
                        .field("text", Memo::text, Memo::withText)
                        .to(NoteFields.BODY)
                        .field("title", Memo::title, Memo::withTitle)
                        .to(NoteFields.TITLE))
                .onConflict(Strategies.ghlWins())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    RecordSync<Booking> bookingSync() {
        return RecordSync.appointments(bookings)
                .mapping(m -> m.field("member", Booking::memberId, Booking::withMemberId)
                        .to(AppointmentFields.CONTACT)
                        .field("calendar", Booking::calendarId, Booking::withCalendarId)
                        .to(AppointmentFields.CALENDAR)
                        .field("title", Booking::title, Booking::withTitle)
                        .to(AppointmentFields.TITLE)
                        .field("start", Booking::start, Booking::withStart)
                        .to(AppointmentFields.START)
                        .field("end", Booking::end, Booking::withEnd)
                        .to(AppointmentFields.END)
                        .field("status", Booking::status, Booking::withStatus)
                        .to(AppointmentFields.STATUS))
                .onConflict(Strategies.ghlWins())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    RecordSync<Remark> remarkSync() {
        return RecordSync.appointmentNotes(remarks)
                .mapping(m -> m.field("booking", Remark::bookingId, Remark::withBookingId)
                        .to(AppointmentNoteFields.APPOINTMENT)
                        .field("text", Remark::text, Remark::withText)
                        .to(AppointmentNoteFields.BODY))
                .onConflict(Strategies.ghlWins())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    Member ada() {
        return members.put(new Member("ada", "Ada", "ada@example.com", null, null));
    }

    /** Starts the engine and links both sides. */
    Club linked() throws InterruptedException {
        engine.start();
        location.link(LinkProgress.SILENT);
        settle();
        return this;
    }

    /** Waits until every webhook was delivered and nothing is left to do. */
    void settle() throws InterruptedException {
        Studio.settle(sandbox, location);
    }

    /** Edits that the engine sees together, when it goes on. */
    void whilePaused(Runnable edits) throws InterruptedException {
        location.pause();
        edits.run();
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        location.resume();
        settle();
    }

    /** From now on every webhook is lost. */
    void loseWebhooks() {
        sandbox.faults().set(Fault.WEBHOOK_DROP, FaultRule.always());
    }

    /** A user of HighLevel does something. */
    JsonNode user(String method, String path, Object body) {
        String version = path.startsWith("/calendars") ? "2021-04-15" : "2021-07-28";
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                    .header("Authorization", "Bearer " + USER_TOKEN)
                    .header("Version", version)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String userCreatesContact(String firstName, String email) {
        return user("POST", "/contacts/", Map.of("locationId", LOCATION, "firstName", firstName, "email", email))
                .at("/contact/id")
                .asText();
    }

    String userCreatesTask(String contactId, String title, Instant due) {
        return user(
                        "POST",
                        "/contacts/" + contactId + "/tasks",
                        Map.of("title", title, "dueDate", due.toString(), "completed", false))
                .at("/task/id")
                .asText();
    }

    String userCreatesNote(String contactId, String body) {
        return user("POST", "/contacts/" + contactId + "/notes", Map.of("body", body))
                .at("/note/id")
                .asText();
    }

    String userCreatesCalendar(String name) {
        return user("POST", "/calendars/", Map.of("locationId", LOCATION, "name", name))
                .at("/calendar/id")
                .asText();
    }

    String userBooks(String calendarId, String contactId, String title, Instant start) {
        return user(
                        "POST",
                        "/calendars/events/appointments",
                        Map.of(
                                "calendarId",
                                calendarId,
                                "locationId",
                                LOCATION,
                                "contactId",
                                contactId,
                                "title",
                                title,
                                "startTime",
                                start.toString()))
                .path("id")
                .asText();
    }

    /** What HighLevel holds of one kind, such as {@code tasks}. */
    List<JsonNode> held(String kind) {
        List<JsonNode> found = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path(kind).forEach(found::add);
        return found;
    }

    /** The only record of a kind in HighLevel. */
    JsonNode the(String kind) {
        assertThat(held(kind)).hasSize(1);
        return held(kind).get(0);
    }

    String contactIdOf(String email) {
        return held("contacts").stream()
                .filter(contact -> email.equals(contact.path("email").asText()))
                .map(contact -> contact.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No contact with that e-mail"));
    }

    /** HighLevel's own pages merge contacts: what belonged to one belongs to the other, without an event. */
    void seed(String section, Map<String, ?> record) {
        try {
            sandbox.state().seed(JSON.writeValueAsString(Map.of(section, List.of(record))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Operations of the engine since a mark, in their order, those that poll left out. */
    List<String> callsSince(long mark) {
        return sandbox
                .journal()
                .entries(entry -> "engine".equals(entry.token())
                        && entry.seq() > mark
                        && !POLLS.contains(String.valueOf(entry.operationId())))
                .stream()
                .map(JournalEntry::operationId)
                .toList();
    }

    private static final Set<String> POLLS = Set.of(
            "search-contacts-advanced",
            "task-search",
            "get-all-notes",
            "get-calendars",
            "get-calendar-events",
            "get-businesses-by-location",
            "get-appointment-notes");

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
