package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sync.Person.Stage;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine against the sandbox, through the public API, on each store and each version of HighLevel's API. */
@ParameterizedClass
@CsvSource({"memory, V2021_07_28", "sqlite, V3"})
class TwoWaySyncTest {
    @Parameter(0)
    String storeName;

    @Parameter(1)
    ApiVersion apiVersion;

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        SyncStore store = storeName.equals("memory") ? SyncStore.memory() : SyncStore.sqlite(folder.resolve("sync.db"));
        studio = new Studio(store, apiVersion);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private String linkAda() throws InterruptedException {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com")
                .withPhone("(202) 555-0143")
                .withLabels(Set.of("VIP")));
        studio.linked();
        return studio.contactIdOf("ada@example.com");
    }

    /** Edits that the engine sees together, when it goes on. */
    private void whilePaused(Runnable edits) throws InterruptedException {
        studio.location.pause();
        edits.run();
        studio.location.resume();
        studio.settle();
    }

    @Test
    void linksTheSamePeopleAndCreatesTheOthers() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "Ada@Example.com"));
        studio.people.put(Person.named("bob", "Bob", "bob@example.com"));
        String ada =
                studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com", "phone", "+12025550143"));
        studio.userCreates(Map.of("firstName", "Cleo", "email", "cleo@example.com"));

        studio.linked();

        assertThat(studio.people.get("ada").phone()).isEqualTo("+12025550143");
        assertThat(studio.contactIdOf("ada@example.com")).isEqualTo(ada);
        assertThat(studio.people.byEmail("cleo@example.com")).isPresent();
        assertThat(studio.contacts()).hasSize(3);
        assertThat(studio.people.all()).hasSize(3);
        SyncStatistics statistics = studio.location.statistics();
        assertThat(statistics.linked()).isEqualTo(1);
        assertThat(statistics.createdInGhl()).isEqualTo(1);
        assertThat(statistics.createdInApp()).isEqualTo(1);
    }

    @Test
    void linkingAgainChangesNothing() throws Exception {
        linkAda();
        long mark = studio.mark();

        studio.location.link(LinkProgress.SILENT);
        studio.settle();

        assertThat(studio.engineCalls(mark)).isEmpty();
    }

    @Test
    void anEditInTheApplicationGoesToHighLevel() throws Exception {
        String ada = linkAda();
        long mark = studio.mark();

        studio.people.edit("ada", person -> person.withCity("London").withStage(Stage.WON));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");
        assertThat(studio.contact(ada).path("customFields").toString()).contains("Won");
        assertThat(studio.engineCalls(mark))
                .extracting(JournalEntry::operationId)
                .containsExactly("get-contact", "update-contact");
    }

    @Test
    void anEditInHighLevelGoesToTheApplication() throws Exception {
        String ada = linkAda();
        long mark = studio.mark();

        studio.userEdits(
                ada,
                Map.of(
                        "city",
                        "Paris",
                        "customFields",
                        List.of(Map.of("id", studio.customFieldId("lead_stage"), "field_value", "Won"))));
        studio.settle();

        assertThat(studio.people.get("ada").city()).isEqualTo("Paris");
        assertThat(studio.people.get("ada").stage()).isEqualTo(Stage.WON);
        assertThat(studio.engineCalls(mark))
                .extracting(JournalEntry::operationId)
                .containsExactly("get-contact");
    }

    @Test
    void theEchoOfAnOwnWriteCostsNoCall() throws Exception {
        String ada = linkAda();
        studio.people.edit("ada", person -> person.withCity("London").withLabels(Set.of("new", "runner")));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();
        long mark = studio.mark();

        // Three writes of the engine made their events; HighLevel sends some of them again.
        studio.settle();

        assertThat(studio.engineCalls(mark)).isEmpty();
        assertThat(studio.location.statistics().echoCalls()).isZero();
        assertThat(tags(ada)).containsExactlyInAnyOrder("new", "runner");
    }

    @Test
    void differentFieldsOfOneRecordAreMerged() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London"));
            studio.userEdits(ada, Map.of("firstName", "Augusta"));
        });

        assertThat(studio.people.get("ada").firstName()).isEqualTo("Augusta");
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void theSameFieldIsSettledByItsStrategy() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withFirstName("A.").withEmail("ada@app.example"));
            studio.userEdits(ada, Map.of("firstName", "Augusta", "email", "ada@ghl.example"));
        });

        assertThat(studio.people.get("ada").firstName()).isEqualTo("Augusta");
        assertThat(studio.contact(ada).path("firstName").asText()).isEqualTo("Augusta");
        assertThat(studio.people.get("ada").email()).isEqualTo("ada@app.example");
        assertThat(studio.contact(ada).path("email").asText()).isEqualTo("ada@app.example");
        assertThat(studio.location.statistics().conflictsByRule())
                .containsEntry("GHL wins", 1)
                .containsEntry("app wins", 1);
        assertThat(studio.location.history(RecordType.CONTACT, "ada"))
                .filteredOn(entry -> entry.action() == AuditEntry.Action.CONFLICT_SETTLED)
                .filteredOn(entry -> "email".equals(entry.field()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.before()).isEqualTo(FieldValue.text("ada@ghl.example")));
    }

    @Test
    void theNewerPhoneWinsWhenTheEvidenceProvesIt() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.userEdits(ada, Map.of("phone", "+12025550111"));
            Instant later = Instant.parse(
                            studio.contact(ada).path("dateUpdated").asText())
                    .plusSeconds(60);
            studio.people.edit("ada", person -> person.withPhone("+12025550122").withPhoneChangedAt(later));
        });

        assertThat(studio.contact(ada).path("phone").asText()).isEqualTo("+12025550122");
        assertThat(studio.location.statistics().conflictsByRule()).containsEntry("newer wins", 1);
    }

    @Test
    void anUndecidedNewerWinsFallsBack() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withPhone("+12025550122"));
            studio.userEdits(ada, Map.of("phone", "+12025550111"));
        });

        assertThat(studio.people.get("ada").phone()).isEqualTo("+12025550111");
        assertThat(studio.location.statistics().conflictsByRule()).containsOnlyKeys("newer wins, undecided: GHL wins");
    }

    @Test
    void aContestedFieldWaitsForAPersonWhileTheOthersFlow() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London").withLabels(Set.of("VIP", "runner")));
            studio.userEdits(ada, Map.of("city", "Paris"));
        });

        ReviewItem item = studio.location.reviews().open().get(0);
        assertThat(item.app()).isEqualTo(FieldValue.text("London"));
        assertThat(item.ghl()).isEqualTo(FieldValue.text("Paris"));
        assertThat(tags(ada)).contains("runner");

        studio.location.reviews().decide(item.id(), Decision.Choice.APP, "grace");
        studio.settle();

        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void anEchoOnARecordUnderReviewCostsNoCall() throws Exception {
        String ada = linkAda();
        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London").withLabels(Set.of("VIP", "runner")));
            studio.userEdits(ada, Map.of("city", "Paris"));
        });
        long mark = studio.mark();

        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.location.reviews().open()).hasSize(1);
        assertThat(studio.engineCalls(mark)).isEmpty();
    }

    @Test
    void aReviewClosesItselfWhenTheSidesAgree() throws Exception {
        String ada = linkAda();
        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London"));
            studio.userEdits(ada, Map.of("city", "Paris"));
        });

        studio.people.edit("ada", person -> person.withCity("Paris"));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aDecisionOnAStaleViewIsAskedAnew() throws Exception {
        String ada = linkAda();
        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("London"));
            studio.userEdits(ada, Map.of("city", "Paris"));
        });
        ReviewItem item = studio.location.reviews().open().get(0);

        whilePaused(() -> {
            studio.userEdits(ada, Map.of("city", "Rome"));
            studio.location.reviews().decide(item.id(), Decision.Choice.APP, "grace");
        });

        assertThat(studio.location.reviews().open())
                .singleElement()
                .satisfies(again -> assertThat(again.ghl()).isEqualTo(FieldValue.text("Rome")));
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Rome");
    }

    @Test
    void tagsOfBothSidesAreMerged() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.edit("ada", person -> person.withLabels(Set.of("VIP", "From App")));
            studio.user("POST", "/contacts/" + ada + "/tags", Map.of("tags", List.of("from-ghl")));
            studio.user("DELETE", "/contacts/" + ada + "/tags", Map.of("tags", List.of("vip")));
        });

        assertThat(tags(ada)).containsExactlyInAnyOrder("from app", "from-ghl");
        assertThat(studio.people.get("ada").labels()).containsExactlyInAnyOrder("From App", "from-ghl");
    }

    @Test
    void aClearedFieldIsClearedOnTheOtherSide() throws Exception {
        String ada = linkAda();

        studio.people.edit("ada", person -> person.withPhone(null));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.contact(ada).path("phone").asText("")).isEmpty();
    }

    @Test
    void aDeletionInHighLevelIsConfirmedAndCarriedOver() throws Exception {
        String ada = linkAda();

        studio.user("DELETE", "/contacts/" + ada, Map.of());
        studio.settle();

        assertThat(studio.people.all()).isEmpty();
    }

    @Test
    void aDeletionInTheApplicationIsCarriedOver() throws Exception {
        linkAda();

        studio.people.remove("ada");
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.contacts()).isEmpty();
    }

    @Test
    void aDeletionAgainstAnEditWaitsForAPerson() throws Exception {
        String ada = linkAda();

        whilePaused(() -> {
            studio.people.remove("ada");
            studio.userEdits(ada, Map.of("city", "Paris"));
        });

        ReviewItem item = studio.location.reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.DELETE);

        studio.location.reviews().decide(item.id(), Decision.Choice.GHL, "grace");
        studio.settle();

        assertThat(studio.people.byEmail("ada@example.com"))
                .hasValueSatisfying(person -> assertThat(person.city()).isEqualTo("Paris"));
        assertThat(studio.contacts()).hasSize(1);
    }

    @Test
    void anOpenQuestionAboutADeletionCostsNoCalls() throws Exception {
        String ada = linkAda();
        whilePaused(() -> {
            studio.people.remove("ada");
            studio.userEdits(ada, Map.of("city", "Paris"));
        });
        long mark = studio.mark();

        studio.settle();
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(studio.location.reviews().open()).hasSize(1);
        assertThat(studio.engineCalls(mark)).isEmpty();
    }

    @Test
    void aLostWebhookIsMadeUpForByTheFeed() throws Exception {
        String ada = linkAda();
        studio.sandbox.sendWebhooksTo(null);

        studio.userEdits(ada, Map.of("city", "Paris"));
        studio.userCreates(Map.of("firstName", "Cleo", "email", "cleo@example.com"));
        studio.settle();

        assertThat(studio.people.get("ada").city()).isEqualTo("Paris");
        assertThat(studio.people.byEmail("cleo@example.com")).isPresent();
        assertThat(studio.location.statistics().foundByFeed()).isEqualTo(1);
    }

    @Test
    void aLostDeletionIsMadeUpForByTheSweep() throws Exception {
        String ada = linkAda();
        studio.sandbox.sendWebhooksTo(null);

        studio.user("DELETE", "/contacts/" + ada, Map.of());
        studio.settle();
        assertThat(studio.people.all()).hasSize(1);
        studio.location.sweep();
        studio.settle();

        assertThat(studio.people.all()).isEmpty();
    }

    @Test
    void aNewRecordIsLinkedToTheContactThatIsThereAlready() throws Exception {
        linkAda();
        studio.location.pause();
        String bob = studio.userCreates(Map.of("firstName", "Robert", "email", "bob@example.com"));
        studio.people.put(Person.named("bob", "Bob", "Bob@Example.com"));
        studio.location.resume();
        studio.location.changed(RecordType.CONTACT, "bob");
        studio.settle();

        assertThat(studio.contacts()).hasSize(2);
        assertThat(studio.people.all()).hasSize(2);
        assertThat(studio.people.get("bob").firstName()).isEqualTo("Robert");
        assertThat(studio.contact(bob).path("firstName").asText()).isEqualTo("Robert");
    }

    @Test
    void anAmbiguousMatchWaitsForAPerson() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        String byEmail = studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
        String byPhone = studio.userCreates(Map.of("firstName", "Ada", "phone", "+12025550143"));
        studio.linked();

        List<ReviewItem> open = studio.location.reviews().open();
        ReviewItem item = open.stream()
                .filter(question -> question.candidates().contains(byEmail))
                .findFirst()
                .orElseThrow();
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.MATCH);
        assertThat(item.candidates()).contains(byEmail, byPhone);
        assertThat(studio.people.all()).hasSize(1);
        assertThat(studio.contacts()).hasSize(2);
    }

    @Test
    void aPlanWritesNothing() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.people.put(Person.named("bob", "Bob", "bob@example.com"));
        studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com", "city", "Paris"));
        long mark = studio.mark();

        TypePlan plan = studio.location.plan().of(RecordType.CONTACT).orElseThrow();

        assertThat(plan.toLink()).isEqualTo(1);
        assertThat(plan.createInGhl()).isEqualTo(1);
        assertThat(plan.updatesInApp()).containsEntry("city", 1);
        assertThat(studio.engineCalls(mark))
                .extracting(JournalEntry::operationId)
                .containsOnly("get-custom-fields");
        assertThat(studio.contacts()).hasSize(1);
        assertThat(studio.people.get("ada").city()).isNull();
    }

    private List<String> tags(String contactId) {
        return texts(studio.contact(contactId).path("tags"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new java.util.ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
