package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.STATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.People;
import io.ghl.sync.Person;
import io.ghl.sync.RemoteMerge;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.app.MappedApp;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.client.ClientContacts;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The power fails at each single effect of a run: before it, and after it took effect but before its answer came. Taken
 * up again, every run must end where the run without a failure ends, with nothing lost and nothing twice.
 */
class CrashTest {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final SyncOptions OPTIONS =
            SyncOptions.defaults().withIndexLag(Duration.ZERO).withConfirmMissingAfter(Duration.ofSeconds(1));
    private static final String TOKEN = "pit-crash";
    private static final RecordMapping<Person> MAPPING = mapping(CITY);
    private static final RecordMapping<Person> MOVED = mapping(STATE);

    private static TickingClock clock;
    private static GhlSandbox sandbox;
    private static GhlClient ghl;

    private final List<RemoteMerge> merges = new ArrayList<>();
    private People people = new People();
    private SyncStore store = SyncStore.memory();
    private final AtomicInteger ids = new AtomicInteger();

    private static RecordMapping<Person> mapping(GhlField city) {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.ghlWins())
                .field("firstName", Person::firstName, Person::withFirstName)
                .to(FIRST_NAME)
                .onConflict(Strategies.appWins())
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(city)
                .tags(Person::labels, Person::withLabels)
                .scope("*"));
    }

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
    }

    @AfterAll
    static void close() {
        ghl.close();
        sandbox.close();
    }

    @Test
    void everyCrashPointEndsWhereTheCalmRunEnds() {
        int effects = effectsOfACalmRun();
        String expected = everything();
        assertThat(expected).isEqualTo(oracle());
        assertThat(effects).isGreaterThan(100);

        for (int n = 1; n <= effects; n++) {
            for (boolean after : new boolean[] {false, true}) {
                prepare();
                crash(CrashPoint.at(n, after));
                settle(CrashPoint.never());
                assertThat(everything())
                        .as("power cut %s effect %d of %d", after ? "after" : "before", n, effects)
                        .isEqualTo(expected);
                assertThat(openIntents()).isEmpty();
            }
        }
    }

    /** The strategies would decide against each of these edits, if a write of our own were taken for a conflict. */
    @Test
    void editsMadeBeforeTheRunIsTakenUpAgainSurvive() {
        int effects = effectsOfACalmRun();
        for (int n = 1; n <= effects; n++) {
            for (boolean after : new boolean[] {false, true}) {
                prepare();
                crash(CrashPoint.at(n, after));
                people.edit("ada", person -> person.withCity("Lisbon"));
                people.edit("bob", person -> person.withCity("Bern"));
                sandbox.updateContact(contactId("ada"), Map.of("firstName", "Augusta"));
                sandbox.updateContact(contactId("cleo"), Map.of("city", "Quito"));
                settle(CrashPoint.never());
                assertThat(everything())
                        .as("power cut %s effect %d", after ? "after" : "before", n)
                        .isEqualTo(oracle().replace("ada@example.com Ada London", "ada@example.com Augusta Lisbon")
                                .replace("bob@example.com Bob null", "bob@example.com Bob Bern")
                                .replace("cleo@example.com Cleo null", "cleo@example.com Cleo Quito"));
            }
        }
    }

    /** The power fails, and the next process has a mapping in which a field is another one of HighLevel's. */
    @Test
    void whatWasUnderWayIsNotTakenForAValueOfAnotherField() {
        editCities();
        CrashPoint calm = CrashPoint.never();
        settle(calm);
        assertThat(calm.effects()).isGreaterThan(20);

        for (int n = 1; n <= calm.effects(); n++) {
            for (boolean after : new boolean[] {false, true}) {
                editCities();
                crash(CrashPoint.at(n, after));
                List<String> cities = cities();
                settle(CrashPoint.never(), MOVED);
                assertThat(cities())
                        .as("power cut %s effect %d of %d", after ? "after" : "before", n, calm.effects())
                        .isEqualTo(cities)
                        .isEqualTo(states());
            }
        }
    }

    private void editCities() {
        prepareLinked();
        people.edit("ada", person -> person.withCity("London"));
        sandbox.updateContact(contactId("fay"), Map.of("city", "Rome"));
    }

    private List<String> cities() {
        return people.all().stream()
                .map(person -> person.firstName() + " " + person.city())
                .sorted()
                .toList();
    }

    private static List<String> states() {
        return contacts().stream()
                .map(contact -> contact.path("firstName").asText() + " "
                        + contact.path("state").textValue())
                .sorted()
                .toList();
    }

    private int effectsOfACalmRun() {
        CrashPoint calm = CrashPoint.never();
        prepare();
        settle(calm);
        return calm.effects();
    }

    @Test
    void twoCrashesInARowEndThereToo() {
        long seed = 20261121;
        System.out.println("CrashTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 60; run++) {
            prepare();
            int first = random.nextInt(1, 120);
            int second = random.nextInt(1, 60);
            crash(CrashPoint.at(first, random.nextBoolean()));
            crash(CrashPoint.at(second, random.nextBoolean()));
            settle(CrashPoint.never());
            assertThat(everything())
                    .as("seed %d, run %d: power cuts at effect %d and then %d", seed, run, first, second)
                    .isEqualTo(oracle());
        }
    }

    /** Both sides linked. */
    private void prepareLinked() {
        sandbox.reset();
        store.close();
        store = SyncStore.memory();
        people = new People();
        for (String name : List.of("ada", "dan", "eve", "fay")) {
            people.put(Person.named(name, name, name + "@example.com").withLabels(Set.of("old")));
        }
        LocationWorker worker = worker(CrashPoint.never(), MAPPING);
        worker.link(LinkProgress.SILENT);
        rounds(worker);
    }

    /** Both sides linked, and then edits of every kind on both, which the sync has not seen yet. */
    private void prepare() {
        prepareLinked();
        people.edit("ada", person -> person.withCity("London").withLabels(Set.of("from app")));
        sandbox.updateContact(contactId("ada"), Map.of("firstName", "Ada"));
        people.edit("fay", person -> person.withCity("Oslo"));
        sandbox.updateContact(contactId("fay"), Map.of("city", "Rome", "tags", List.of("old", "from ghl")));
        people.put(Person.named("bob", "Bob", "bob@example.com").withLabels(Set.of("new")));
        sandbox.createContact(Map.of("firstName", "Cleo", "email", "cleo@example.com", "tags", List.of("walk-in")));
        people.remove("dan");
        sandbox.deleteContact(contactId("eve"));
    }

    private static String oracle() {
        return String.join(
                "\n",
                "app ada@example.com Ada London [from app]",
                "app bob@example.com Bob null [new]",
                "app cleo@example.com Cleo null [walk-in]",
                "app fay@example.com fay Rome [from ghl, old]",
                "ghl ada@example.com Ada London [from app]",
                "ghl bob@example.com Bob null [new]",
                "ghl cleo@example.com Cleo null [walk-in]",
                "ghl fay@example.com fay Rome [from ghl, old]");
    }

    private void crash(CrashPoint point) {
        try {
            settle(point);
        } catch (CrashPoint.Crash powerCut) {
            // What the process held in memory is gone; both sides and the store stay.
        }
    }

    private void settle(CrashPoint point) {
        settle(point, MAPPING);
    }

    private void settle(CrashPoint point, RecordMapping<Person> mapping) {
        LocationWorker worker = worker(point, mapping);
        if (!mapping.equals(MAPPING)) {
            worker.link(LinkProgress.SILENT);
        }
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

    private LocationWorker worker(CrashPoint point, RecordMapping<Person> mapping) {
        AppSide app = new MappedApp<>(LOCATION, people, mapping, merges::add);
        return new LocationWorker(new Tenant(
                LOCATION,
                RecordType.CONTACT,
                Set.of(RecordType.CONTACT),
                point.watch(app),
                point.watch(GhlRecords.class, new ClientContacts(ghl.location(LOCATION))),
                mapping,
                new Rules(
                        mapping.rules(),
                        mapping.matchKeys(),
                        DeletePolicy.PROPAGATE,
                        DeleteConflict.REVIEW,
                        "deleted in app",
                        OPTIONS,
                        MAPPING.requiredOneOf()),
                point.watch(SyncStore.class, store),
                OPTIONS,
                clock,
                () -> "id-" + ids.incrementAndGet(),
                new Counters()));
    }

    private static String contactId(String name) {
        for (JsonNode contact : contacts()) {
            if (contact.path("email").asText().equals(name + "@example.com")) {
                return contact.path("id").asText();
            }
        }
        throw new AssertionError("No contact " + name);
    }

    private static List<JsonNode> contacts() {
        List<JsonNode> contacts = new ArrayList<>();
        sandbox.snapshot().path("locations").path(LOCATION).path("contacts").forEach(contacts::add);
        return contacts;
    }

    /** Both sides, as text to compare. */
    private String everything() {
        List<String> lines = new ArrayList<>();
        for (Person person : people.all()) {
            lines.add("app " + person.email() + " " + person.firstName() + " " + person.city() + " "
                    + new TreeSet<>(person.labels()));
        }
        for (JsonNode contact : contacts()) {
            TreeSet<String> tags = new TreeSet<>();
            contact.path("tags").forEach(tag -> tags.add(tag.asText()));
            lines.add("ghl " + contact.path("email").asText() + " "
                    + contact.path("firstName").asText() + " "
                    + contact.path("city").textValue() + " " + tags);
        }
        lines.sort(null);
        return String.join("\n", lines);
    }

    private List<String> openIntents() {
        return store.transact(tx -> tx.links().page(LOCATION, RecordType.CONTACT, null, 100)).stream()
                .filter(link -> link.intent() != null)
                .map(Link::id)
                .toList();
    }
}
