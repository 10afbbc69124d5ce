package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TableColumn;
import io.ghl.sync.app.TestDatabase;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table, a mapping file and nothing else: both sides follow each other. */
class SqlTableSyncTest {
    private static final String MAPPING = """
            version: 1
            records: contacts
            onConflict: ghlWins
            onDelete: propagate
            fields:
              - {name: firstName, app: first_name, ghl: firstName}
              - {app: email, ghl: email}
              - {app: city, ghl: city}
              - app: vip
                type: boolean
                ghl: {customName: Lead stage}
                values: {true: VIP, false: Normal}
            link:
              matchOn: email
              externalId: {custom: app_id}
            """;

    @TempDir
    Path folder;

    /** Goes on by hours, so that every feed is due. */
    private static final class HurriedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Z");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final HurriedClock clock = new HurriedClock();

    private static TestDatabase withCustomers(TestDatabase database) {
        return database.run("CREATE TABLE customers (id {id}, first_name VARCHAR(40), email TEXT, city TEXT,"
                + " vip BOOLEAN, updated_at {time}, deleted_at {time})");
    }

    private static SqlTable.Builder table(TestDatabase database) {
        return SqlTable.builder(database.source(), "customers").key("id").findBy("email", "email");
    }

    @Test
    void sqliteBySnapshot() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.sqlite(folder));
        story(database, SyncStore.memory(), table(database).changedBySnapshot().build(), "DELETE FROM customers");
    }

    @Test
    void postgresByTimeAndIds() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.postgres());
        story(
                database,
                SyncStore.memory(),
                table(database)
                        .changedBy("updated_at")
                        .findDeletions(Duration.ZERO)
                        .build(),
                "DELETE FROM customers");
    }

    @Test
    void postgresByTimeWithMarkedDeletions() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.postgres());
        story(
                database,
                SyncStore.memory(),
                table(database).changedBy("updated_at").softDelete("deleted_at").build(),
                "UPDATE customers SET deleted_at = {now}, updated_at = {now}");
    }

    @Test
    void postgresInOneTransactionWithTheStore() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.postgres());
        story(
                database,
                SyncStore.jdbc(database.source()),
                table(database).changedBySnapshot().build().joined(),
                "DELETE FROM customers");
    }

    @Test
    void sqliteInOneTransactionWithTheStore() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.sqlite(folder));
        story(
                database,
                SyncStore.sqlite(file(database)),
                table(database)
                        .changedBy("updated_at")
                        .softDelete("deleted_at")
                        .build()
                        .joined(),
                "UPDATE customers SET deleted_at = {now}, updated_at = {now}");
    }

    private static Path file(TestDatabase database) {
        return Path.of(
                ((org.sqlite.SQLiteDataSource) database.source()).getUrl().substring("jdbc:sqlite:".length()));
    }

    private void story(TestDatabase database, SyncStore store, AppRecords<Row> rows, String deletion) throws Exception {
        MappingFile mapping = MappingFile.parse("contacts.yaml", MAPPING, CodeSteps.none());
        UnaryOperator<String> words = sql ->
                sql.replace("{now}", database.sqlite() ? "strftime('%Y-%m-%d %H:%M:%f', 'now')" : "clock_timestamp()");
        Function<String, String> one = sql -> database.rows(sql).get(0);
        try (Studio studio = new Studio(store, mapping.recordSync(rows), clock)) {
            database.run(words.apply("INSERT INTO customers (first_name, email, city, vip, updated_at)"
                    + " VALUES ('Ada', 'ada@example.com', 'London', TRUE, {now})"));
            studio.linked();
            String ada = studio.contactIdOf("ada@example.com");
            assertThat(contact(studio, ada)).isEqualTo("Ada ada@example.com London VIP");

            database.run(words.apply("UPDATE customers SET city = 'Paris', vip = FALSE, updated_at = {now}"));
            lookAgain(studio);
            assertThat(contact(studio, ada)).isEqualTo("Ada ada@example.com Paris Normal");

            studio.userEdits(ada, Map.of("firstName", "Augusta"));
            studio.settle();
            assertThat(one.apply("SELECT first_name, city FROM customers")).isEqualTo("Augusta Paris");

            String grace = studio.userCreates(Map.of("firstName", "Grace", "email", "grace@example.com"));
            studio.settle();
            assertThat(database.rows("SELECT first_name, email, city FROM customers WHERE email LIKE 'grace%'"))
                    .containsExactly("Grace grace@example.com null");
            database.run(words.apply(
                    "UPDATE customers SET city = 'Arlington', updated_at = {now} WHERE email LIKE 'grace%'"));
            lookAgain(studio);
            assertThat(studio.contact(grace).path("city").asText()).isEqualTo("Arlington");

            database.run(words.apply("INSERT INTO customers (first_name, email, updated_at)"
                    + " VALUES ('Edsger', 'edsger@example.com', {now})"));
            lookAgain(studio);
            String edsger = studio.contactIdOf("edsger@example.com");

            database.run(words.apply(deletion + " WHERE email = 'ada@example.com'"));
            lookAgain(studio);
            assertThat(studio.contacts())
                    .extracting(each -> each.path("id").asText())
                    .containsOnly(grace, edsger);

            studio.user("DELETE", "/contacts/" + edsger, Map.of());
            studio.settle();
            clock.ahead = clock.ahead.plusMinutes(5);
            lookAgain(studio);
            assertThat(database.rows("SELECT email FROM customers WHERE deleted_at IS NULL"))
                    .containsExactly("grace@example.com");
            assertThat(studio.location.deadLetters().list()).isEmpty();
            assertThat(studio.location.reviews().open()).isEmpty();
        }
    }

    /** The application tells nothing: its changes are found by looking. */
    private void lookAgain(Studio studio) throws InterruptedException {
        clock.ahead = clock.ahead.plusHours(2);
        studio.location.changed(RecordType.CONTACT, "0");
        studio.settle();
    }

    private static String contact(Studio studio, String id) {
        JsonNode contact = studio.contact(id);
        String stage = "";
        String field = studio.customFieldId("lead_stage");
        for (JsonNode custom : contact.path("customFields")) {
            if (custom.path("id").asText().equals(field)) {
                stage = custom.path("value").asText();
            }
        }
        return String.join(
                " ",
                contact.path("firstName").asText(),
                contact.path("email").asText(),
                contact.path("city").asText(),
                stage);
    }

    @Test
    void aColumnThatTheTableDoesNotHaveIsToldBeforeAnythingIsWritten() {
        TestDatabase database = withCustomers(TestDatabase.sqlite(folder));
        MappingFile mapping = MappingFile.parse(
                "contacts.yaml", MAPPING.replace("app: first_name", "app: firstname"), CodeSteps.none());
        List<String> columns = SqlTable.inspect(database.source(), "customers").stream()
                .map(TableColumn::name)
                .toList();
        assertThat(mapping.missingColumns(columns))
                .extracting(MappingProblem::message)
                .containsExactly("The application has no column \"firstname\". Did you mean \"first_name\"?");
    }

    @Test
    void aValueThatDoesNotFitIsADeadLetterThatNamesTheColumn() throws Exception {
        TestDatabase database = withCustomers(TestDatabase.sqlite(folder));
        MappingFile mapping = MappingFile.parse("contacts.yaml", MAPPING, CodeSteps.none());
        SqlTable rows = table(database).changedBySnapshot().build();
        try (Studio studio = new Studio(SyncStore.memory(), mapping.recordSync(rows), clock)) {
            studio.linked();
            studio.userCreates(Map.of("firstName", "A".repeat(41), "email", "long@example.com"));
            studio.settle();
            assertThat(studio.location.deadLetters().list())
                    .hasSize(1)
                    .allSatisfy(letter -> assertThat(letter.toString())
                            .contains("\"first_name\" takes 40 characters at most, and is to get 41")
                            .doesNotContain("AAAA"));
        }
    }
}
