package io.ghl.sync.internal.store.sql;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Fixtures;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;

/**
 * A database of every earlier version is taken to the newest, and keeps its rows. What those versions looked like is
 * kept as SQL in {@code schema/<database>-<version>.sql}: whoever adds a step adds the file of the version before it.
 */
class SchemaTest {
    @TempDir
    Path directory;

    private int files;

    static Stream<Arguments> earlierVersions() {
        return Stream.of(Dialect.values())
                .flatMap(dialect ->
                        IntStream.range(1, Schema.VERSION).mapToObj(version -> Arguments.of(dialect, version)));
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void anEarlierVersionIsTakenToTheNewest(Dialect dialect, int version) throws Exception {
        DataSource old = empty(dialect);
        execute(old, text(dialect, version));
        DataSource fresh = empty(dialect);
        open(dialect, fresh).close();

        try (SyncStore store = open(dialect, old)) {
            assertThat(shape(dialect, old)).isEqualTo(shape(dialect, fresh));
            Fixtures.run(store, tx -> {
                tx.fences().check(HERE, 2);
                Link link = tx.links().find("l1").orElseThrow();
                assertThat(link.appBase()).isEqualTo(Fixtures.full("l1").appBase());
                assertThat(link.ghlBase()).isEqualTo(Fixtures.full("l1").ghlBase());
                assertThat(link.intent())
                        .isEqualTo(beforeVersions(Fixtures.full("l1").intent()));
                assertThat(tx.links().update(link).version()).isEqualTo(2);
                assertThat(tx.signals()
                                .of(HERE, CONTACT, Side.GHL, "ghl-l1")
                                .orElseThrow()
                                .dueAt())
                        .isEqualTo(NOW);
                assertThat(tx.inbox().about(HERE, CONTACT, "ghl-l1", NOW))
                        .extracting(ReceivedEvent::webhookId)
                        .containsExactly("w1");
                assertThat(tx.cursors().read(HERE, "feed")).contains("2026-11-21T10:00:00Z");
                assertThat(tx.audit().of("l1")).singleElement().satisfies(row -> {
                    assertThat(row.context()).isEqualTo(AuditContext.NONE);
                    assertThat(row.loser()).isEqualTo(FieldValue.absent());
                    assertThat(row.redaction()).isEqualTo(AuditEntry.Redaction.NONE);
                });
                assertThat(tx.reviews().open(HERE)).singleElement().satisfies(item -> {
                    assertThat(item.id()).isEqualTo("q1");
                    assertThat(item.changedAt()).isEqualTo(item.openedAt());
                });
            });
        }
        assertThat(versions(old)).containsExactlyElementsOf(range(1, Schema.VERSION));
    }

    /** The intent as it was stored before intents kept the version that was read. */
    private static Intent beforeVersions(Intent intent) {
        return new Intent(
                intent.operationId(),
                intent.side(),
                intent.operation(),
                intent.sent(),
                intent.source(),
                intent.createdAt(),
                intent.attempt(),
                null);
    }

    /** Every step must be able to go where the fixtures start, and no further. */
    @ParameterizedTest
    @MethodSource("earlierVersions")
    void theFixturesAreWhatTheStepsMake(Dialect dialect, int version) throws Exception {
        DataSource kept = empty(dialect);
        execute(kept, text(dialect, version));
        DataSource made = empty(dialect);
        try (Connection connection = made.getConnection()) {
            Sql sql = new Sql(connection, e -> new StoreException("step failed", e));
            new Schema(sql, dialect, "test").migrateTo(version);
        }
        assertThat(shape(dialect, kept)).isEqualTo(shape(dialect, made));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNewerVersionIsRefusedAndLeftAsItIs(Dialect dialect) throws Exception {
        DataSource database = empty(dialect);
        open(dialect, database).close();
        execute(database, "INSERT INTO ghl_schema_version (version, applied_at) VALUES (99, 0)");
        List<String> before = shape(dialect, database);

        assertThatThrownBy(() -> open(dialect, database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema version 99")
                .hasMessageContaining("knows up to " + Schema.VERSION)
                .hasMessageContaining("use the newer version");
        assertThat(shape(dialect, database)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void openingAgainChangesNothing(Dialect dialect) throws Exception {
        DataSource database = empty(dialect);
        try (SyncStore store = open(dialect, database)) {
            Fixtures.run(store, tx -> tx.fences().take(HERE));
        }
        List<String> before = shape(dialect, database);
        try (SyncStore store = open(dialect, database)) {
            Fixtures.run(store, tx -> tx.fences().check(HERE, 1));
            assertThatThrownBy(() -> Fixtures.run(store, tx -> tx.fences().check(HERE, 2)))
                    .isInstanceOf(StaleFenceException.class);
        }
        assertThat(shape(dialect, database)).isEqualTo(before);
        assertThat(versions(database)).containsExactlyElementsOf(range(1, Schema.VERSION));
    }

    @Test
    void manyNodesMayStartAtOnce() throws Exception {
        DataSource database = TestPostgres.schema();
        List<Thread> nodes = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            Thread node = new Thread(() -> open(Dialect.POSTGRESQL, database).close());
            node.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            nodes.add(node);
            node.start();
        }
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(failures).isEmpty();
        assertThat(versions(database)).containsExactlyElementsOf(range(1, Schema.VERSION));
    }

    private static List<Integer> range(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private DataSource empty(Dialect dialect) {
        if (dialect == Dialect.POSTGRESQL) {
            return TestPostgres.schema();
        }
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + directory.resolve("schema-" + ++files + ".db"));
        return database;
    }

    private static SyncStore open(Dialect dialect, DataSource database) {
        return dialect == Dialect.POSTGRESQL
                ? SyncStore.jdbc(database)
                : SyncStore.sqlite(
                        Path.of(((SQLiteDataSource) database).getUrl().substring("jdbc:sqlite:".length())));
    }

    private static String text(Dialect dialect, int version) throws IOException {
        String name = "/schema/" + dialect.name().toLowerCase(Locale.ROOT) + "-" + version + ".sql";
        try (InputStream file = SchemaTest.class.getResourceAsStream(name)) {
            assertThat(file)
                    .as("keep what version %d looks like as src/test/resources%s", version, name)
                    .isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(DataSource database, String script) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\n")) {
                if (!sql.isBlank()) {
                    statement.executeUpdate(sql);
                }
            }
        }
    }

    private static List<String> shape(Dialect dialect, DataSource database) throws Exception {
        return dialect == Dialect.SQLITE
                ? rows(database, "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
                : rows(database, """
                        SELECT concat_ws(' ', table_name, column_name, data_type, collation_name, is_nullable,
                            is_identity) AS line
                          FROM information_schema.columns WHERE table_schema = current_schema()
                        UNION ALL
                        SELECT replace(indexdef, current_schema() || '.', '')
                          FROM pg_indexes WHERE schemaname = current_schema()
                        ORDER BY line""");
    }

    private static List<Integer> versions(DataSource database) throws Exception {
        return rows(database, "SELECT version FROM ghl_schema_version ORDER BY version").stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static List<String> rows(DataSource database, String query) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
