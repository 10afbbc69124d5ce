package io.ghl.sync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.store.TestPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresTableTest extends SqlTableContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres();
    }

    @Test
    void idsArraysAndEnumerationsAreTyped() {
        database.run(
                "CREATE TYPE mood AS ENUM ('sad', 'happy')",
                "CREATE TABLE typed (id UUID PRIMARY KEY DEFAULT gen_random_uuid(), mood mood, tags TEXT[],"
                        + " code CHAR(5), doubled INTEGER GENERATED ALWAYS AS (2) STORED)");
        SqlTable table = SqlTable.builder(database.source(), "typed")
                .key("id")
                .changedBySnapshot()
                .build();
        String id = table.create(
                HERE, Row.of("", Map.of("mood", "happy", "tags", List.of("a", "b,c"), "code", "xy")), "k1");
        Row row = table.find(HERE, id).orElseThrow();

        assertThat(row.get("mood")).isEqualTo("happy");
        assertThat(row.get("tags")).isEqualTo(List.of("a", "b,c"));
        assertThat(row.get("code")).isEqualTo("xy");
        assertThat(row.get("doubled")).isEqualTo(2);
        assertThat(edited(table, id, before -> before.with("mood", "sad")).get("mood"))
                .isEqualTo("sad");
        assertThat(table.find(HERE, "no uuid")).isEmpty();
        assertThatThrownBy(() -> table.update(HERE, row, row.with("doubled", 4)))
                .hasMessageContaining("filled by the database itself");
        assertThatThrownBy(() -> edited(table, id, before -> before.with("mood", "wild")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableOfAnotherSchemaIsNamedWithIt() {
        String other = TestPostgres.newSchema();
        database.run(
                "CREATE TABLE " + other + ".people (id BIGINT PRIMARY KEY, name TEXT)",
                "INSERT INTO " + other + ".people VALUES (7, 'Ada')");
        SqlTable table = SqlTable.builder(database.source(), other + ".people")
                .key("id")
                .changedBySnapshot()
                .newIds(() -> "8")
                .build();
        assertThat(table.find(HERE, "7").orElseThrow().get("name")).isEqualTo("Ada");
        assertThat(table.find(HERE, "07")).isEmpty();
        assertThat(table.create(HERE, named("Bob"), "k1")).isEqualTo("8");
        assertThatThrownBy(() -> SqlTable.builder(database.source(), other + ".people")
                        .key("id")
                        .changedBySnapshot()
                        .build())
                .hasMessageContaining("newIds(...)");
    }

    @Test
    void timesWithoutAZoneAreInTheZoneThatWasNamed() {
        database.run(
                "CREATE TABLE local (id BIGINT PRIMARY KEY, at TIMESTAMP)",
                "INSERT INTO local VALUES (1, '2026-03-01 10:00:00')");
        SqlTable table = SqlTable.builder(database.source(), "local")
                .key("id")
                .changedBySnapshot()
                .zone(ZoneId.of("Europe/Rome"))
                .readOnly()
                .build();
        assertThat(table.find(HERE, "1").orElseThrow().get("at")).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Test
    void aTransactionThatIsStillOpenHidesNothing() throws Exception {
        database.run("CREATE TABLE open (id BIGINT PRIMARY KEY, name TEXT, updated_at TIMESTAMPTZ DEFAULT now())");
        SqlTable table = SqlTable.builder(database.source(), "open")
                .key("id")
                .changedBy("updated_at")
                .newIds(() -> "9")
                .build();
        Reader changes = new Reader(table, HERE);
        try (Connection slow = database.source().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO open (id, name) VALUES (1, 'slow')");
            database.run("INSERT INTO open (id, name) VALUES (2, 'fast')");
            assertThat(changes.next(10)).containsExactly("2");
            slow.commit();
            assertThat(changes.next(10)).containsExactly("1");
            slow.setAutoCommit(true);
        }
    }

    @Test
    void aRowThatSomebodyElseIsChangingIsWaitedFor() throws Exception {
        SqlTable table = customers();
        String id = table.create(HERE, named("Ada"), "k1");
        Row read = table.find(HERE, id).orElseThrow();
        try (Connection other = database.source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate("UPDATE customers SET age = 36");
            Thread committing = new Thread(() -> {
                while (database.rows("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE '%\"customers\"%FOR UPDATE%' AND pid <> pg_backend_pid()")
                        .isEmpty()) {
                    Thread.onSpinWait();
                }
                try {
                    other.commit();
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            committing.start();
            assertThat(table.update(HERE, read, read.with("email", "a@x.io"))).isFalse();
            committing.join();
            other.setAutoCommit(true);
        }
    }
}
