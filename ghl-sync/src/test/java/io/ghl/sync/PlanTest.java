package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.PlannedChange;
import io.ghl.sync.plan.PlannedFiring;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TriggerPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans: what they say, that they write nothing, and that what is applied is what was planned. */
class PlanTest {
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
    }

    private TypePlan contacts(SyncPlan plan) {
        return plan.of(RecordType.CONTACT).orElseThrow();
    }

    private void twoSides() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.people.put(Person.named("bob", "Bob", "bob@example.com"));
        studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com", "city", "Paris"));
        studio.userCreates(Map.of("firstName", "Cem", "email", "cem@example.com"));
    }

    @Test
    void whatIsAppliedIsWhatWasPlanned() throws Exception {
        twoSides();
        SyncPlan plan = studio.location.plan();

        TypePlan contacts = contacts(plan);
        assertThat(contacts.appRecords()).isEqualTo(2);
        assertThat(contacts.ghlRecords()).isEqualTo(2);
        assertThat(contacts.toLink()).isEqualTo(1);
        assertThat(contacts.createInGhl()).isEqualTo(1);
        assertThat(contacts.createInApp()).isEqualTo(1);
        assertThat(contacts.updatesInApp()).containsExactly(Map.entry("city", 1));
        assertThat(plan.isEmpty()).isFalse();

        long mark = studio.mark();
        studio.engine.start();
        studio.location.apply(plan);

        assertThat(studio.people.get("ada").city()).isEqualTo("Paris");
        assertThat(studio.contacts()).hasSize(3);
        assertThat(studio.people.all()).hasSize(3);
        Set<String> written = studio.engineCalls(mark).stream()
                .map(JournalEntry::operationId)
                .filter(id -> !id.startsWith("get") && !id.startsWith("search"))
                .collect(Collectors.toSet());
        assertThat(written).containsExactly("create-contact");
        assertThat(studio.location.plan().isEmpty()).isTrue();
    }

    @Test
    void samplesShowEachKindOfChangeAndHideValuesInTheirText() throws Exception {
        twoSides();
        TypePlan contacts = contacts(studio.location.plan());

        assertThat(contacts.samples())
                .extracting(PlannedChange::action)
                .contains(AuditEntry.Action.LINKED, AuditEntry.Action.CREATED, AuditEntry.Action.UPDATED);
        PlannedChange update = contacts.samples().stream()
                .filter(change -> change.action() == AuditEntry.Action.UPDATED)
                .findFirst()
                .orElseThrow();
        assertThat(update.appId()).isEqualTo("ada");
        assertThat(update.field()).isEqualTo("city");
        assertThat(update.written()).isEqualTo(Side.APP);
        assertThat(update.toString()).doesNotContain("Paris");
    }

    @Test
    void aPlanThatTheRecordsOutranIsRefusedAndWritesNothing() throws Exception {
        twoSides();
        SyncPlan plan = studio.location.plan();
        studio.people.put(Person.named("dan", "Dan", "dan@example.com"));
        studio.engine.start();

        assertThatThrownBy(() -> studio.location.apply(plan))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining("make a new plan");
        assertThat(studio.contacts()).hasSize(2);

        studio.location.apply(studio.location.plan());
        assertThat(studio.contacts()).hasSize(4);
    }

    private void assertOutrun(SyncPlan plan) {
        assertThatThrownBy(() -> studio.location.apply(plan))
                .isInstanceOf(PlanRefusedException.class)
                .hasMessageContaining("make a new plan");
    }

    @Test
    void aPlanIsRefusedIfARecordWouldBeCreatedInHighLevelWithOtherValues() throws Exception {
        studio.people.put(Person.named("bob", "Bob", "bob@example.com").withCity("Oslo"));
        SyncPlan plan = studio.location.plan();
        studio.people.edit("bob", person -> person.withCity("Rome"));
        studio.engine.start();

        assertOutrun(plan);
        assertThat(studio.contacts()).isEmpty();

        studio.location.apply(studio.location.plan());
        assertThat(studio.contact(studio.contactIdOf("bob@example.com"))
                        .path("city")
                        .asText())
                .isEqualTo("Rome");
    }

    @Test
    void aPlanIsRefusedIfARecordWouldBeCreatedInTheApplicationWithOtherValues() throws Exception {
        studio.sandbox.sendWebhooksTo(null);
        String cem = studio.userCreates(Map.of("firstName", "Cem", "email", "cem@example.com", "city", "Oslo"));
        SyncPlan plan = studio.location.plan();
        studio.userEdits(cem, Map.of("city", "Rome"));
        studio.engine.start();

        assertOutrun(plan);
        assertThat(studio.people.all()).isEmpty();

        studio.location.apply(studio.location.plan());
        assertThat(studio.people.byEmail("cem@example.com"))
                .hasValueSatisfying(person -> assertThat(person.city()).isEqualTo("Rome"));
    }

    @Test
    void aPlanIsRefusedIfOtherValuesWouldBeWritten() throws Exception {
        String ada = studio.linkedAda();
        studio.sandbox.sendWebhooksTo(null);
        studio.people.edit("ada", person -> person.withCity("Oslo"));
        SyncPlan toGhl = studio.location.plan();
        studio.people.edit("ada", person -> person.withCity("Rome"));
        assertOutrun(toGhl);
        assertThat(studio.contact(ada).path("city").asText("")).isEmpty();
        studio.location.apply(studio.location.plan());
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Rome");

        studio.userEdits(ada, Map.of("city", "Lima"));
        SyncPlan toApp = studio.location.plan();
        studio.userEdits(ada, Map.of("city", "Quito"));
        assertOutrun(toApp);
        assertThat(studio.people.get("ada").city()).isEqualTo("Rome");
    }

    @Test
    void theFingerprintShowsNoValue() throws Exception {
        studio.people.put(Person.named("bob", "Bob", "bob@example.com").withCity("Oslo"));

        SyncPlan plan = studio.location.plan();

        assertThat(plan.fingerprint()).matches("[0-9a-f]{32}");
        assertThat(contacts(plan).samples()).extracting(PlannedChange::ghlId).containsOnlyNulls();
    }

    @Test
    void aPlanBeyondItsLimitsIsRefusedWithEachReason() throws Exception {
        twoSides();
        SyncPlan plan = studio.location.plan();
        studio.engine.start();
        PlanLimits limits = PlanLimits.none().creates(0).updates(0).deletes(0).calls(1);

        assertThatThrownBy(() -> studio.location.apply(plan, limits, LinkProgress.SILENT))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reasons())
                                .hasSize(4)
                                .anyMatch(reason -> reason.startsWith("1 records created of type CONTACT on side GHL"))
                                .anyMatch(reason -> reason.startsWith("1 fields written of type CONTACT on side APP"))
                                .anyMatch(reason -> reason.contains("calls to HighLevel")));
        assertThat(studio.contacts()).hasSize(2);
    }

    @Test
    void aPlanOfAnotherLocationIsRefused() throws Exception {
        SyncPlan plan = studio.location.plan();
        SyncPlan other = new SyncPlan(
                "elsewhere",
                plan.at(),
                plan.types(),
                plan.triggers(),
                plan.calls(),
                plan.dailyLimit(),
                plan.rate(),
                plan.fingerprint());
        assertThatThrownBy(() -> studio.location.apply(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void twoPlansOfTheSameRecordsAreTheSame() throws Exception {
        twoSides();
        assertThat(studio.location.plan().fingerprint())
                .isEqualTo(studio.location.plan().fingerprint());
    }

    @Test
    void aPlanTellsWhatItCosts() throws Exception {
        twoSides();
        SyncPlan plan = studio.location.plan();
        // Read the list; link ada: read, nothing to write there; create bob; read cem.
        assertThat(plan.calls()).isBetween(3L, 8L);
        assertThat(plan.shareOfDay()).isEqualTo(plan.calls() / 200_000.0);
        assertThat(plan.duration()).isEqualTo(java.time.Duration.ofSeconds(1));
    }

    @Test
    void aPlanForLinkedRecordsShowsWhatAwaitsThem() throws Exception {
        twoSides();
        studio.engine.start();
        studio.location.link(LinkProgress.SILENT);
        studio.location.pause();
        studio.people.put(studio.people.get("bob").withCity("Oslo"));

        TypePlan contacts = contacts(studio.location.plan());

        assertThat(contacts.linked()).isEqualTo(3);
        assertThat(contacts.updatesInGhl()).containsExactly(Map.entry("city", 1));
        assertThat(contacts.createInGhl() + contacts.createInApp()).isZero();
    }

    @Test
    void aRecordOfWhichHighLevelCanMakeNoContactIsPlannedAsADeadLetter() throws Exception {
        twoSides();
        studio.people.put(Person.named("dan", null, null).withCity("Oslo"));

        SyncPlan plan = studio.location.plan();

        assertThat(contacts(plan).createInGhl()).as("bob").isEqualTo(1);
        assertThat(contacts(plan).deadLetters()).isEqualTo(1);
        assertThat(contacts(plan).samples())
                .filteredOn(change -> change.action() == AuditEntry.Action.PARKED)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.appId()).isEqualTo("dan");
                    assertThat(change.problem()).startsWith("A new contact needs one of email, phone");
                });
        assertThat(studio.location.deadLetters().list()).isEmpty();

        studio.engine.start();
        studio.location.apply(plan);
        studio.settle();
        assertThat(studio.location.deadLetters().list())
                .singleElement()
                .satisfies(letter -> assertThat(letter.appId()).isEqualTo("dan"));
        assertThat(contacts(studio.location.plan()).deadLetters())
                .as("it is one already")
                .isZero();
    }

    /** It syncs from its start, and so does a part of a plan that was made before. */
    @Test
    void whatTheEngineDidOfAPlanDoesNotMakeTheRestStale() throws Exception {
        String ada = studio.linkedAda();
        studio.engine.close();
        studio.sandbox.sendWebhooksTo(null);
        studio.people.edit("ada", person -> person.withCity("Oslo"));
        studio.people.put(Person.named("bob", "Bob", "bob@example.com"));
        studio.engine = studio.engine(studio.store);
        SyncPlan plan = studio.location.plan();
        assertThat(contacts(plan).updatesInGhl()).containsExactly(Map.entry("city", 1));
        assertThat(contacts(plan).createInGhl()).isEqualTo(1);
        studio.engine.start();
        studio.settle();

        studio.location.apply(plan);

        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.contacts()).hasSize(2);
        studio.people.put(Person.named("cem", "Cem", "cem@example.com"));
        assertOutrun(plan);
        assertThat(studio.contacts()).hasSize(2);
    }

    /** Nothing of the records changed, and their question was answered. */
    @Test
    void aPlanTellsWhatAnswersWillDo() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        String mail = studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
        studio.userCreates(Map.of("firstName", "Eve", "phone", "+12025550143"));
        studio.linked();
        studio.location.pause();
        ReviewItem asked = studio.location.reviews().open().stream()
                .filter(item -> item.candidates().contains(mail))
                .findFirst()
                .orElseThrow();
        studio.location.reviews().resolve(asked.id(), Answer.link(mail), asked.version(), "grace", null);

        SyncPlan plan = studio.location.plan();

        assertThat(contacts(plan).toLink()).isEqualTo(1);
        assertThat(plan.isEmpty()).isFalse();
    }

    private Map<String, TriggerPlan> triggered(Trigger... triggers) throws Exception {
        studio.close();
        studio = new Studio(
                SyncStore.memory(), ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.triggers(triggers));
        twoSides();
        return studio.location.plan().triggers();
    }

    @Test
    void aFirstPlanTellsWhatTriggersFireAndWhatTheyAreSilentAbout() throws Exception {
        List<Change> fired = new CopyOnWriteArrayList<>();
        Trigger loud = Trigger.named("loud")
                .when(Condition.created(), Condition.linked())
                .alsoWhileLinking()
                .then(occasion -> fired.add(occasion.change()));
        Map<String, TriggerPlan> plans = triggered(
                Trigger.named("silent").from(Side.GHL).when(Condition.created()).then(occasion -> fired.add(null)),
                loud,
                Trigger.named("choosy")
                        .when(Condition.created())
                        .where(change ->
                                change.about().values().get("firstName").equals(FieldValue.text("Bob")))
                        .alsoWhileLinking()
                        .then(occasion -> {}),
                Trigger.named("never").when(Condition.webhook("InvoicePaid")).then(occasion -> {}));

        assertThat(plans.keySet()).containsExactly("silent", "loud", "choosy", "never");
        assertThat(plans.get("silent").firings()).isZero();
        assertThat(plans.get("silent").silent()).isEqualTo(1);
        assertThat(plans.get("loud").firings()).isEqualTo(3);
        assertThat(plans.get("loud").silent()).isZero();
        assertThat(plans.get("choosy").firings()).isEqualTo(1);
        assertThat(plans.get("never").firings()).isZero();
        PlannedFiring bob = plans.get("choosy").samples().get(0);
        assertThat(bob.change()).isEqualTo("created");
        assertThat(bob.appId()).isEqualTo("bob");
        assertThat(bob.ghlId()).isNull();
        assertThat(bob.values().get("firstName")).isEqualTo(FieldValue.text("Bob"));
        assertThat(bob.toString()).contains("bob").doesNotContain("Bob");
        assertThat(fired).isEmpty();
        assertThat(studio.location.triggers().counts()).isEmpty();

        studio.engine.start();
        studio.location.apply(studio.location.plan());
        studio.settle();
        assertThat(fired).hasSize(3).doesNotContainNull();
    }

    @Test
    void aPlanThatFiresMoreThanItsLimitIsRefusedBeforeAnythingIsWritten() throws Exception {
        List<Change> fired = new CopyOnWriteArrayList<>();
        triggered(
                Trigger.named("welcome")
                        .when(Condition.created())
                        .alsoWhileLinking()
                        .then(occasion -> fired.add(occasion.change())),
                Trigger.named("known")
                        .when(Condition.linked())
                        .alsoWhileLinking()
                        .then(occasion -> {}),
                Trigger.named("silent").when(Condition.created()).then(occasion -> {}));
        SyncPlan plan = studio.location.plan();
        studio.engine.start();

        assertThatThrownBy(() -> studio.location.apply(plan, PlanLimits.none().firings(2), LinkProgress.SILENT))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly(
                                        "3 firings of triggers (\"welcome\": 2, \"known\": 1), of 2 allowed."));
        assertThat(studio.contacts()).hasSize(2);
        assertThat(studio.location.triggers().counts()).isEmpty();

        studio.location.apply(plan, PlanLimits.none().firings(3), LinkProgress.SILENT);
        studio.settle();
        assertThat(fired).hasSize(2);
        assertThatThrownBy(() -> PlanLimits.none().firings(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What was within its limits when it was planned may not be any more when it is applied. */
    @Test
    void limitsHoldForWhatIsAppliedAsWellAsForWhatWasPlanned() throws Exception {
        triggered(Trigger.named("welcome")
                .when(Condition.created())
                .alsoWhileLinking()
                .then(occasion -> {}));
        SyncPlan plan = studio.location.plan();
        SyncPlan harmless = new SyncPlan(
                plan.location(),
                plan.at(),
                plan.types(),
                Map.of(),
                plan.calls(),
                plan.dailyLimit(),
                plan.rate(),
                plan.fingerprint());
        studio.engine.start();

        assertThatThrownBy(
                        () -> studio.location.apply(harmless, PlanLimits.none().firings(0), LinkProgress.SILENT))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.reasons())
                                .containsExactly("2 firings of triggers (\"welcome\": 2), of 0 allowed."))
                .hasMessageContaining("more than its limits allow")
                .hasMessageContaining("of 0 allowed.")
                .satisfies(refused -> assertThat(refused.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(PlanTest.class.getName())));
        assertThat(studio.contacts()).hasSize(2);
    }

    @Test
    void aPlanForLinkedRecordsTellsWhatTheirEditsFire() throws Exception {
        triggered(Trigger.named("moved").when(Condition.fieldChanged("city")).then(occasion -> {}));
        studio.engine.start();
        studio.location.link(LinkProgress.SILENT);
        studio.location.pause();
        studio.people.put(studio.people.get("bob").withCity("Oslo"));

        TriggerPlan moved = studio.location.plan().triggers().get("moved");

        assertThat(moved.firings()).isEqualTo(1);
        assertThat(moved.silent()).isZero();
        assertThat(moved.samples()).extracting(PlannedFiring::appId).containsExactly("bob");
    }
}
