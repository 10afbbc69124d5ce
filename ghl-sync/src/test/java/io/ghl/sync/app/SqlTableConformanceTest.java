package io.ghl.sync.app;

import io.ghl.sync.testing.AppRecordsConformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A table keeps all promises, in both databases, with each way to find changes and to delete. */
class SqlTableConformanceTest {
    private static final Map<String, UnaryOperator<SqlTable.Builder>> WAYS = new TreeMap<>(Map.of(
            "snapshot, hard deletion", SqlTable.Builder::changedBySnapshot,
            "snapshot, soft deletion", table -> table.changedBySnapshot().softDelete("deleted_at"),
            "time, soft deletion", table -> table.changedBy("updated_at").softDelete("deleted_at"),
            "time, hard deletion", table -> table.changedBy("updated_at").findDeletions(Duration.ZERO),
            "seconds", table -> table.changedBy("second").findDeletions(Duration.ZERO)));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicContainer> sqlite() {
        return inAllWays(TestDatabase.sqlite(folder));
    }

    @TestFactory
    Stream<DynamicContainer> postgres() {
        return inAllWays(TestDatabase.postgres());
    }

    private static Stream<DynamicContainer> inAllWays(TestDatabase database) {
        return WAYS.entrySet().stream().map(way -> {
            UnaryOperator<AppRecords<Row>> open = any -> table(database, way.getValue());
            return DynamicContainer.dynamicContainer(
                    way.getKey(),
                    AppRecordsConformance.of(
                                    () -> open.apply(emptied(database)),
                                    row -> (String) row.get("note"),
                                    (row, value) -> row.with("note", value))
                            .reopening(open)
                            .findingBy("email", (row, value) -> row.with("email", value))
                            .longestText(20_000)
                            .archiving()
                            .checks()
                            .map(check -> DynamicTest.dynamicTest(check.name(), check::run)));
        });
    }

    private static SqlTable table(TestDatabase database, UnaryOperator<SqlTable.Builder> way) {
        return way.apply(SqlTable.builder(database.source(), "customers")
                        .key("id")
                        .columns("note", "email")
                        .findBy("email", "email")
                        .archivedBy("archived")
                        .location("location_id"))
                .build();
    }

    private static AppRecords<Row> emptied(TestDatabase database) {
        database.run(
                "DROP TABLE IF EXISTS customers",
                "DROP TABLE IF EXISTS ghl_app_created",
                "DROP TABLE IF EXISTS ghl_app_row",
                "CREATE TABLE customers (id {id}, location_id TEXT NOT NULL, note TEXT, email TEXT, updated_at {time},"
                        + " second " + (database.sqlite() ? "TIMESTAMP" : "TIMESTAMP(0)")
                        + ", deleted_at {time}, archived BOOLEAN)");
        return null;
    }
}
