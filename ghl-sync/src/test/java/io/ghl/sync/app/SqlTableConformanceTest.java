package io.ghl.sync.app;

import io.ghl.sync.testing.AppRecordsConformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A table keeps all promises, in each database, with each way to find changes and to delete. */
class SqlTableConformanceTest {
    private static final Map<String, BiFunction<SqlTable.Builder, UnaryOperator<String>, SqlTable.Builder>> WAYS =
            new TreeMap<>(Map.of(
                    "snapshot, hard deletion", (table, name) -> table.changedBySnapshot(),
                    "snapshot, soft deletion",
                            (table, name) -> table.changedBySnapshot().softDelete(name.apply("deleted_at")),
                    "time, soft deletion",
                            (table, name) ->
                                    table.changedBy(name.apply("updated_at")).softDelete(name.apply("deleted_at")),
                    "time, hard deletion",
                            (table, name) ->
                                    table.changedBy(name.apply("updated_at")).findDeletions(Duration.ZERO),
                    "seconds",
                            (table, name) ->
                                    table.changedBy(name.apply("at_second")).findDeletions(Duration.ZERO)));

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

    @TestFactory
    Stream<DynamicContainer> h2() {
        return inAllWays(TestDatabase.h2());
    }

    private static Stream<DynamicContainer> inAllWays(TestDatabase database) {
        return WAYS.entrySet().stream().map(way -> {
            UnaryOperator<AppRecords<Row>> open = any -> table(database, way.getValue());
            return DynamicContainer.dynamicContainer(
                    way.getKey(),
                    AppRecordsConformance.of(
                                    () -> open.apply(emptied(database)),
                                    row -> (String) row.get(database.name("note")),
                                    (row, value) -> row.with(database.name("note"), value))
                            .reopening(open)
                            .findingBy("email", (row, value) -> row.with(database.name("email"), value))
                            .longestText(20_000)
                            .archiving()
                            .checks()
                            .map(check -> DynamicTest.dynamicTest(check.name(), check::run)));
        });
    }

    private static SqlTable table(
            TestDatabase database, BiFunction<SqlTable.Builder, UnaryOperator<String>, SqlTable.Builder> way) {
        SqlTable.Builder table = SqlTable.builder(database.source(), database.name("customers"))
                .key(database.name("id"))
                .columns(database.name("note"), database.name("email"))
                .findBy("email", database.name("email"))
                .archivedBy(database.name("archived"))
                .location(database.name("location_id"));
        return way.apply(table, database::name).build();
    }

    private static AppRecords<Row> emptied(TestDatabase database) {
        database.run(
                "DROP TABLE IF EXISTS customers",
                "DROP TABLE IF EXISTS ghl_app_created",
                "DROP TABLE IF EXISTS ghl_app_row",
                "CREATE TABLE customers (id {id}, location_id TEXT NOT NULL, note TEXT, email TEXT, updated_at {time},"
                        + " at_second " + (database.sqlite() ? "TIMESTAMP" : "TIMESTAMP(0)")
                        + ", deleted_at {time}, archived BOOLEAN)");
        return null;
    }
}
