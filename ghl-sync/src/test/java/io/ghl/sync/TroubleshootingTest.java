package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlClientBuilder;
import io.ghl.client.contacts.NewContact;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TestDatabase;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Each message of docs/troubleshooting.md is caused here, and has the words of the page. */
class TroubleshootingTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\|");
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";

    private final GhlSandbox sandbox = GhlSandbox.builder().locationId(LOCATION).start();
    private final GhlClient ghl = client().build();
    private final Map<String, ThrowingCallable> causes = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        ghl.close();
        sandbox.close();
    }

    private GhlClientBuilder client() {
        return GhlClient.builder().baseUrl(sandbox.baseUrl().toString()).privateToken(sandbox.token());
    }

    private static RecordSync<Row> contacts() {
        return RecordSync.contacts(new Rows())
                .mapping(m -> m.<String>field(
                                "email", row -> (String) row.get("email"), (row, value) -> row.with("email", value))
                        .to(ContactFields.EMAIL));
    }

    private SyncEngine.Builder engine() {
        return SyncEngine.builder().ghl(ghl).store(SyncStore.memory());
    }

    private SyncEngine complete() {
        return engine().records(contacts()).build();
    }

    private void settingUp() {
        causes.put("A HighLevel token is missing", () -> GhlClient.builder().build());
        causes.put("The base URL must be", () -> GhlClient.builder().baseUrl("highlevel.example?x"));
        causes.put("The client uses a private integration token", ghl::oauth);
        causes.put("The engine is not complete", () -> engine().build());
        causes.put(
                "are set up twice",
                () -> engine().records(contacts()).records(contacts()).build());
        causes.put(
                "have no mapping",
                () -> engine().records(RecordSync.contacts(new Rows())).build());
        causes.put(
                "are mapped to fields of a",
                () -> engine().records(RecordSync.contacts(new Rows())
                                .mapping(m -> m.<String>field(
                                                "title",
                                                row -> (String) row.get("title"),
                                                (row, value) -> row.with("title", value))
                                        .to(BusinessFields.NAME)))
                        .build());
        causes.put(
                "have no tags in HighLevel",
                () -> engine().records(RecordSync.businesses(new Rows())
                                .mapping(m -> m.<String>field(
                                                "name",
                                                row -> (String) row.get("name"),
                                                (row, value) -> row.with("name", value))
                                        .to(BusinessFields.NAME))
                                .onDelete(DeletePolicy.ARCHIVE))
                        .build());
        causes.put(
                "The audit log is to keep no values of",
                () -> engine().records(contacts())
                        .audit(AuditOptions.defaults().leavingOut("emial"))
                        .build());
        causes.put("The application has no column", () -> {
            TestDatabase database =
                    TestDatabase.sqlite(folder).run("CREATE TABLE people (id INTEGER PRIMARY KEY, mail TEXT)");
            MappingFile.parse(
                            "m.json",
                            "{\"version\": 1, \"records\": \"contacts\", \"fields\": [{\"app\": \"email\","
                                    + " \"ghl\": \"email\"}]}",
                            CodeSteps.none())
                    .recordSync(SqlTable.builder(database.source(), "people")
                            .key("id")
                            .changedBySnapshot()
                            .build());
        });
        causes.put("its directory does not exist", () -> SyncStore.sqlite(folder.resolve("none/sync.db")));
        causes.put("is a directory", () -> SyncStore.sqlite(folder));
    }

    private void refused() {
        causes.put("MissingScopeException", () -> {
            sandbox.addToken("pit-reads", "reader", "contacts.readonly");
            try (GhlClient reading = client().privateToken("pit-reads").build()) {
                create(reading, LOCATION);
            }
        });
        causes.put("WrongLocationException", () -> create(ghl, "anotherLocation00001"));
        causes.put("was locked by another process", () -> {
            Path file = folder.resolve("locked.db");
            SyncStore.sqlite(file).close();
            SQLiteDataSource other = new SQLiteDataSource();
            other.setUrl("jdbc:sqlite:" + file);
            try (Connection connection = other.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                SyncStore.sqlite(file);
            }
        });
        causes.put("YAML needs the library", () -> withoutLibrary("yaml", MappingFile.class, "read", "m.yaml"));
        causes.put(
                "The SQLite driver is missing", () -> withoutLibrary("sqlite", SyncStore.class, "sqlite", "sync.db"));
    }

    /** Calls a method with a file in a program that lacks a library; its classes are others than the test's. */
    private void withoutLibrary(String library, Class<?> type, String method, String name) throws Throwable {
        Path file = folder.resolve(name);
        if (name.endsWith(".yaml")) {
            Files.writeString(file, "version: 1");
        }
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().contains(library)) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader program =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            program.loadClass(type.getName()).getMethod(method, Path.class).invoke(null, file);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void create(GhlClient client, String location) {
        client.location(location)
                .contacts()
                .create(NewContact.builder().email("ada@example.com").build());
    }

    private void working() {
        causes.put("the client is closed", () -> {
            GhlClient closed = client().build();
            closed.close();
            closed.location(LOCATION).contacts().get("c1");
        });
        causes.put("the client is read-only", () -> {
            try (GhlClient reading = client().readOnly().build()) {
                reading.location(LOCATION)
                        .contacts()
                        .create(NewContact.builder().email("ada@example.com").build());
            }
        });
        causes.put("401", () -> {
            try (GhlClient stranger = client().privateToken("pit-unknown").build()) {
                stranger.location(LOCATION).contacts().get("c1");
            }
        });
        causes.put("The engine does not run", () -> {
            try (SyncEngine engine = complete()) {
                engine.location(LOCATION).link(LinkProgress.SILENT);
            }
        });
        causes.put("does not fit the location", () -> {
            try (SyncEngine engine = engine().records(RecordSync.contacts(new Rows())
                            .mapping(m -> m.<String>field(
                                            "stage",
                                            row -> (String) row.get("stage"),
                                            (row, value) -> row.with("stage", value))
                                    .to(ContactFields.customField("lead_stage"))))
                    .build()) {
                engine.location(LOCATION).plan();
            }
        });
        causes.put("The plan was made for location", () -> {
            try (SyncEngine engine = complete()) {
                SyncPlan plan = engine.location(LOCATION).plan();
                engine.start();
                engine.location("another").apply(plan);
            }
        });
        causes.put("are not synced", () -> {
            try (SyncEngine engine = complete()) {
                engine.location(LOCATION).changed(RecordType.TASK, "t1");
            }
        });
        causes.put("another process that started later", () -> {
            SyncStore store = SyncStore.memory();
            try (SyncEngine former = engine().store(store).records(contacts()).build();
                    SyncEngine later = engine().store(store)
                            .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)))
                            .records(RecordSync.contacts(new Rows())
                                    .mapping(m -> m.<String>field(
                                                    "phone",
                                                    row -> (String) row.get("phone"),
                                                    (row, value) -> row.with("phone", value))
                                            .to(ContactFields.PHONE)))
                            .build()) {
                former.start();
                later.start();
                later.location(LOCATION).link(LinkProgress.SILENT);
                former.location(LOCATION).link(LinkProgress.SILENT);
            }
        });
        causes.put("The engine does not serve location", () -> {
            try (SyncEngine engine = complete()) {
                engine.webhooks().replay("another", Instant.EPOCH, Instant.now());
            }
        });
    }

    @Test
    void aLocationNeedsAnId() {
        try (SyncEngine engine = complete()) {
            assertThat(catchThrowable(() -> engine.location(" ")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The id of a location must not be blank.");
            assertThat(catchThrowable(() -> engine.location(null)))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("The id of a location must not be null.");
        }
    }

    @Test
    void everyMessageOfThePageIsCaused() throws IOException {
        settingUp();
        refused();
        working();
        String page = Guide.page("troubleshooting.md");
        List<String> shown = ROW.matcher(page)
                .results()
                .map(row -> row.group(1))
                .filter(message -> message.contains(" "))
                .filter(message -> !message.startsWith("ghl-client needs")) // LibraryCheckTest has those
                .toList();
        assertThat(shown).hasSameSizeAs(causes.keySet());
        for (String message : shown) {
            String cause = causes.keySet().stream()
                    .filter(message::contains)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing causes " + message));
            Pattern words = Pattern.compile(Pattern.quote(message).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
            assertThat(catchThrowable(causes.get(cause)))
                    .as(message)
                    .isNotNull()
                    .satisfies(e -> assertThat(e.toString()).containsPattern(words));
        }
    }
}
