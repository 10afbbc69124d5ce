package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.JoinedPeople;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.Person;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.JoinedRecords;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.app.Joined;
import io.ghl.sync.internal.app.MappedApp;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.client.ClientContacts;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The application's rows are in the store's database: a row, its base and its audit row are there together or not at
 * all, wherever the power fails.
 */
class JoinedTest {
    private static final SyncOptions OPTIONS =
            SyncOptions.defaults().withIndexLag(Duration.ZERO).withConfirmMissingAfter(Duration.ofSeconds(1));
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-joined";
    private static final RecordMapping<Person> MAPPING = RecordMapping.of(m -> m.defaultStrategy(Strategies.ghlWins())
            .field("firstName", Person::firstName, Person::withFirstName)
            .to(FIRST_NAME)
            .field("email", Person::email, Person::withEmail)
            .to(EMAIL)
            .field("city", Person::city, Person::withCity)
            .to(CITY)
            .tags(Person::labels, Person::withLabels)
            .scope("*"));

    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private static TickingClock clock;
    private static GhlSandbox sandbox;
    private static GhlClient ghl;

    @TempDir
    Path directory;

    private int databases;
    private JoinedPeople people;
    private DatabaseStore store;
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
    }

    @AfterAll
    static void close() {
        ghl.close();
        sandbox.close();
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyCrashPointLeavesRowBaseAndAuditTogether(Kind kind) {
        prepare(kind);
        CrashPoint calm = CrashPoint.never();
        settle(calm);
        String expected = everything();
        assertThat(expected).isEqualTo(oracle());
        assertThat(calm.effects()).isGreaterThan(30);

        // On PostgreSQL every fifth, because the engine is the same and only its commits differ.
        int step = kind == Kind.SQLITE ? 1 : 5;
        for (int n = 1; n <= calm.effects(); n += step) {
            String where = "power cut after effect " + n;
            prepare(kind);
            try {
                settle(CrashPoint.at(n, true));
            } catch (CrashPoint.Crash powerCut) {
                // What was not committed is gone.
            }
            assertTogether(where);
            settle(CrashPoint.never());
            assertThat(everything()).as(where).isEqualTo(expected);
        }
    }

    /** Whatever the engine wrote to the application, the link knows, and the audit log tells. */
    private void assertTogether(String where) {
        for (Link link : links()) {
            assertThat(link.intent() != null && link.intent().side() == Side.APP)
                    .as(where + ": an intent to write the application is never stored")
                    .isFalse();
            String appId = link.appId();
            if (appId == null) {
                continue;
            }
            Optional<Person> row = people.find(LOCATION, appId);
            List<AuditEntry> audit = store.transact(tx -> tx.audit().of(link.id()));
            if (row.isEmpty()) {
                assertThat(link.state() == LinkState.TOMBSTONE || appId.equals("dan"))
                        .as(where + ": the engine deleted the row together with ending the pair")
                        .isTrue();
                continue;
            }
            boolean writtenByEngine = audit.stream().anyMatch(entry -> entry.written() == Side.APP);
            String firstName = row.get().firstName();
            if (firstName != null && Set.of("Ada", "Cleo").contains(firstName)) {
                assertThat(writtenByEngine).as(where + ": " + firstName).isTrue();
                assertThat(link.appBase().get("firstName")).as(where).isEqualTo(FieldValue.text(firstName));
            } else {
                assertThat(audit)
                        .as(where)
                        .noneMatch(entry -> entry.written() == Side.APP && entry.action() == AuditEntry.Action.CREATED);
            }
        }
        long cleos = people.all().stream()
                .filter(person -> "Cleo".equals(person.firstName()))
                .count();
        long linkedCleos = links().stream()
                .filter(link -> link.appBase().get("firstName").equals(FieldValue.text("Cleo")))
                .count();
        assertThat(linkedCleos).as(where + ": created with its link").isEqualTo(cleos);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBugInTheApplicationRollsItsRowBackAndHoldsNothingElseUp(Kind kind) {
        prepare(kind);
        LocationWorker worker = worker(CrashPoint.never(), new FailsAfterWriting(people));
        for (int round = 0; round < 5; round++) {
            worker.readFeedsSoon();
            worker.runOnce();
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(people.find(LOCATION, "ada").orElseThrow().firstName()).isEqualTo("ada");
        assertThat(people.all()).noneMatch(person -> "Cleo".equals(person.firstName()));
        assertThat(emails()).as("the others are synced").contains("bob@example.com");
        assertTogether("after a bug");
        settle(CrashPoint.never());
        assertThat(everything()).isEqualTo(oracle());
    }

    /** Writes the row, and then fails. */
    private record FailsAfterWriting(JoinedPeople people) implements JoinedRecords<Person> {
        @Override
        public String id(Person person) {
            return person.id();
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
        public String create(Connection connection, String location, Person draft, String key) {
            people.create(connection, location, draft, key);
            throw new IllegalStateException("a bug of the application");
        }

        @Override
        public boolean update(Connection connection, String location, Person expected, Person next) {
            people.update(connection, location, expected, next);
            throw new IllegalStateException("a bug of the application");
        }

        @Override
        public boolean delete(Connection connection, String location, Person expected) {
            people.delete(connection, location, expected);
            throw new IllegalStateException("a bug of the application");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theApplicationCannotEndTheTransaction(Kind kind) {
        prepare(kind);
        assertThatThrownBy(() -> store.connection()).isInstanceOf(IllegalStateException.class);
        List<Connection> kept = new ArrayList<>();
        store.transact(tx -> {
            Connection lent = store.connection();
            kept.add(lent);
            assertThatThrownBy(lent::commit)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("throw an exception");
            assertThatThrownBy(lent::rollback).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(lent::close).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> lent.setAutoCommit(true)).isInstanceOf(IllegalStateException.class);
            return people.create(lent, LOCATION, Person.named("", "Kim", "kim@example.com"), "key");
        });
        assertThat(people.all()).extracting(Person::firstName).contains("Kim");
        assertThatThrownBy(() -> kept.get(0).createStatement()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aHintIsThereWithTheApplicationsCommitAndNotBefore(Kind kind) throws Exception {
        prepare(kind);
        settle(CrashPoint.never());
        people.on(connection -> {
            connection.setAutoCommit(false);
            people.write(connection, Person.named("kim", "Kim", "kim@example.com"));
            store.hint(connection, LOCATION, RecordType.CONTACT, "kim", clock.instant());
            connection.rollback();
            connection.setAutoCommit(true);
            return true;
        });
        assertThat(openSignals()).isZero();

        people.inTransaction(connection -> {
            people.write(connection, Person.named("kim", "Kim", "kim@example.com"));
            store.hint(connection, LOCATION, RecordType.CONTACT, "kim", clock.instant());
            store.hint(connection, LOCATION, RecordType.CONTACT, "kim", clock.instant());
            return true;
        });
        assertThat(openSignals()).as("both hints collapse").isEqualTo(1);
        worker(CrashPoint.never()).runOnce();
        assertThat(emails()).contains("kim@example.com");
    }

    /** Both sides linked, and then edits on both, which the sync has not seen yet. */
    private void prepare(Kind kind) {
        sandbox.reset();
        closeStore();
        DataSource database = database(kind);
        store = (DatabaseStore)
                (kind == Kind.SQLITE
                        ? SyncStore.sqlite(directory.resolve("joined-" + databases + ".db"))
                        : SyncStore.jdbc(database));
        people = new JoinedPeople(database);
        for (String name : List.of("ada", "dan", "eve", "fay")) {
            people.put(Person.named(name, name, name + "@example.com").withLabels(Set.of("old")));
        }
        LocationWorker worker = worker(CrashPoint.never());
        worker.link(LinkProgress.SILENT);
        rounds(worker);

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

    private DataSource database(Kind kind) {
        databases++;
        if (kind == Kind.POSTGRESQL) {
            return TestPostgres.schema();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + directory.resolve("joined-" + databases + ".db"));
        return database;
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
            if (round > 0 && openSignals() == 0) {
                return;
            }
        }
        throw new AssertionError("The sync does not come to rest");
    }

    private int openSignals() {
        return store.transact(tx -> tx.signals().open(LOCATION));
    }

    private List<Link> links() {
        return store.transact(tx -> tx.links().page(LOCATION, RecordType.CONTACT, null, 100));
    }

    private LocationWorker worker(CrashPoint point) {
        return worker(point, people);
    }

    private LocationWorker worker(CrashPoint point, JoinedRecords<Person> records) {
        AppSide app = new MappedApp<>(LOCATION, new Joined<>(records).through(store::connection), MAPPING, merge -> {});
        return new LocationWorker(new Tenant(
                LOCATION,
                RecordType.CONTACT,
                Set.of(RecordType.CONTACT),
                point.watch(app),
                point.watch(GhlRecords.class, new ClientContacts(ghl.location(LOCATION))),
                MAPPING,
                new Rules(
                        MAPPING.rules(),
                        MAPPING.matchKeys(),
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

    private static List<String> emails() {
        return contacts().stream()
                .map(contact -> contact.path("email").asText())
                .toList();
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
}
