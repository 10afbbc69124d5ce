package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.tasks.NewTask;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.Shelf;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.app.MappedApp;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.record.StoredPlaces;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.client.ClientRecords;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The power fails at each effect of a run that creates a company, a contact of it and tasks of contacts, on both sides.
 * Taken up again, each run must end where the calm one ends: siblings are not taken for the lost task, and none is there
 * twice.
 */
class ChildCrashTest {
    private static final SyncOptions OPTIONS =
            SyncOptions.defaults().withIndexLag(Duration.ZERO).withConfirmMissingAfter(Duration.ofSeconds(1));
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-crash";
    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");
    private static final Set<RecordType> TYPES = EnumSet.of(RecordType.BUSINESS, RecordType.CONTACT, RecordType.TASK);

    record Company(String id, @Nullable String name) {
        Company withName(@Nullable String value) {
            return new Company(id, value);
        }

        Company withId(String value) {
            return new Company(value, name);
        }
    }

    record Member(
            String id, @Nullable String email, @Nullable String companyId) {
        Member withEmail(@Nullable String value) {
            return new Member(id, value, companyId);
        }

        Member withCompanyId(@Nullable String value) {
            return new Member(id, email, value);
        }

        Member withId(String value) {
            return new Member(value, email, companyId);
        }
    }

    record Todo(
            String id,
            @Nullable String memberId,
            @Nullable String title,
            @Nullable Instant due) {
        Todo withMemberId(@Nullable String value) {
            return new Todo(id, value, title, due);
        }

        Todo withTitle(@Nullable String value) {
            return new Todo(id, memberId, value, due);
        }

        Todo withDue(@Nullable Instant value) {
            return new Todo(id, memberId, title, value);
        }

        Todo withId(String value) {
            return new Todo(value, memberId, title, due);
        }
    }

    private static final RecordMapping<Company> COMPANIES = RecordMapping.of(
            m -> m.field("name", Company::name, Company::withName).to(BusinessFields.NAME));
    private static final RecordMapping<Member> MEMBERS =
            RecordMapping.of(m -> m.field("email", Member::email, Member::withEmail)
                    .to(ContactFields.EMAIL)
                    .field("company", Member::companyId, Member::withCompanyId)
                    .to(ContactFields.BUSINESS));
    private static final RecordMapping<Todo> TODOS =
            RecordMapping.of(m -> m.field("member", Todo::memberId, Todo::withMemberId)
                    .to(TaskFields.CONTACT)
                    .field("title", Todo::title, Todo::withTitle)
                    .to(TaskFields.TITLE)
                    .field("due", Todo::due, Todo::withDue)
                    .to(TaskFields.DUE_DATE));

    private static TickingClock clock;
    private static GhlSandbox sandbox;
    private static GhlClient ghl;
    private static GhlLocation location;

    private Shelf<Company> companies;
    private Shelf<Member> members;
    private Shelf<Todo> todos;
    private SyncStore store = SyncStore.memory();
    private final AtomicInteger ids = new AtomicInteger();

    @BeforeAll
    static void open() {
        clock = new TickingClock();
        sandbox = GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN)
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(100_000_000)
                .clock(clock)
                .start();
        ghl = GhlClient.builder()
                .privateToken(TOKEN)
                .baseUrl(sandbox.baseUrl().toString())
                .build();
        location = ghl.location(LOCATION);
    }

    @AfterAll
    static void close() {
        ghl.close();
        sandbox.close();
    }

    @Test
    void everyCrashPointEndsWhereTheCalmRunEnds() {
        prepare();
        CrashPoint calm = CrashPoint.never();
        settle(calm);
        String expected = everything();
        assertThat(expected).isEqualTo(oracle());
        assertThat(calm.effects()).isGreaterThan(50);

        for (int n = 1; n <= calm.effects(); n++) {
            for (boolean after : new boolean[] {false, true}) {
                prepare();
                try {
                    settle(CrashPoint.at(n, after));
                } catch (CrashPoint.Crash powerCut) {
                    // What the process held in memory is gone; both sides and the store stay.
                }
                settle(CrashPoint.never());
                assertThat(everything())
                        .as("power cut %s effect %d of %d", after ? "after" : "before", n, calm.effects())
                        .isEqualTo(expected);
            }
        }
    }

    private void prepare() {
        sandbox.reset();
        store.close();
        store = SyncStore.memory();
        companies = new Shelf<>(new Company("", null), Company::id, Company::withId);
        members = new Shelf<>(new Member("", null, null), Member::id, Member::withId);
        todos = new Shelf<>(new Todo("", null, null, null), Todo::id, Todo::withId);
        members.put(new Member("ada", "ada@example.com", null));
        todos.put(new Todo("old", "ada", "Old", DUE));
        LocationWorker worker = worker(CrashPoint.never());
        worker.link(LinkProgress.SILENT);
        rounds(worker);

        String ada = contacts().get(0).path("id").asText();
        location.tasks()
                .create(ada, NewTask.builder().title("Visit").dueDate(DUE).build());
        companies.put(new Company("acme", "Acme"));
        members.put(new Member("bob", "bob@example.com", "acme"));
        todos.put(new Todo("call", "ada", "Call", DUE));
        todos.put(new Todo("twin", "ada", "Old", DUE));
        todos.put(new Todo("write", "bob", "Write", DUE));
    }

    private static String oracle() {
        return String.join(
                "\n",
                "app ada Call",
                "app ada Old",
                "app ada Old",
                "app ada Visit",
                "app bob Write",
                "app bob@example.com of Acme",
                "business Acme",
                "ghl ada@example.com Call",
                "ghl ada@example.com Old",
                "ghl ada@example.com Old",
                "ghl ada@example.com Visit",
                "ghl bob@example.com Write",
                "ghl bob@example.com of Acme");
    }

    private void settle(CrashPoint point) {
        LocationWorker worker = worker(point);
        rounds(worker);
        worker.sweep();
        rounds(worker);
    }

    private void rounds(LocationWorker worker) {
        for (int round = 0; round < 100; round++) {
            worker.readFeedsSoon();
            worker.runOnce();
            clock.advance(Duration.ofSeconds(10));
            if (round > 0 && store.transact(tx -> tx.signals().open(LOCATION)) == 0) {
                return;
            }
        }
        throw new AssertionError("The sync does not come to rest");
    }

    private LocationWorker worker(CrashPoint point) {
        SyncStore watched = point.watch(SyncStore.class, store);
        return new LocationWorker(List.of(
                tenant(
                        point,
                        watched,
                        RecordType.BUSINESS,
                        COMPANIES,
                        new MappedApp<>(LOCATION, companies, COMPANIES, merge -> {})),
                tenant(
                        point,
                        watched,
                        RecordType.CONTACT,
                        MEMBERS,
                        new MappedApp<>(LOCATION, members, MEMBERS, merge -> {})),
                tenant(point, watched, RecordType.TASK, TODOS, new MappedApp<>(LOCATION, todos, TODOS, merge -> {}))));
    }

    private Tenant tenant(
            CrashPoint point, SyncStore watched, RecordType type, RecordMapping<?> mapping, MappedApp<?> app) {
        StoredPlaces places = new StoredPlaces(store, LOCATION, other -> Optional.empty());
        return new Tenant(
                LOCATION,
                type,
                TYPES,
                point.watch(app),
                point.watch(GhlRecords.class, ClientRecords.of(type, location, places, clock)),
                mapping,
                new Rules(
                        mapping.rules(),
                        mapping.matchKeys(),
                        DeletePolicy.PROPAGATE,
                        DeleteConflict.REVIEW,
                        "deleted in app",
                        OPTIONS,
                        mapping.requiredOneOf()),
                watched,
                OPTIONS,
                clock,
                () -> "id-" + ids.incrementAndGet(),
                new Counters());
    }

    private static List<JsonNode> held(String kind) {
        List<JsonNode> found = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path(kind).forEach(found::add);
        return found;
    }

    private static List<JsonNode> contacts() {
        return held("contacts");
    }

    /** Both sides, as text to compare. */
    private String everything() {
        List<String> lines = new ArrayList<>();
        todos.all().forEach(todo -> lines.add("app " + todo.memberId() + " " + todo.title()));
        for (Member member : members.all()) {
            if (member.companyId() != null) {
                lines.add("app " + member.email() + " of "
                        + companies.get(member.companyId()).name());
            }
        }
        for (JsonNode contact : contacts()) {
            String email = contact.path("email").asText();
            for (JsonNode task : held("tasks")) {
                if (task.path("contactId").equals(contact.path("id"))) {
                    lines.add("ghl " + email + " " + task.path("title").asText());
                }
            }
            for (JsonNode business : held("businesses")) {
                if (business.path("id").equals(contact.path("businessId"))) {
                    lines.add("ghl " + email + " of " + business.path("name").asText());
                }
            }
        }
        held("businesses")
                .forEach(business ->
                        lines.add("business " + business.path("name").asText()));
        lines.sort(null);
        return String.join("\n", lines);
    }
}
