package io.ghl.sync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
                "'2026-01-02T04:04:05+01:00' 2026-03-01T10:30:15.250+01:00",
                "'2026-01-02 03:04:05+00:00' 2026-03-01 09:30:15.250+00:00",
                "'2026-01-02 03:04:05Z' 2026-03-01 09:30:15.250Z",
                "'2026-01-02 04:04:05 +0100' 2026-03-01 10:30:15.250 +0100",
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

    /** One number could be a time in seconds or in milliseconds; those of its column tell which. */
    @Test
    void numbersOfAColumnHaveOneUnit() {
        database.run(
                "CREATE TABLE births (id INTEGER PRIMARY KEY, millis DATE, seconds DATE)",
                "INSERT INTO births (millis, seconds) VALUES (14256000000, 253402214400), (3888000000, 14256000),"
                        + " (473385600000, 473385600), (-86400000, -86400), (631152000000, 20000000000), (0, 0)");
        SqlTable table = SqlTable.builder(database.source(), "births")
                .key("id")
                .changedBySnapshot()
                .build();
        assertThat(table.page(HERE, null, 10))
                .extracting(row -> row.get("millis") + " " + row.get("seconds"))
                .containsExactly(
                        "1970-06-15 9999-12-31",
                        "1970-02-15 1970-06-15",
                        "1985-01-01 1985-01-01",
                        "1969-12-31 1969-12-31",
                        "1990-01-01 2603-10-11",
                        "1970-01-01 1970-01-01");

        LocalDate day = LocalDate.of(1968, 1, 1);
        edited(table, "1", row -> row.with("millis", day).with("seconds", day));
        assertThat(database.rows("SELECT millis, seconds FROM births WHERE id = 1"))
                .containsExactly("-63158400000 -63158400");
    }

    private SqlTable.Builder stamped() {
        database.run("CREATE TABLE stamped (id VARCHAR(40) PRIMARY KEY, name TEXT, updated_at TIMESTAMP, gone TEXT)");
        return SqlTable.builder(database.source(), "stamped")
                .key("id")
                .changedBy("updated_at")
                .clock(clock);
    }

    @Test
    void aColumnThatWasEmptyIsLookedAtAgain() {
        SqlTable table = stamped().softDelete("gone").build();
        Reader changes = new Reader(table, HERE);
        database.run("INSERT INTO stamped VALUES ('a', 'a', 1772359200000, NULL), ('b', 'b', 1772359200000,"
                + " '2026-03-01T09:00:00Z')");
        table.create(HERE, Row.of("", Map.of("name", "c")), "k1");
        clock.turn(Duration.ofSeconds(1));
        assertThat(table.delete(HERE, table.find(HERE, "a").orElseThrow())).isTrue();

        assertThat(database.rows("SELECT name, updated_at, gone FROM stamped ORDER BY name"))
                .containsExactly(
                        "a 1772359201000 2026-03-01T10:00:01.000Z",
                        "b 1772359200000 2026-03-01T09:00:00Z",
                        "c 1772359200000 null");
        assertThat(changes.next(10)).hasSize(3);
    }

    @Test
    void anExampleTellsHowAnEmptyColumnIsWritten() {
        SqlTable table = stamped().timesLike("updated_at", 1772357400000L).build();
        Reader changes = new Reader(table, HERE);
        String id = table.create(HERE, Row.of("", Map.of("name", "b")), "k1");
        assertThat(database.rows("SELECT updated_at FROM stamped")).containsExactly("1772359200000");
        assertThat(changes.next(10)).containsExactly(id);
        database.run("UPDATE stamped SET name = 'x', updated_at = 1772359201000");
        assertThat(changes.next(10)).containsExactly(id);

        assertThatThrownBy(() -> SqlTable.builder(database.source(), "stamped")
                        .key("id")
                        .changedBySnapshot()
                        .timesLike("updated_at", "soon")
                        .timesLike("updated_on", "2026-03-01")
                        .build())
                .hasMessageContaining("The example in timesLike(\"updated_at\", ...) is no time")
                .hasMessageContaining("It has no column \"updated_on\".");
    }

    /** Behind one text no number would ever be found. */
    @Test
    void aColumnOfNumbersAndTextsCannotTellChanges() {
        SqlTable table = stamped().build();
        Reader changes = new Reader(table, HERE);
        table.create(HERE, Row.of("", Map.of("name", "a")), "k1");
        assertThat(changes.next(10)).hasSize(1);
        database.run("INSERT INTO stamped VALUES ('b', 'b', 1772359201000, NULL)");

        String message = "Table \"stamped\": the column \"updated_at\" holds numbers in some rows and texts in others";
        assertThatThrownBy(() -> changes.next(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> new Reader(table, HERE)).hasMessageStartingWith(message);
        database.run("UPDATE stamped SET updated_at = '2026-03-01 10:00:01' WHERE id = 'b'");
        assertThat(changes.next(10)).containsExactly("b");
    }

    @Test
    void aFlagThatSaysNoInWordsMarksNoDeletion() {
        database.run(
                "CREATE TABLE flags (id INTEGER PRIMARY KEY, gone BOOLEAN)",
                "INSERT INTO flags (gone) VALUES (NULL), (0), ('f'), ('FALSE'), (' no '), ('0.0'),"
                        + " (1), ('t'), ('TRUE'), ('yes')");
        SqlTable table = SqlTable.builder(database.source(), "flags")
                .key("id")
                .softDelete("gone")
                .changedBySnapshot()
                .build();
        assertThat(table.page(HERE, null, 20)).extracting(Row::id).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(table.find(HERE, "3")).isPresent();
        assertThat(table.find(HERE, "8")).isEmpty();
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
