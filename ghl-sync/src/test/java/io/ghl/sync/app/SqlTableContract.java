package io.ghl.sync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.TurnedClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table of any database does. */
abstract class SqlTableContract {
    private static final String CUSTOMERS = "CREATE TABLE customers (id {id}, name VARCHAR(20) NOT NULL, email TEXT,"
            + " age INTEGER, visits BIGINT, budget NUMERIC(10,2), vip BOOLEAN, born DATE, seen {time},"
            + " local_time TIMESTAMP, extra {json}, note TEXT NOT NULL DEFAULT '', photo {bytes})";
    static final String HERE = "loc-1";

    @TempDir
    Path folder;

    TestDatabase database;
    final TurnedClock clock = new TurnedClock(Instant.parse("2026-03-01T10:00:00Z"));

    abstract TestDatabase database();

    @BeforeEach
    void open() {
        database = database();
    }

    SqlTable customers() {
        database.run(CUSTOMERS.replace("{bytes}", database.sqlite() ? "BLOB" : "BYTEA"));
        return SqlTable.builder(database.source(), "customers")
                .key("id")
                .changedBySnapshot()
                .build();
    }

    private SqlTable.Builder timed() {
        database.run("CREATE TABLE stamped (id VARCHAR(40) PRIMARY KEY, name TEXT, updated_at {time})");
        return SqlTable.builder(database.source(), "stamped").key("id").clock(clock);
    }

    static Row named(String name) {
        return Row.of("", Map.of("name", name));
    }

    static Row edited(SqlTable table, String id, UnaryOperator<Row> edit) {
        Row before = table.find(HERE, id).orElseThrow();
        assertThat(table.update(HERE, before, edit.apply(before))).isTrue();
        return table.find(HERE, id).orElseThrow();
    }

    /** Reads to the end of the changes, some at a time. */
    static final class Reader {
        private final AppRecords<Row> records;
        private final String location;
        private String cursor;

        Reader(AppRecords<Row> records, String location) {
            this.records = records;
            this.location = location;
            AppChanges start = records.changedSince(location, null, 10);
            assertThat(start.ids()).isEmpty();
            cursor = start.cursor();
        }

        List<String> next(int limit) {
            List<String> ids = new ArrayList<>();
            AppChanges page;
            int pages = 0;
            do {
                page = records.changedSince(location, cursor, limit);
                assertThat(page.ids()).hasSizeLessThanOrEqualTo(limit);
                ids.addAll(page.ids());
                cursor = page.cursor();
                assertThat(++pages).isLessThan(1000);
            } while (page.more());
            return ids;
        }
    }

    @Test
    void columnsAreTheDatabasesOwn() {
        SqlTable table = customers();

        List<TableColumn> columns = SqlTable.inspect(database.source(), "customers");
        assertThat(columns)
                .extracting(TableColumn::name)
                .containsExactly(
                        "id",
                        "name",
                        "email",
                        "age",
                        "visits",
                        "budget",
                        "vip",
                        "born",
                        "seen",
                        "local_time",
                        "extra",
                        "note",
                        "photo");
        assertThat(columns)
                .extracting(column -> column.type().word())
                .containsExactly(
                        "long",
                        "text",
                        "text",
                        database.sqlite() ? "long" : "integer",
                        "long",
                        "decimal",
                        "boolean",
                        "date",
                        "instant",
                        "instant",
                        "text",
                        "text",
                        "text");
        assertThat(columns.get(0)).returns(true, TableColumn::primaryKey).returns(true, TableColumn::filled);
        assertThat(columns.get(1))
                .returns(20, TableColumn::length)
                .returns(false, TableColumn::nullable)
                .returns(false, TableColumn::filled);
        assertThat(columns.get(2)).returns(null, TableColumn::length).returns(true, TableColumn::nullable);
        assertThat(columns.get(11)).returns(true, TableColumn::filled);
        assertThat(table.columns())
                .extracting(TableColumn::name)
                .contains("note")
                .doesNotContain("photo");
    }

    @Test
    void everyTypeComesBackAsItWas() {
        SqlTable table = customers();
        Map<String, Object> values = new HashMap<>();
        values.put("name", "Zoë 王 🎈");
        values.put("email", "");
        values.put("visits", Long.MAX_VALUE);
        values.put("budget", new BigDecimal("1234.56"));
        values.put("vip", true);
        values.put("born", LocalDate.of(1969, 7, 20));
        values.put("seen", Instant.parse("2026-03-01T09:30:15.123Z"));
        values.put("local_time", Instant.parse("2026-03-01T09:30:15.123Z"));
        values.put("extra", database.json("{\"a\": 1}"));
        values.put("note", "x".repeat(100_000));
        String id = table.create(HERE, Row.of("", values), "k1");

        Row row = table.find(HERE, id).orElseThrow();
        values.put("id", Long.valueOf(id));
        values.forEach((column, value) -> assertThat(row.get(column)).as(column).isEqualTo(value));
        assertThat(row.get("age")).isNull();
        assertThat(row.id()).isEqualTo(id);
    }

    @Test
    void aCreationHappensOncePerKeyEvenIfTheRowWasDeletedSince() {
        SqlTable table = customers();
        String id = table.create(HERE, named("Ada"), "k1");

        assertThat(table.create(HERE, named("Ada again"), "k1")).isEqualTo(id);
        assertThat(table.create(HERE, named("Bob"), "k2")).isNotEqualTo(id);
        assertThat(table.delete(HERE, table.find(HERE, id).orElseThrow())).isTrue();
        assertThat(table.create(HERE, named("Ada"), "k1")).isEqualTo(id);
        assertThat(database.rows("SELECT name FROM customers")).containsExactly("Bob");
    }

    @Test
    void aCreationThatFailsLeavesNothing() {
        SqlTable table = customers();
        database.run("CREATE UNIQUE INDEX one_email ON customers (email)");
        table.create(HERE, named("Ada").with("email", "ada@example.com"), "k1");

        assertThatThrownBy(() -> table.create(HERE, named("Bob").with("email", "ada@example.com"), "k2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customers")
                .hasStackTraceContaining("table \"customers\" does not take the row")
                .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                        .doesNotContain("ada@example.com"));
        String bob = table.create(HERE, named("Bob").with("email", "bob@example.com"), "k2");
        assertThat(table.find(HERE, bob)).isPresent();
    }

    @Test
    void onlyARowThatIsAsExpectedIsChanged() {
        SqlTable table = customers();
        String id = table.create(HERE, named("Ada"), "k1");
        Row read = table.find(HERE, id).orElseThrow();
        database.run("UPDATE customers SET age = 36");

        assertThat(table.update(HERE, read, read.with("email", "a@x.io"))).isFalse();
        assertThat(table.delete(HERE, read)).isFalse();
        Row fresh = table.find(HERE, id).orElseThrow();
        assertThat(table.update(HERE, fresh, fresh.with("email", "a@x.io").with("age", null)))
                .isTrue();
        assertThat(table.update(HERE, fresh, fresh.with("email", "b@x.io"))).isFalse();
        assertThat(database.rows("SELECT email, age FROM customers")).containsExactly("a@x.io null");
        Row last = table.find(HERE, id).orElseThrow();
        assertThat(table.update(HERE, last, last)).isTrue();
        assertThat(table.delete(HERE, last)).isTrue();
        assertThat(table.find(HERE, id)).isEmpty();
        assertThat(table.update(HERE, last, last.with("email", "c@x.io"))).isFalse();
        assertThat(table.delete(HERE, last)).isTrue();
    }

    @Test
    void columnsThatDoNotDifferAreNotWritten() {
        SqlTable narrow = withColumns("name");
        database.run("INSERT INTO customers (name, email) VALUES ('Ada', 'old@x.io')");
        Row read = narrow.page(HERE, null, 1).get(0);
        database.run("UPDATE customers SET email = 'new@x.io'");

        assertThat(narrow.update(HERE, read, read.with("name", "Ada L."))).isTrue();
        assertThat(database.rows("SELECT name, email FROM customers")).containsExactly("Ada L. new@x.io");
    }

    private SqlTable withColumns(String... columns) {
        customers();
        return SqlTable.builder(database.source(), "customers")
                .key("id")
                .columns(columns)
                .changedBySnapshot()
                .build();
    }

    @Test
    void ofWritersAtTheSameTimeOneWins() throws Exception {
        SqlTable table = customers();
        String id = table.create(HERE, named("Ada").with("age", 0), "k1");
        int writers = 4;
        int each = 15;
        CountDownLatch start = new CountDownLatch(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                done.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    for (int won = 0; won < each; ) {
                        Row row = table.find(HERE, id).orElseThrow();
                        long age = ((Number) row.get("age")).longValue();
                        won += table.update(HERE, row, row.with("age", age + 1)) ? 1 : 0;
                    }
                    return null;
                }));
            }
            for (Future<?> writer : done) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.rows("SELECT age FROM customers")).containsExactly(String.valueOf(writers * each));
    }

    @Test
    void creationsOfOneKeyAtTheSameTimeMakeOneRow() throws Exception {
        SqlTable table = customers();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> ids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                ids.add(threads.submit(() -> table.create(HERE, named("Ada"), "k1")));
            }
            String first = ids.get(0).get();
            for (Future<String> id : ids) {
                assertThat(id.get()).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.rows("SELECT name FROM customers")).containsExactly("Ada");
    }

    @Test
    void whatDoesNotFitAColumnIsRefusedByItsName() {
        SqlTable table = customers();
        String id = table.create(HERE, named("Ada"), "k1");
        Row ada = table.find(HERE, id).orElseThrow();

        refused(table, ada, "name", "A name of 21 letters!", "\"name\" takes 20 characters at most, and is to get 21");
        refused(table, ada, "name", null, "\"name\" always has a value");
        refused(table, ada, "age", "forty-two", "\"age\" holds whole numbers");
        refused(table, ada, "born", "yesterday", "\"born\" holds days");
        refused(table, ada, "vip", "perhaps", "\"vip\" holds true or false");
        refused(table, ada, "emial", "a@x.io", "no column \"emial\". Did you mean \"email\"?");
        refused(table, ada, "id", 77L, "its key, which never changes");
        assertThatThrownBy(() -> table.create(HERE, Row.of("", Map.of("email", "a@x.io")), "k2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NOT NULL");
        if (!database.sqlite()) {
            refused(table, ada, "budget", new BigDecimal("1.234"), "\"budget\" has 2 digits after the point");
            refused(table, ada, "budget", new BigDecimal("123456789"), "\"budget\" has 8 digits before the point");
            refused(table, ada, "age", 3_000_000_000L, "\"age\" holds numbers up to 2147483647");
        }
        assertThat(table.find(HERE, id)).contains(ada);
    }

    private static void refused(SqlTable table, Row row, String column, Object value, String message) {
        assertThatThrownBy(() -> table.update(HERE, row, row.with(column, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("forty-two", "A name of", "a@x.io"));
    }

    @Test
    void textsThatAreNumbersDaysAndFlagsAreTaken() {
        SqlTable table = customers();
        Map<String, Object> texts =
                Map.of("name", "Ada", "age", "36", "budget", "9.5", "vip", "yes", "born", "1990-01-02");
        Row row = table.find(HERE, table.create(HERE, Row.of("", texts), "k1")).orElseThrow();

        assertThat(((Number) row.get("age")).longValue()).isEqualTo(36);
        assertThat((BigDecimal) row.get("budget")).isEqualByComparingTo("9.5");
        assertThat(row.get("vip")).isEqualTo(true);
        assertThat(row.get("born")).isEqualTo(LocalDate.of(1990, 1, 2));
    }

    @Test
    void aSetUpThatDoesNotFitIsToldAsAWhole() {
        customers();
        assertThatThrownBy(() -> SqlTable.builder(database.source(), "custmers")
                        .key("id")
                        .changedBySnapshot()
                        .build())
                .hasMessageContaining("no table or view \"custmers\"")
                .hasMessageContaining("Did you mean \"customers\"?");
        assertThatThrownBy(() -> SqlTable.builder(database.source(), "customers")
                        .key("id")
                        .columns("name", "e_mail", "photo")
                        .changedBy("born")
                        .softDelete("deleted_at")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column \"e_mail\". Did you mean \"email\"?")
                .hasMessageContaining("no column \"deleted_at\".")
                .hasMessageContaining("\"photo\" holds " + database.bytes())
                .hasMessageContaining("\"born\" is too coarse");
        assertThatThrownBy(() -> SqlTable.builder(database.source(), "customers")
                        .key("id")
                        .columns("email")
                        .changedBySnapshot()
                        .build())
                .hasMessageContaining("New rows need a value in \"name\"");
        assertThatThrownBy(() -> SqlTable.builder(database.source(), "customers")
                        .key("id")
                        .build())
                .hasMessageContaining("changedBySnapshot()");
        assertThatThrownBy(() -> SqlTable.builder(database.source(), "customers")
                        .changedBySnapshot()
                        .build())
                .hasMessageContaining("key(...)");
        // Looking writes nothing.
        assertThat(database.rows(
                        database.sqlite()
                                ? "SELECT name FROM sqlite_master WHERE name LIKE 'ghl%'"
                                : "SELECT table_name FROM information_schema.tables"
                                        + " WHERE table_schema = current_schema AND table_name LIKE 'ghl%'"))
                .isEmpty();
    }

    @Test
    void namesAreQuotedWhateverIsInThem() {
        database.run("CREATE TABLE \"order; DROP TABLE x\" (\"select\" VARCHAR(40) PRIMARY KEY, \"a \"\"b\"\"\" TEXT)");
        SqlTable table = SqlTable.builder(database.source(), "order; DROP TABLE x")
                .key("select")
                .changedBySnapshot()
                .build();
        String id = table.create(HERE, Row.of("", Map.of("a \"b\"", "'; DROP TABLE x; --")), "k1");

        assertThat(table.find(HERE, id).orElseThrow().get("a \"b\"")).isEqualTo("'; DROP TABLE x; --");
        assertThat(table.find(HERE, "' OR '1' = '1")).isEmpty();
        assertThat(new Reader(table, HERE).next(10)).isEmpty();
    }

    @Test
    void deletedRowsCanBeMarked() {
        database.run("CREATE TABLE soft (id {id}, name TEXT, deleted_at {time}, gone BOOLEAN NOT NULL DEFAULT FALSE,"
                + " archived BOOLEAN)");
        SqlTable byTime = SqlTable.builder(database.source(), "soft")
                .key("id")
                .softDelete("deleted_at")
                .archivedBy("archived")
                .changedBySnapshot()
                .clock(clock)
                .build();
        String id = byTime.create(HERE, named("Ada"), "k1");
        String other = byTime.create(HERE, named("Bob"), "k2");
        Reader changes = new Reader(byTime, HERE);

        assertThat(byTime.archive(HERE, byTime.find(HERE, other).orElseThrow())).isTrue();
        assertThat(byTime.archive(HERE, byTime.find(HERE, other).orElseThrow())).isTrue();
        assertThat(byTime.delete(HERE, byTime.find(HERE, id).orElseThrow())).isTrue();
        assertThat(byTime.find(HERE, id)).isEmpty();
        assertThat(byTime.page(HERE, null, 10)).extracting(Row::id).containsExactly(other);
        assertThat(byTime.findByKey(HERE, "name", "ada")).extracting(Row::id).containsExactly(other);
        assertThat(changes.next(10)).containsExactlyInAnyOrder(id, other);
        assertThat(database.rows("SELECT name, deleted_at IS NULL, archived FROM soft ORDER BY id"))
                .containsExactly(
                        "Ada " + database.flag(false) + " null",
                        "Bob " + database.flag(true) + " " + database.flag(true));

        SqlTable byFlag = SqlTable.builder(database.source(), "soft")
                .key("id")
                .softDelete("gone")
                .changedBySnapshot()
                .named("flags")
                .build();
        assertThat(byFlag.delete(HERE, byFlag.find(HERE, other).orElseThrow())).isTrue();
        assertThat(byFlag.find(HERE, other)).isEmpty();
        assertThat(byFlag.find(HERE, id)).isPresent();
    }

    @Test
    void locationsAreKeptApart() {
        database.run("CREATE TABLE tenants (id {id}, location_id TEXT NOT NULL, name TEXT)");
        SqlTable table = SqlTable.builder(database.source(), "tenants")
                .key("id")
                .location("location_id")
                .changedBySnapshot()
                .build();
        Reader there = new Reader(table, "loc-2");
        String id = table.create(HERE, named("Ada"), "k1");
        Row ada = table.find(HERE, id).orElseThrow();

        assertThat(table.find("loc-2", id)).isEmpty();
        assertThat(table.page("loc-2", null, 10)).isEmpty();
        assertThat(table.findByKey("loc-2", "name", "ada")).isEmpty();
        assertThat(table.update("loc-2", ada, ada.with("name", "x"))).isFalse();
        table.delete("loc-2", ada);
        assertThat(table.find(HERE, id)).contains(ada);
        assertThat(there.next(10)).isEmpty();
        assertThat(table.create("loc-2", named("Bob"), "k1")).isNotEqualTo(id);

        SqlTable ofOne = SqlTable.builder(database.source(), "tenants")
                .key("id")
                .columns("name", "location_id")
                .changedBySnapshot()
                .build();
        ofOne.find(HERE, id);
        assertThatThrownBy(() -> ofOne.find("loc-2", id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SqlTable.Builder.location");
    }

    @Test
    void aVersionIsRaisedByEveryWrite() {
        database.run("CREATE TABLE versioned (id {id}, name TEXT, lock_version INTEGER NOT NULL)");
        SqlTable table = SqlTable.builder(database.source(), "versioned")
                .key("id")
                .columns("name")
                .version("lock_version")
                .changedBySnapshot()
                .build();
        String id = table.create(HERE, named("Ada"), "k1");
        Row first = table.find(HERE, id).orElseThrow();
        edited(table, id, row -> row.with("name", "Grace"));
        edited(table, id, row -> row.with("name", "Ada"));

        assertThat(database.rows("SELECT name, lock_version FROM versioned")).containsExactly("Ada 2");
        assertThat(table.update(HERE, first, first.with("name", "x"))).isFalse();
    }

    @Test
    void pagesGoThroughAllRows() {
        SqlTable table = customers();
        for (int i = 0; i < 25; i++) {
            table.create(HERE, named("c" + i), "k" + i);
        }
        List<String> ids = new ArrayList<>();
        List<Row> page = table.page(HERE, null, 10);
        while (!page.isEmpty()) {
            page.forEach(row -> ids.add(row.id()));
            page = table.page(HERE, ids.get(ids.size() - 1), 10);
        }
        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void aSearchFindsAKeyHoweverItIsWritten() {
        database.run("CREATE TABLE people (id {id}, email TEXT, phone TEXT)");
        SqlTable table = SqlTable.builder(database.source(), "people")
                .key("id")
                .findBy("email", "email")
                .findBy("phone", "phone")
                .changedBySnapshot()
                .build();
        table.create(HERE, Row.of("", Map.of("email", " Kira.O@Example.COM", "phone", "(202) 555-01 43")), "k1");
        table.create(HERE, Row.of("", Map.of("email", "bob@example.com", "phone", "0041 44 668 18 00")), "k2");
        table.create(HERE, Row.of("", Map.of("email", "x_y@example.com")), "k3");

        assertThat(table.findByKey(HERE, "email", "kira.o@example.com"))
                .extracting(Row::id)
                .containsExactly("1");
        assertThat(table.findByKey(HERE, "phone", "+12025550143"))
                .extracting(Row::id)
                .containsExactly("1");
        assertThat(table.findByKey(HERE, "phone", "+41446681800"))
                .extracting(Row::id)
                .containsExactly("2");
        assertThat(table.findByKey(HERE, "email", "x_y@example.com"))
                .extracting(Row::id)
                .containsExactly("3");
        assertThat(table.findByKey(HERE, "email", "nobody@example.com")).isEmpty();
        assertThat(table.findByKey(HERE, "other", "x")).hasSize(3);
    }

    @Test
    void aViewCanBeReadAndWhereTheDatabaseAllowsItWritten() {
        customers();
        database.run(
                "INSERT INTO customers (name, email) VALUES ('Ada', 'ada@x.io')",
                "CREATE VIEW reached AS SELECT id, name, email FROM customers WHERE email IS NOT NULL");
        SqlTable view = SqlTable.builder(database.source(), "reached")
                .key("id")
                .changedBySnapshot()
                .readOnly()
                .build();
        Reader changes = new Reader(view, HERE);
        database.run("UPDATE customers SET name = 'Ada L.'");

        assertThat(changes.next(10)).containsExactly("1");
        Row ada = view.find(HERE, "1").orElseThrow();
        assertThat(ada.get("name")).isEqualTo("Ada L.");
        assertThatThrownBy(() -> view.update(HERE, ada, ada.with("name", "x"))).hasMessageContaining("read-only");
        assertThatThrownBy(() -> view.create(HERE, ada, "k")).hasMessageContaining("read-only");

        SqlTable updatable = SqlTable.builder(database.source(), "reached")
                .key("id")
                .changedBySnapshot()
                .idsFromDatabase()
                .build();
        if (!database.writesViews()) {
            assertThatThrownBy(() -> updatable.update(HERE, ada, ada.with("name", "x")))
                    .isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(updatable.update(HERE, ada, ada.with("name", "Countess")))
                    .isTrue();
            String id = updatable.create(HERE, named("Bob").with("email", "bob@x.io"), "k1");
            assertThat(updatable.find(HERE, id)).isPresent();
        }
    }

    @Test
    void changesAreFoundByAColumn() {
        SqlTable table = timed().changedBy("updated_at").build();
        put("old", "2026-03-01 09:00:00");
        Reader changes = new Reader(table, HERE);
        assertThat(changes.next(10)).isEmpty();

        put("a", "2026-03-01 10:00:00");
        put("b", "2026-03-01 10:00:00");
        put("c", "2026-03-01 10:00:00");
        assertThat(changes.next(2)).containsExactly("a", "b", "c");
        assertThat(changes.next(2)).isEmpty();
        // Once more within the same moment.
        database.run("UPDATE stamped SET name = 'again' WHERE id = 'b'");
        assertThat(changes.next(2)).containsExactly("b");
        assertThat(changes.next(2)).isEmpty();
    }

    private void put(String id, String time) {
        database.run("INSERT INTO stamped VALUES ('" + id + "', '" + id + "', '" + time
                + (database.sqlite() ? "" : "+00") + "')");
    }

    @Test
    void rowsThatAreCommittedLateAreFound() {
        SqlTable table = timed().changedBy("updated_at").build();
        Reader changes = new Reader(table, HERE);
        put("soon", "2026-03-01 10:00:00");
        assertThat(changes.next(10)).containsExactly("soon");

        // Begun before "soon", committed 25 s after it was seen.
        clock.turn(Duration.ofSeconds(25));
        put("late", "2026-03-01 09:59:58");
        assertThat(changes.next(10)).containsExactly("late");
        clock.turn(Duration.ofSeconds(6));
        assertThat(changes.next(10)).isEmpty();
        assertThat(changes.next(10)).isEmpty();
        // Nothing is read again for ever.
        assertThat(changes.cursor).doesNotContain("marks\":[[");
        put("next", "2026-03-01 10:00:31");
        assertThat(changes.next(10)).containsExactly("next");
    }

    @Test
    void aRowFromTheFutureHidesNoOther() {
        SqlTable table = timed().changedBy("updated_at").build();
        Reader changes = new Reader(table, HERE);
        put("wrong", "2099-01-01 00:00:00");
        assertThat(changes.next(10)).containsExactly("wrong");
        clock.turn(Duration.ofMinutes(5));
        assertThat(changes.next(10)).isEmpty();
        put("right", "2026-03-01 10:05:00");
        assertThat(changes.next(10)).containsExactly("right");
        assertThat(changes.next(10)).isEmpty();
    }

    @Test
    void aGreatManyChangesOfOneMomentAreToldOnce() {
        SqlTable table = timed().changedBy("updated_at").build();
        Reader changes = new Reader(table, HERE);
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) ";
        database.run("INSERT INTO stamped " + numbers + "SELECT 'r' || i, 'n', "
                + (database.sqlite()
                        ? "'2026-03-01 10:00:00'"
                        : "CAST('2026-03-01 10:00:00+00' AS TIMESTAMP WITH TIME ZONE)")
                + " FROM n");

        assertThat(changes.next(200)).hasSize(1500).doesNotHaveDuplicates();
        assertThat(changes.next(200)).isEmpty();
        clock.turn(Duration.ofSeconds(31));
        assertThat(changes.next(200)).isEmpty();
        assertThat(changes.next(200)).isEmpty();
        assertThat(changes.cursor.length()).isLessThan(300);
    }

    @Test
    void aNumberTellsChangesAsWell() {
        database.run("CREATE TABLE counted (id VARCHAR(40) PRIMARY KEY, name TEXT, seq BIGINT)");
        SqlTable table = SqlTable.builder(database.source(), "counted")
                .key("id")
                .changedBy("seq")
                .clock(clock)
                .build();
        database.run("INSERT INTO counted VALUES ('a', 'a', 1), ('b', 'b', 9)");
        Reader changes = new Reader(table, HERE);
        database.run("UPDATE counted SET name = 'x', seq = 10 WHERE id = 'a'");
        assertThat(changes.next(1)).containsExactly("a");
        // Drawn earlier, committed later.
        database.run("INSERT INTO counted VALUES ('c', 'c', 8)");
        assertThat(changes.next(1)).containsExactly("c");
        clock.turn(Duration.ofSeconds(31));
        assertThat(changes.next(1)).isEmpty();
        database.run("INSERT INTO counted VALUES ('d', 'd', 100)");
        assertThat(changes.next(1)).containsExactly("d");
    }

    @Test
    void theSyncsOwnWritesMoveTheTime() {
        SqlTable table = timed().changedBy("updated_at").build();
        put("a", "2026-03-01 09:00:00");
        clock.turn(Duration.ofHours(1));
        Row row = edited(table, "a", before -> before.with("name", "b"));
        assertThat(row.get("updated_at")).isEqualTo(clock.instant());
        String id = table.create(HERE, named("new"), "k1");
        assertThat(table.find(HERE, id).orElseThrow().get("updated_at")).isEqualTo(clock.instant());
        assertThat(database.rows("SELECT updated_at FROM stamped WHERE id = 'a'")
                        .get(0))
                .startsWith("2026-03-01 11:00:00");
    }

    @Test
    void rowsThatWereDeletedForGoodAreFound() {
        SqlTable bySnapshot = timed().changedBySnapshot().build();
        SqlTable byColumn = SqlTable.builder(database.source(), "stamped")
                .key("id")
                .changedBy("updated_at")
                .findDeletions(Duration.ofMinutes(1))
                .named("by column")
                .clock(clock)
                .build();
        put("a", "2026-03-01 09:00:00");
        put("b", "2026-03-01 09:00:00");
        put("c", "2026-03-01 09:00:00");
        Reader snapshot = new Reader(bySnapshot, HERE);
        Reader column = new Reader(byColumn, HERE);
        database.run("DELETE FROM stamped WHERE id <> 'a'");

        assertThat(snapshot.next(1)).containsExactlyInAnyOrder("b", "c");
        assertThat(column.next(1)).isEmpty();
        clock.turn(Duration.ofMinutes(1));
        assertThat(column.next(1)).containsExactlyInAnyOrder("b", "c");
        put("b", "2026-03-01 10:01:00");
        assertThat(snapshot.next(1)).containsExactly("b");
        assertThat(column.next(1)).containsExactly("b");
        clock.turn(Duration.ofMinutes(1));
        assertThat(column.next(1)).isEmpty();
        assertThat(snapshot.next(1)).isEmpty();
    }

    @Test
    void anotherWayToFindChangesTellsOfAllRowsOnce() {
        SqlTable bySnapshot = timed().changedBySnapshot().build();
        put("a", "2026-03-01 09:00:00");
        SqlTable byColumn = SqlTable.builder(database.source(), "stamped")
                .key("id")
                .changedBy("updated_at")
                .clock(clock)
                .build();
        String ofSnapshot = bySnapshot.changedSince(HERE, null, 10).cursor();
        String ofColumn = byColumn.changedSince(HERE, null, 10).cursor();

        assertThat(byColumn.changedSince(HERE, ofSnapshot, 10).ids()).containsExactly("a");
        assertThat(bySnapshot.changedSince(HERE, ofColumn, 10).ids()).containsExactly("a");
    }

    @Test
    void aLostMemoryOfRowsMissesNothing() {
        SqlTable table = timed().changedBySnapshot().build();
        put("a", "2026-03-01 09:00:00");
        Reader changes = new Reader(table, HERE);
        clock.turn(Duration.ofSeconds(5));
        database.run("DELETE FROM ghl_app_row");
        put("b", "2026-03-01 09:00:00");
        assertThat(changes.next(1)).contains("b");
    }

    @Test
    void aTransactionOfSomebodyElseCanHoldTheChanges() throws Exception {
        SqlTable table = customers();
        io.ghl.sync.internal.app.Joined<Row> joined = (io.ghl.sync.internal.app.Joined<Row>) table.joined();
        try (Connection connection = database.source().getConnection()) {
            AppRecords<Row> within = joined.through(() -> connection);
            String kept = inTransaction(connection, true, () -> within.create(HERE, named("Ada"), "k1"));
            String lost = inTransaction(connection, false, () -> within.create(HERE, named("Bob"), "k2"));
            Row ada = within.find(HERE, kept).orElseThrow();

            assertThat(table.find(HERE, lost)).isEmpty();
            assertThat(inTransaction(connection, true, () -> within.update(HERE, ada, ada.with("name", "Grace"))))
                    .isTrue();
            assertThat(inTransaction(connection, true, () -> within.update(HERE, ada, ada.with("name", "x"))))
                    .isFalse();
            assertThat(inTransaction(connection, false, () -> within.delete(HERE, find(table, kept))))
                    .isTrue();
            assertThat(find(table, kept).get("name")).isEqualTo("Grace");
        }
    }

    private static Row find(SqlTable table, String id) {
        return table.find(HERE, id).orElseThrow();
    }

    private static <R> R inTransaction(Connection connection, boolean commit, java.util.concurrent.Callable<R> work)
            throws Exception {
        connection.setAutoCommit(false);
        try {
            return work.call();
        } finally {
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    @Test
    void aDroppedTableIsToldWithoutItsRows() throws SQLException {
        SqlTable table = customers();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE customers");
        }
        assertThatThrownBy(() -> table.find(HERE, "1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Table \"customers\"");
    }
}
