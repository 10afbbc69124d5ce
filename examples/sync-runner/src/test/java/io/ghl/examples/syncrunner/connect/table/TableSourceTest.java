package io.ghl.examples.syncrunner.connect.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What the settings say of a table is what the table is told. */
class TableSourceTest {
    private static final String HERE = "loc1";

    @TempDir
    private Path folder;

    private final SQLiteDataSource database = new SQLiteDataSource();

    @BeforeEach
    void setUp() throws SQLException {
        database.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE visits (id TEXT PRIMARY KEY, starts_at TIMESTAMP, ends_at TIMESTAMP)");
        }
    }

    private TableSource visits(Map<String, Object> timesLike) {
        return new TableSource(
                database,
                new Place.Table("visits", "id", null, Duration.ofMinutes(1), null, null, null, Map.of(), timesLike));
    }

    @Test
    void timesOfEmptyColumnsAreWrittenLikeTheExamples() throws SQLException {
        Instant start = Instant.parse("2030-02-01T10:00:00Z");

        visits(Map.of("starts_at", 1772357400000L, "ends_at", "2026-03-01T09:30:00Z"))
                .records()
                .create(HERE, Row.of("", Map.of("starts_at", start, "ends_at", start)), "k1");

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT typeof(starts_at) || ' ' || starts_at || ' ' || ends_at FROM visits")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("integer 1896170400000 2030-02-01T10:00:00.000Z");
        }
    }

    @Test
    void anExampleThatIsNoTimeIsRefusedWithTheTable() {
        assertThatThrownBy(() -> visits(Map.of("starts_at", "2026-99-99")).columns())
                .isInstanceOf(AppProblem.class)
                .hasMessageContaining("The table visits cannot be used")
                .hasMessageContaining("starts_at");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** So that a command ends as one that cannot reach the application, and doctor goes on. */
    @Test
    void whatTheDatabaseCannotDoIsAProblemOfTheApplication() throws SQLException {
        execute("INSERT INTO visits (id) VALUES ('1')");
        AppRecords<Row> records = visits(Map.of()).records();
        Row row = records.find(HERE, "1").orElseThrow();
        execute("ALTER TABLE visits RENAME TO visitors");

        for (ThrowingCallable work : List.<ThrowingCallable>of(
                () -> records.find(HERE, "1"),
                () -> records.findByKey(HERE, "ends_at", "x"),
                () -> records.page(HERE, null, 10),
                () -> records.changedSince(HERE, null, 10),
                () -> records.create(HERE, Row.of("", Map.of()), "k1"),
                () -> records.update(HERE, row, row.with("ends_at", Instant.EPOCH)),
                () -> records.delete(HERE, row))) {
            assertThatThrownBy(work)
                    .isInstanceOf(AppProblem.class)
                    .hasMessageContaining("Table \"visits\": The database could not do it");
        }
    }
}
