package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.Person;
import io.ghl.sync.Retention;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What piles up, and what it costs, when a location is synced for long, in virtual time. */
class LongRunTest {
    private static final int DAYS = 12;

    private static void map(MappingBuilder<Person> m) {
        m.field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(CITY);
    }

    @Test
    void theTablesAndTheFileStopGrowing(@TempDir Path folder) {
        Path file = folder.resolve("sync.db");
        Retention retention = new Retention(Duration.ofDays(2), Duration.ofDays(6), Duration.ofDays(4));
        try (Bench bench =
                new Bench(LongRunTest::map, Bench.OPTIONS.withRetention(retention), SyncStore.sqlite(file))) {
            bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
            bench.linked();
            Map<String, Long> most = new TreeMap<>();
            for (int day = 0; day < DAYS; day++) {
                live(bench, day);
                sizes(file).forEach((table, rows) -> most.merge(table, rows, Math::max));
            }
            assertThat(most.get("ghl_inbox")).isPositive();
            assertThat(most.get("ghl_audit")).isPositive();
            assertThat(most.get("ghl_link")).isGreaterThan(1);

            for (int day = DAYS; day < 3 * DAYS; day++) {
                live(bench, day);
            }

            Map<String, Long> now = sizes(file);
            assertThat(now.get("pages"))
                    .as("pages of the file")
                    // As many, but for how rows happen to fall on pages.
                    .isLessThanOrEqualTo(most.get("pages") * 11 / 10);
            now.remove("pages");
            assertThat(now)
                    .allSatisfy((table, rows) ->
                            assertThat(rows).as(table).isLessThanOrEqualTo(most.getOrDefault(table, 0L)));
        }
    }

    /** A day of a location: somebody comes and goes, somebody is edited, webhooks come in. */
    private static void live(Bench bench, int day) {
        Instant end = bench.clock.instant().plus(Duration.ofDays(1));
        String guest = "guest" + day;
        bench.people.put(Person.named(guest, "Guest", guest + "@example.com"));
        bench.people.edit("ada", ada -> ada.withCity("City " + day));
        bench.settled();
        String ada = bench.idOf("ada@example.com");
        for (int i = 0; i < 5; i++) {
            bench.user("PUT", "/contacts/" + ada, Map.of("city", "Town " + day + "." + i));
            bench.event(ada);
            bench.settled();
        }
        bench.people.remove(guest);
        bench.settled();
        assertThat(bench.contacts()).hasSize(1);
        bench.clock.advance(Duration.between(bench.clock.instant(), end));
        bench.settled();
    }

    private static Map<String, Long> sizes(Path file) {
        Map<String, Long> sizes = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            sizes.put("pages", number(statement, "PRAGMA page_count"));
            for (String table : tables(statement)) {
                sizes.put(table, number(statement, "SELECT count(*) FROM " + table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sizes;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'ghl_%'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One look a minute at HighLevel's changes, a sweep, and nothing else: under a hundredth of the day's calls. */
    @Test
    void aLocationInWhichNothingHappensCostsOneCallAMinute() {
        try (Bench bench = new Bench(LongRunTest::map, SyncOptions.defaults(), SyncStore.memory())) {
            bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
            bench.linked();
            bench.run();
            int before = calls(bench);
            Instant end = bench.clock.instant().plus(Duration.ofHours(6));
            while (bench.clock.instant().isBefore(end)) {
                Duration wait = Duration.between(bench.clock.instant(), bench.run());
                bench.clock.advance(wait.isNegative() ? Duration.ZERO : wait);
            }
            assertThat(calls(bench) - before).isBetween(170, 365);
        }
    }

    private static int calls(Bench bench) {
        return bench.sandbox
                .journal()
                .entries(entry -> "engine".equals(entry.token()))
                .size();
    }
}
