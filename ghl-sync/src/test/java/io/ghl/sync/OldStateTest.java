package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** A sync goes on from an older state of its store, as the guides promise: from a backup, and from older tables. */
@ParameterizedClass
@EnumSource
class OldStateTest {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String TOKEN = "pit-old-state";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCHEMAS = Path.of(System.getProperty("ghl.root"), "ghl-sync/src/test/resources/schema");

    /** A database, and how an administrator copies it. */
    enum Database {
        SQLITE {
            @Override
            DataSource empty(Path folder, String name) {
                SQLiteDataSource file = new SQLiteDataSource();
                file.setUrl("jdbc:sqlite:" + folder.resolve(name + ".db"));
                return file;
            }

            @Override
            SyncStore open(Path folder, String name, DataSource database) {
                return SyncStore.sqlite(folder.resolve(name + ".db"));
            }

            @Override
            DataSource backUp(Path folder, DataSource from) {
                execute(from, "VACUUM INTO '" + folder.resolve("backup.db") + "'");
                return empty(folder, "backup");
            }

            @Override
            List<String> columns(DataSource database, String table) {
                return list(database, "SELECT name FROM pragma_table_info('" + table + "')");
            }

            @Override
            String tables() {
                return "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'ghl_%' ORDER BY name";
            }
        },
        POSTGRESQL {
            @Override
            DataSource empty(Path folder, String name) {
                return TestPostgres.schema();
            }

            @Override
            SyncStore open(Path folder, String name, DataSource database) {
                return SyncStore.jdbc(database);
            }

            /** What a dump of the tables holds: their definitions and rows, and where their counters stand. */
            @Override
            DataSource backUp(Path folder, DataSource from) {
                DataSource copy = TestPostgres.schema();
                String source = list(from, "SELECT current_schema()").get(0);
                for (String table : list(from, tables())) {
                    execute(copy, "CREATE TABLE " + table + " (LIKE " + source + "." + table + " INCLUDING ALL)");
                    execute(
                            copy,
                            "INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM " + source + "." + table);
                    if (List.of("ghl_inbox", "ghl_audit", "ghl_hint").contains(table)) {
                        execute(
                                copy,
                                "SELECT setval(pg_get_serial_sequence('" + table + "', 'sequence'),"
                                        + " (SELECT coalesce(max(sequence), 0) + 1 FROM " + table + "))");
                    }
                }
                return copy;
            }

            @Override
            List<String> columns(DataSource database, String table) {
                return list(
                        database,
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = current_schema() AND table_name = '" + table + "'");
            }

            @Override
            String tables() {
                return "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = current_schema() AND table_name LIKE 'ghl_%' ORDER BY table_name";
            }
        };

        abstract DataSource empty(Path folder, String name);

        abstract SyncStore open(Path folder, String name, DataSource database);

        abstract DataSource backUp(Path folder, DataSource from);

        abstract List<String> columns(DataSource database, String table);

        abstract String tables();

        static List<String> list(DataSource database, String sql) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        static void execute(DataSource database, String sql) {
            TestPostgres.execute(database, sql);
        }
    }

    @Parameter
    Database kind;

    @TempDir
    Path folder;

    private final People people = new People();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private GhlSandbox sandbox;
    private GhlClient ghl;
    private DataSource database;

    @BeforeEach
    void open() {
        sandbox = closing(GhlSandbox.builder()
                .locationId(LOCATION)
                .token(TOKEN)
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(100_000_000)
                .start());
        ghl = closing(GhlClient.builder()
                .privateToken(TOKEN)
                .baseUrl(sandbox.baseUrl().toString())
                .build());
        database = kind.empty(folder, "sync");
    }

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

    /** Does something while an engine runs on a state of the store. */
    private void sync(String name, DataSource state, boolean link, Runnable meanwhile) throws Exception {
        try (SyncStore store = kind.open(folder, name, state);
                SyncEngine engine = SyncEngine.builder()
                        .ghl(ghl)
                        .store(store)
                        .records(RecordSync.contacts(people)
                                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                                        .to(FIRST_NAME)
                                        .field("email", Person::email, Person::withEmail)
                                        .to(EMAIL)
                                        .field("city", Person::city, Person::withCity)
                                        .to(CITY))
                                .onDelete(DeletePolicy.PROPAGATE))
                        .options(SyncOptions.defaults()
                                .withIndexLag(Duration.ZERO)
                                .withMinInterval(Duration.ZERO)
                                .withConfirmMissingAfter(Duration.ofMillis(200))
                                .withAppFeedInterval(Duration.ofMillis(200)))
                        .build()) {
            SyncLocation location = engine.location(LOCATION);
            engine.start();
            if (link) {
                location.link(LinkProgress.SILENT);
            } else {
                location.sweep();
            }
            meanwhile.run();
            location.sweep();
            assertThat(location.awaitIdle(PATIENCE)).isTrue();
            assertThat(location.deadLetters().list()).isEmpty();
        }
    }

    private void linkFour() {
        for (String name : List.of("ada", "bob", "cleo", "dora")) {
            people.put(Person.named(name, name, name + "@example.com"));
        }
    }

    private String contactOf(String email) {
        return contacts().get(email).path("id").asText();
    }

    /** The contacts by e-mail address; fails if two have the same. */
    private Map<String, JsonNode> contacts() {
        Map<String, JsonNode> byEmail = new TreeMap<>();
        for (JsonNode contact : ghl.raw("POST", "/contacts/search")
                .location(LOCATION)
                .body(new ObjectMapper().valueToTree(Map.of("locationId", LOCATION, "pageLimit", 100)))
                .send()
                .json()
                .path("contacts")) {
            assertThat(byEmail.put(contact.path("email").asText(), contact)).isNull();
        }
        return byEmail;
    }

    private void assertCities(Map<String, String> expected) {
        Map<String, String> highLevel = new TreeMap<>();
        contacts()
                .forEach((email, contact) ->
                        highLevel.put(email, contact.path("city").asText()));
        assertThat(highLevel).isEqualTo(expected);
        Map<String, String> application = new TreeMap<>();
        for (Person person : people.all()) {
            assertThat(application.put(String.valueOf(person.email()), String.valueOf(person.city())))
                    .as("two records for one person")
                    .isNull();
        }
        assertThat(application).isEqualTo(expected);
    }

    @Test
    void aRestoredBackupConvergesWithoutLossAndWithoutDuplicates() throws Exception {
        linkFour();
        DataSource[] backup = new DataSource[1];
        sync("sync", database, true, () -> {
            for (String name : List.of("ada", "bob", "cleo", "dora")) {
                people.edit(name, person -> person.withCity("Rome"));
            }
        });
        sync("sync", database, false, () -> {
            // While the engine runs, as one does.
            backup[0] = kind.backUp(folder, database);
            people.edit("ada", ada -> ada.withCity("London"));
            sandbox.updateContact(contactOf("bob@example.com"), Map.of("city", "Paris"));
            people.put(Person.named("eve", "Eve", "eve@example.com").withCity("Oslo"));
            sandbox.createContact(Map.of("firstName", "Fay", "email", "fay@example.com", "city", "Bonn"));
            people.remove("dora");
        });
        Map<String, String> before = Map.of(
                "ada@example.com", "London",
                "bob@example.com", "Paris",
                "cleo@example.com", "Rome",
                "eve@example.com", "Oslo",
                "fay@example.com", "Bonn");
        assertCities(before);
        // The database is lost; people go on working.
        people.edit("cleo", cleo -> cleo.withCity("Lima"));
        sandbox.updateContact(contactOf("eve@example.com"), Map.of("city", "Kyiv"));

        sync("backup", backup[0], false, () -> {});

        Map<String, String> after = new TreeMap<>(before);
        after.put("cleo@example.com", "Lima");
        after.put("eve@example.com", "Kyiv");
        Map<String, String> found = new TreeMap<>();
        contacts()
                .forEach((email, contact) ->
                        found.put(email, contact.path("city").asText()));
        // What was created and then edited on one side is two values without a common one: a person may have to decide.
        assertThat(found.remove("eve@example.com")).isIn("Oslo", "Kyiv");
        after.remove("eve@example.com");
        assertThat(found).isEqualTo(after);
        assertThat(people.all()).hasSize(5);
        people.all().stream()
                .filter(person -> !"eve@example.com".equals(person.email()))
                .forEach(person -> assertThat(person.city()).isEqualTo(after.get(person.email())));
    }

    @Test
    void aSyncGoesOnAfterAnUpgradeFromEachEarlierVersion() throws Exception {
        linkFour();
        sync("sync", database, true, () -> people.edit("ada", ada -> ada.withCity("Rome")));
        people.edit("ada", ada -> ada.withCity("London"));
        sandbox.updateContact(contactOf("bob@example.com"), Map.of("city", "Paris"));
        people.remove("dora");
        people.put(Person.named("eve", "Eve", "eve@example.com"));
        int newest = Database.list(database, "SELECT version FROM ghl_schema_version")
                .size();
        assertThat(newest).isGreaterThan(1);
        for (int version = 1; version < newest; version++) {
            DataSource old = asOf(version);

            sync("version" + version, old, false, () -> {});

            assertThat(Database.list(old, "SELECT version FROM ghl_schema_version"))
                    .hasSize(newest);
            Map<String, JsonNode> contacts = contacts();
            assertThat(contacts.keySet())
                    .containsExactly("ada@example.com", "bob@example.com", "cleo@example.com", "eve@example.com");
            assertThat(contacts.get("ada@example.com").path("city").asText()).isEqualTo("London");
            assertThat(people.get("bob").city()).isEqualTo("Paris");
            assertThat(people.all()).hasSize(4);
        }
    }

    /** The same rows in tables of an earlier version, which had fewer columns and no others. */
    private DataSource asOf(int version) throws Exception {
        DataSource old = kind.empty(folder, "version" + version);
        String script =
                Files.readString(SCHEMAS.resolve(kind.name().toLowerCase(Locale.ROOT) + "-" + version + ".sql"));
        for (String sql : script.split(";\n")) {
            if (!sql.isBlank()) {
                Database.execute(old, sql);
            }
        }
        String source = kind == Database.SQLITE
                ? "now"
                : Database.list(database, "SELECT current_schema()").get(0);
        try (Connection connection = old.getConnection();
                Statement statement = connection.createStatement()) {
            if (kind == Database.SQLITE) {
                statement.execute("ATTACH DATABASE '" + folder.resolve("sync.db") + "' AS now");
            }
            for (String table : Database.list(old, kind.tables())) {
                if (table.equals("ghl_schema_version")) {
                    continue;
                }
                statement.execute("DELETE FROM " + table);
                String columns = String.join(", ", kind.columns(old, table));
                statement.execute("INSERT INTO " + table + " (" + columns + ")"
                        + (kind == Database.SQLITE ? "" : " OVERRIDING SYSTEM VALUE")
                        + " SELECT " + columns + " FROM " + source + "." + table);
            }
        }
        if (kind == Database.POSTGRESQL) {
            for (String table : List.of("ghl_inbox", "ghl_audit")) {
                Database.execute(
                        old,
                        "SELECT setval(pg_get_serial_sequence('" + table + "', 'sequence'),"
                                + " (SELECT coalesce(max(sequence), 0) + 1 FROM " + table + "))");
            }
        }
        return old;
    }
}
