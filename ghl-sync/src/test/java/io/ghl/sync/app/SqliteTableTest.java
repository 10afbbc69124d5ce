package io.ghl.sync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqliteTableTest extends SqlTableContract {
    @Override
    TestDatabase database() {
        return TestDatabase.sqlite(folder);
    }

    /** SQLite has no times: a column goes on as it was begun. */
    @Test
    void timesAreWrittenAsTheyWere() {
        Instant time = Instant.parse("2026-03-01T09:30:15.250Z");
        for (String form : List.of(
                "'2026-01-02 03:04:05' 2026-03-01 09:30:15.250",
                "'2026-01-02T03:04:05' 2026-03-01T09:30:15.250",
                "'2026-01-02T03:04:05.000Z' 2026-03-01T09:30:15.250Z",
                "'2026-01-02T04:04:05+01:00' 2026-03-01T09:30:15.250Z",
                "1767323045 1772357415",
                "1767323045000 1772357415250")) {
            String literal = form.startsWith("'") ? form.substring(0, form.indexOf('\'', 1) + 1) : form.split(" ")[0];
            database.run(
                    "DROP TABLE IF EXISTS times",
                    "CREATE TABLE times (id INTEGER PRIMARY KEY, at TIMESTAMP)",
                    "INSERT INTO times (at) VALUES (" + literal + ")");
            SqlTable table = SqlTable.builder(database.source(), "times")
                    .key("id")
                    .changedBySnapshot()
                    .build();
            assertThat(table.find(HERE, "1").orElseThrow().get("at"))
                    .as(literal)
                    .isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));

            edited(table, "1", row -> row.with("at", time));
            assertThat(database.rows("SELECT at FROM times")).containsExactly(form.substring(literal.length() + 1));
        }
    }

    @Test
    void whatIsNotWhatTheColumnSaysStaysAText() {
        SqlTable table = customers();
        database.run("INSERT INTO customers (name, age, born, budget) VALUES ('Ada', 'many', 'soon', 7.25)");
        Row row = table.find(HERE, "1").orElseThrow();
        assertThat(row.get("age")).isEqualTo("many");
        assertThat(row.get("born")).isEqualTo("soon");
        Row next = edited(table, "1", before -> before.with("age", 5).with("born", LocalDate.of(2000, 1, 1)));
        assertThat(next.get("age")).isEqualTo(5L);
        assertThat(next.get("born")).isEqualTo(LocalDate.of(2000, 1, 1));
    }

    @Test
    void aRuleThatARowBreaksIsNamedWithItsColumn() {
        database.run("CREATE TABLE strict_ones (id INTEGER PRIMARY KEY, name TEXT UNIQUE, nick TEXT NOT NULL)");
        SqlTable table = SqlTable.builder(database.source(), "strict_ones")
                .key("id")
                .changedBySnapshot()
                .build();
        assertThatThrownBy(() -> table.create(HERE, Row.of("", Map.of("name", "a")), "k1"))
                .hasMessage("The table \"strict_ones\" does not take the row: NOT NULL of strict_ones.nick forbids it"
                        + " (error code 19).");
        table.create(HERE, Row.of("", Map.of("name", "a", "nick", "b")), "k2");
        assertThatThrownBy(() -> table.create(HERE, Row.of("", Map.of("name", "a", "nick", "c")), "k3"))
                .hasMessageContaining("UNIQUE of strict_ones.name forbids it");
    }

    @Test
    void aTextOfTimesTellsChanges() {
        database.run(
                "CREATE TABLE texts (id INTEGER PRIMARY KEY, name TEXT, updated_at TEXT)",
                "INSERT INTO texts (name, updated_at) VALUES ('a', '2026-03-01T09:00:00Z')");
        SqlTable table = SqlTable.builder(database.source(), "texts")
                .key("id")
                .changedBy("updated_at")
                .clock(clock)
                .build();
        Reader changes = new Reader(table, HERE);
        String id = table.create(HERE, Row.of("", Map.of("name", "b")), "k1");
        assertThat(changes.next(5)).containsExactly(id);
        assertThat(database.rows("SELECT updated_at FROM texts WHERE name = 'b'"))
                .containsExactly("2026-03-01T10:00:00.000Z");
    }
}
