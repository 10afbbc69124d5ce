package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.ApiVersion;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.audit.UndoReport;
import io.ghl.sync.audit.UndoReport.Outcome;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What the sync did is taken back, and no newer edit with it. */
class UndoTest {
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private static UndoScope of(String field) {
        return UndoScope.field(RecordType.CONTACT, "ada", field);
    }

    private long lastRun(String appId) {
        List<AuditEntry> history = studio.location.history(RecordType.CONTACT, appId);
        return history.get(history.size() - 1).context().run();
    }

    @Test
    void aFieldGoesBackOnBothSides() throws Exception {
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withCity("London"));
        studio.edited("ada", person -> person.withCity("Paris"));

        UndoReport preview = studio.location.previewUndo(of("city"));
        assertThat(preview.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.PLANNED);
            assertThat(entry.value()).isEqualTo(FieldValue.text("London"));
        });
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Paris");

        UndoReport report = studio.location.undo(of("city"), "grace");

        assertThat(report.count(Outcome.DONE)).isEqualTo(1);
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");
        assertThat(studio.people.get("ada").city()).isEqualTo("London");
        assertThat(studio.location.history(RecordType.CONTACT, "ada"))
                .filteredOn(row -> "grace".equals(row.actor()) && row.written() != null)
                .hasSize(2);
        assertThat(report.toString()).doesNotContain("London");

        // An undo is a write like any other, and can be undone.
        assertThat(studio.location.undo(of("city"), "heidi").count(Outcome.DONE))
                .isEqualTo(1);
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(studio.people.get("ada").city()).isEqualTo("Paris");
    }

    @Test
    void aNewerEditStays() throws Exception {
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withCity("London"));
        Instant before = Instant.now();
        studio.userEdits(ada, Map.of("firstName", "Augusta"));
        studio.settle();
        studio.edited("ada", person -> person.withCity("Paris"));
        studio.edited("ada", person -> person.withCity("Rome"));

        // All writes since: the value before the first, if both sides still hold the last.
        assertThat(studio.location.previewUndo(of("city").since(before)).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo(FieldValue.text("London")));

        studio.userEdits(ada, Map.of("city", "Oslo"));
        studio.settle();
        UndoReport report = studio.location.undo(UndoScope.run(1_000_000), "grace");
        assertThat(report.entries()).isEmpty();
        long run = studio.location.history(RecordType.CONTACT, "ada").stream()
                .filter(row -> row.after().equals(FieldValue.text("Rome")))
                .mapToLong(row -> row.context().run())
                .findFirst()
                .orElseThrow();
        assertThat(studio.location.undo(UndoScope.run(run), "grace").entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(Outcome.MOVED);
                    assertThat(entry.what()).contains("edited since");
                });
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.people.get("ada").city()).isEqualTo("Oslo");
    }

    @Test
    void anEditThatNobodyHasSeenYetStaysToo() throws Exception {
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withCity("London"));
        studio.edited("ada", person -> person.withCity("Paris"));
        studio.sandbox.sendWebhooksTo(null);
        studio.userEdits(ada, Map.of("city", "Oslo"));

        UndoReport report = studio.location.undo(of("city"), "grace");

        assertThat(report.count(Outcome.MOVED)).isEqualTo(1);
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.people.get("ada").city()).isEqualTo("Oslo");
    }

    @Test
    void tagsAreTakenBackOneByOne() throws Exception {
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withLabels(Set.of("VIP", "wrong")));
        studio.user("POST", "/contacts/" + ada + "/tags", Map.of("tags", List.of("later")));
        studio.settle();
        long run = studio.location.history(RecordType.CONTACT, "ada").stream()
                .filter(row -> row.after().asLabels().contains("wrong"))
                .mapToLong(row -> row.context().run())
                .findFirst()
                .orElseThrow();

        UndoReport report = studio.location.undo(UndoScope.run(run), "grace");

        assertThat(report.count(Outcome.DONE)).isEqualTo(1);
        assertThat(studio.people.get("ada").labels()).containsExactlyInAnyOrder("VIP", "later");
        assertThat(studio.contact(ada).path("tags").toString())
                .contains("vip", "later")
                .doesNotContain("wrong");
    }

    @Test
    void aRecordThatWasCreatedIsDeletedThereAndNotCreatedAgain() throws Exception {
        studio.linkedAda();

        UndoReport report = studio.location.undo(UndoScope.record(RecordType.CONTACT, "ada"), "grace");

        assertThat(report.count(Outcome.DONE)).isEqualTo(1);
        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.people.get("ada").firstName()).isEqualTo("Ada");
        studio.edited("ada", person -> person.withCity("London"));
        assertThat(studio.contacts()).isEmpty();
    }

    @Test
    void whatWasTakenBackStaysSoAndTheReportSaysWhy() throws Exception {
        studio.linkedAda();
        studio.location.undo(UndoScope.record(RecordType.CONTACT, "ada"), "grace");

        assertThat(studio.location
                        .undo(UndoScope.record(RecordType.CONTACT, "ada"), "heidi")
                        .entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
                    assertThat(entry.what()).isEqualTo("an undo took the records apart, and they stay apart");
                });
        assertThat(studio.contacts()).isEmpty();
    }

    @Test
    void aRecordThatWasCreatedAndEditedSinceStays() throws Exception {
        String ada = studio.linkedAda();
        long run = lastRun("ada");
        studio.sandbox.sendWebhooksTo(null);
        studio.userEdits(ada, Map.of("city", "Oslo"));

        UndoReport report = studio.location.undo(UndoScope.run(run), "grace");

        assertThat(report.count(Outcome.MOVED)).isEqualTo(1);
        assertThat(studio.contacts()).hasSize(1);
        assertThat(studio.people.get("ada").city()).isEqualTo("Oslo");
    }

    @Test
    void linkedRecordsAreTakenApart() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        String ada = studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
        studio.linked();

        UndoReport report = studio.location.undo(UndoScope.record(RecordType.CONTACT, "ada"), "grace");

        assertThat(report.count(Outcome.DONE)).isEqualTo(1);
        studio.edited("ada", person -> person.withCity("London"));
        studio.userEdits(ada, Map.of("city", "Paris"));
        studio.settle();
        assertThat(studio.people.get("ada").city()).isEqualTo("London");
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(studio.contacts()).hasSize(1);
    }

    @Test
    void aDeletionIsMadeGoodOnBothSides() throws Exception {
        String ada = studio.linkedAda();
        studio.user("DELETE", "/contacts/" + ada, Map.of());
        studio.settle();
        assertThat(studio.people.all()).isEmpty();
        long run = studio.location.auditLog(0, 1000).stream()
                .filter(row -> row.action() == AuditEntry.Action.DELETED)
                .mapToLong(row -> row.context().run())
                .findFirst()
                .orElseThrow();

        UndoReport report = studio.location.undo(UndoScope.run(run), "grace");

        assertThat(report.count(Outcome.DONE)).isEqualTo(1);
        assertThat(studio.people.all()).singleElement().satisfies(person -> {
            assertThat(person.email()).isEqualTo("ada@example.com");
            assertThat(person.phone()).isEqualTo("+12025550143");
        });
        assertThat(studio.contacts()).hasSize(1);
        UndoReport again = studio.location.undo(UndoScope.run(run), "grace");
        assertThat(again.count(Outcome.MOVED))
                .as("once more creates nothing new, and does not say so")
                .isEqualTo(1);
        assertThat(studio.people.all()).hasSize(1);

        studio.user("DELETE", "/contacts/" + studio.contactIdOf("ada@example.com"), Map.of());
        studio.settle();
        assertThat(studio.people.all()).isEmpty();
        assertThat(studio.location.undo(UndoScope.run(run), "grace").entries())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.outcome()).isEqualTo(Outcome.MOVED);
                    assertThat(entry.what()).startsWith("it was created again before, as record ");
                });
        long second = studio.location.auditLog(0, 1000).stream()
                .filter(row -> row.action() == AuditEntry.Action.DELETED)
                .mapToLong(row -> row.context().run())
                .max()
                .orElseThrow();
        assertThat(studio.location.undo(UndoScope.run(second), "grace").count(Outcome.DONE))
                .as("the second deletion is one of its own")
                .isEqualTo(1);
        assertThat(studio.people.all()).hasSize(1);
    }

    @Test
    void aRecordThatTheApplicationRefusesHoldsUpNoOther() throws Exception {
        for (String name : List.of("ada", "bob", "cem")) {
            studio.people.put(Person.named(name, name, name + "@example.com"));
        }
        studio.linked();
        studio.whilePaused(() -> {
            for (String name : List.of("ada", "bob", "cem")) {
                studio.user("DELETE", "/contacts/" + studio.contactIdOf(name + "@example.com"), Map.of());
            }
        });
        assertThat(studio.people.all()).isEmpty();
        studio.people.refuseNew("ada@example.com");
        int done = 0;
        int refused = 0;
        for (long run : studio.location.auditLog(0, 1000).stream()
                .filter(row -> row.action() == AuditEntry.Action.DELETED)
                .map(row -> row.context().run())
                .distinct()
                .toList()) {
            UndoReport report = studio.location.undo(UndoScope.run(run), "grace");
            done += report.count(Outcome.DONE);
            refused += report.count(Outcome.NOT_POSSIBLE);
            assertThat(report.toString()).doesNotContain("black list");
        }

        assertThat(done).isEqualTo(2);
        assertThat(refused).isEqualTo(1);
        assertThat(studio.people.all())
                .extracting(Person::email)
                .containsExactlyInAnyOrder("bob@example.com", "cem@example.com");
    }

    /** Found by the simulation, seed 19574: the record was created outside of a transaction, which fails. */
    @Test
    void aDeletionIsMadeGoodWithinATransactionThatTheApplicationJoins(@TempDir Path directory) throws Exception {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + directory.resolve("joined.db"));
        SyncStore store = SyncStore.sqlite(directory.resolve("joined.db"));
        JoinedPeople joined = new JoinedPeople(database);
        joined.put(Person.named("ada", "Ada", "ada@example.com"));
        RecordSync<Person> records = RecordSync.contacts(AppRecords.joined(joined))
                .mapping(m -> m.defaultStrategy(Strategies.ghlWins())
                        .field("firstName", Person::firstName, Person::withFirstName)
                        .to(ContactFields.FIRST_NAME)
                        .field("email", Person::email, Person::withEmail)
                        .to(ContactFields.EMAIL))
                .onDelete(DeletePolicy.PROPAGATE);
        try (Studio together = new Studio(store, records, Clock.systemUTC())) {
            together.linked();
            together.user("DELETE", "/contacts/" + together.contactIdOf("ada@example.com"), Map.of());
            together.settle();
            assertThat(joined.all()).isEmpty();
            UndoScope deletion = UndoScope.run(together.location.auditLog(0, 1000).stream()
                    .filter(row -> row.action() == AuditEntry.Action.DELETED)
                    .mapToLong(row -> row.context().run())
                    .findFirst()
                    .orElseThrow());

            UndoReport first = together.location.undo(deletion, "grace");
            UndoReport again = together.location.undo(deletion, "grace");

            assertThat(first.count(Outcome.DONE)).isEqualTo(1);
            assertThat(again.count(Outcome.MOVED))
                    .as("once more creates nothing new")
                    .isEqualTo(1);
            assertThat(joined.all()).extracting(Person::email).containsExactly("ada@example.com");
            assertThat(together.contacts()).hasSize(1);
        }
    }

    @Test
    void whatTheLogDoesNotKeepCannotBePutBack() throws Exception {
        studio.close();
        studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.audit(AuditOptions.defaults().leavingOut("city")));
        studio.linkedAda();
        studio.edited("ada", person -> person.withCity("London"));

        assertThat(studio.location.undo(of("city"), "grace").entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.NOT_POSSIBLE));
    }

    @Test
    void anUnknownRecordIsRefused() throws Exception {
        studio.linkedAda();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> studio.location.previewUndo(UndoScope.record(RecordType.CONTACT, "nobody")))
                .withMessageContaining("nobody");
        assertThatIllegalArgumentException().isThrownBy(() -> UndoScope.run(0));
        assertThatIllegalArgumentException().isThrownBy(() -> studio.location.undo(of("city"), ""));
    }
}
