package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.Person;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.webhook.WebhookStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong seldom and hurts when it does, one case at a time and without threads. */
class HardCasesTest {
    private Bench bench;

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private static void plain(MappingBuilder<Person> m) {
        m.defaultStrategy(Strategies.ghlWins())
                .field("firstName", Person::firstName, Person::withFirstName)
                .to(FIRST_NAME)
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("phone", Person::phone, Person::withPhone)
                .to(PHONE)
                .field("city", Person::city, Person::withCity)
                .to(CITY)
                .tags(Person::labels, Person::withLabels)
                .scope("*");
    }

    private void open(Consumer<SandboxBuilder> sandbox, Consumer<MappingBuilder<Person>> mapping) {
        bench = new Bench(sandbox, mapping);
    }

    private void open() {
        open(sandbox -> {}, HardCasesTest::plain);
    }

    private String linkAda() {
        bench.people.put(
                Person.named("ada", "Ada", "ada@example.com").withCity("London").withLabels(Set.of("old")));
        bench.linked();
        return bench.idOf("ada@example.com");
    }

    // ---- what HighLevel takes without a word and does not keep ----

    @Test
    void aClearThatHighLevelDoesNotCarryOutIsAskedAboutAndNotUndone() {
        open(sandbox -> sandbox.quirk(Quirk.NULL_CLEARS, false), HardCasesTest::plain);
        String ada = linkAda();

        bench.people.edit("ada", person -> person.withCity(null));
        bench.settled();

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("London");
        assertThat(bench.people.get("ada").city()).isNull();
        assertThat(bench.reviews().open())
                .singleElement()
                .satisfies(item -> assertThat(item.field()).isEqualTo("city"));
        long mark = bench.mark();
        bench.hint("ada");
        bench.event(ada);
        bench.settled();
        assertThat(bench.callsSince(mark)).isEmpty();
    }

    @Test
    void anOwnedFieldThatHighLevelDoesNotKeepIsNotWrittenWithoutEnd() {
        open(
                sandbox -> sandbox.quirk(Quirk.NULL_CLEARS, false),
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY)
                        .ownedBy(Side.APP));
        String ada = linkAda();
        long mark = bench.mark();

        bench.people.edit("ada", person -> person.withCity(null));
        bench.settled();

        assertThat(bench.callsSince(mark)).containsExactly("get-contact", "update-contact");
        assertThat(bench.reviews().open()).hasSize(1);
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        bench.settled();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void aDecisionTriesTheRefusedWriteAgain() {
        open(sandbox -> sandbox.quirk(Quirk.NULL_CLEARS, false), HardCasesTest::plain);
        linkAda();
        bench.people.edit("ada", person -> person.withCity(null));
        bench.settled();
        long mark = bench.mark();

        bench.reviews().decide(bench.questionAbout("ada").id(), Decision.Choice.APP, "grace");
        bench.settled();

        assertThat(bench.callsSince(mark)).containsExactly("get-contact", "update-contact");
        assertThat(bench.reviews().open()).hasSize(1);
    }

    @Test
    void aFieldThatACreateDropsDoesNotClearTheApplication() {
        open();
        bench.linked();
        bench.people.put(Person.named("bob", "Bob", "bob@example.com").withCity("Bern"));
        // HighLevel answers 201 and ignores the field.
        bench.dropOnCreate("city");
        bench.settled();

        assertThat(bench.people.get("bob").city()).isEqualTo("Bern");
        assertThat(bench.contact(bench.idOf("bob@example.com")).path("city").asText())
                .isEqualTo("Bern");
    }

    // ---- without end ----

    @Test
    void nothingIsWorkedAndNothingSpinsBeforeTheFirstLinking() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.hint("ada");

        Instant next = bench.worker.runOnce();

        assertThat(next).isAfter(bench.clock.instant());
        bench.linked();
        assertThat(bench.contacts()).hasSize(1);
    }

    @Test
    void anApplicationThatNeverTakesAWriteIsTriedLaterAndLater() {
        open();
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
        long mark = bench.mark();
        // Every write finds the record changed.
        bench.people.refuseUpdates(true);
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();

        assertThat(bench.callsSince(mark)).hasSizeLessThan(10);
        assertThat(bench.open()).isPositive();
        bench.people.refuseUpdates(false);
        bench.settled();
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");
    }

    // ---- crashes ----

    @Test
    void aDeletionAfterACrashDoesNotTakeTheOwnWriteForAnEdit() {
        open();
        linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.afterNext("update", Bench.failing(new IllegalStateException("connection lost")));
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();

        bench.people.remove("ada");
        bench.settled();

        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.contacts()).isEmpty();
    }

    @Test
    void aMergeSurvivesACrashBetweenItsTwoWrites() {
        open(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY)
                        .onConflict(conflict -> new Resolution.Combine(FieldValue.text("Oslo and Rome"), "both")));
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
        bench.people.refuseUpdates(true);
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();
        bench.people.refuseUpdates(false);
        bench.settled();

        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo and Rome");
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo and Rome");
    }

    @Test
    void anEditInHighLevelWhileTheApplicationCannotCreateIsNotLost() {
        open();
        bench.linked();
        String cleo = bench.sandbox.createContact(Map.of("firstName", "Cleo", "email", "cleo@example.com"));
        for (int i = 0; i < 3; i++) {
            bench.beforeNext("create", Bench.failing(new IllegalStateException("database down")));
            bench.worker.readFeedsSoon();
            bench.worker.runOnce();
            bench.sandbox.updateContact(cleo, Map.of("city", "Quito"));
            bench.clock.advance(Duration.ofMinutes(10));
        }
        // The feed has passed the edit by while there was no record to write it to.
        bench.settled();

        assertThat(bench.people.byEmail("cleo@example.com").orElseThrow().city())
                .isEqualTo("Quito");
    }

    @Test
    void anUnansweredCreateIsFoundByItsMarkerWhenTheKeysWereEdited() {
        open(
                sandbox -> {},
                m -> m.field("firstName", Person::firstName, Person::withFirstName)
                        .to(FIRST_NAME)
                        .field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .externalId(customField("app_id")));
        bench.linked();
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.afterNext("create", () -> {
            bench.sandbox.updateContact(bench.idOf("bob@example.com"), Map.of("email", "robert@example.com"));
            throw new IllegalStateException("connection lost");
        });
        bench.settled();

        assertThat(bench.contacts()).hasSize(1);
        assertThat(bench.people.all()).hasSize(1);
        assertThat(bench.people.get("bob").email()).isEqualTo("robert@example.com");
    }

    @Test
    void aContactThatIsDeletedUnderTheWriteIsNotParked() {
        open();
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.beforeNext("update", () -> bench.sandbox.deleteContact(ada));
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isNotEqualTo(LinkState.PARKED);
        assertThat(bench.questionAbout("ada").kind()).isEqualTo(ReviewItem.Kind.DELETE);
    }

    // ---- echoes and real returns ----

    @Test
    void aReturnToAnEarlierStateIsSeenEvenIfTheVersionStays() {
        open(sandbox -> sandbox.quirk(Quirk.TAG_CHANGE_BUMPS_DATE_UPDATED, false), HardCasesTest::plain);
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withLabels(Set.of("old", "vip")));
        bench.settled();
        bench.event(ada);
        bench.settled();

        bench.user("DELETE", "/contacts/" + ada + "/tags", Map.of("tags", List.of("vip")));
        bench.event(ada);
        bench.settled();

        assertThat(bench.people.get("ada").labels()).containsExactly("old");
    }

    @Test
    void lateAndRepeatedEventsOfEarlierStatesCostNothing() {
        open();
        String ada = linkAda();
        JsonNode first = bench.contact(ada).deepCopy();
        Instant sent = bench.clock.instant();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("vip")));
        bench.settled();
        long mark = bench.mark();

        bench.event(ada);
        bench.event("ContactUpdate", first, sent);
        bench.settled();
        bench.event("ContactUpdate", first, sent);
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
    }

    @Test
    void searchRowsWithoutNamesCostNothing() {
        open(sandbox -> sandbox.quirk(Quirk.SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY, true), HardCasesTest::plain);
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("website", "https://example.com"));
        long mark = bench.mark();

        bench.settled();
        bench.worker.sweep();
        bench.settled();

        assertThat(bench.callsSince(mark)).isEmpty();
    }

    // ---- values that cannot be read ----

    @Test
    void aPersonIsAskedAboutAnApplicationValueThatCannotBeRead() {
        open(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("stage", Person::stage, Person::withStage)
                        .to(customField("lead_stage"))
                        .values(Map.of(Person.Stage.NEW, "New")));
        linkAda();
        bench.people.edit("ada", person -> person.withStage(Person.Stage.WON));
        bench.settled();

        assertThat(bench.questionAbout("ada").field()).isEqualTo("stage");
        long mark = bench.mark();
        bench.hint("ada");
        bench.settled();
        assertThat(bench.callsSince(mark)).isEmpty();
    }

    // ---- linking ----

    private void linkAmbiguously() {
        bench.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        bench.sandbox.createContact(Map.of("firstName", "A", "email", "ada@example.com"));
        bench.sandbox.createContact(Map.of("firstName", "B", "phone", "+12025550143"));
        bench.linked();
    }

    @Test
    void aPersonCanLinkWhatWasAmbiguousOnBothSides() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCasesTest::plain);
        linkAmbiguously();
        String byEmail = bench.idOf("ada@example.com");

        bench.reviews().decideLink(bench.questionAbout("ada").id(), byEmail, "grace");
        bench.settled();

        assertThat(bench.linkOf("ada").ghlId()).isEqualTo(byEmail);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(byEmail).path("phone").asText()).isEqualTo("+12025550143");
        // The chosen contact's own question is answered with it; the other contact's is not.
        assertThat(bench.reviews().open()).hasSize(1);
    }

    @Test
    void aRecordToBeKeptApartIsNeverLinkedInstead() {
        open();
        linkAmbiguously();

        bench.reviews().decide(bench.questionAbout("ada").id(), Decision.Choice.SEPARATE, "grace");
        bench.settled();

        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.linkOf("ada").ghlId()).isNull();
        assertThat(bench.questionAbout("ada").reason()).contains("duplicate");
    }

    @Test
    void aRecordToBeKeptApartIsCreatedWhereDuplicatesAreAllowed() {
        open(sandbox -> sandbox.allowDuplicates(true), HardCasesTest::plain);
        linkAmbiguously();

        bench.reviews().decide(bench.questionAbout("ada").id(), Decision.Choice.SEPARATE, "grace");
        bench.settled();

        assertThat(bench.contacts()).hasSize(3);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void twoNewRecordsWithOneKeyAreNotPairedByChance() {
        open();
        bench.linked();
        bench.sandbox.createContact(Map.of("firstName", "Ada", "email", "ada@example.com"));
        bench.people.put(Person.named("ada1", "Ada", "ada@example.com"));
        bench.people.put(Person.named("ada2", "Ada", "ada@example.com"));
        bench.settled();

        assertThat(bench.linkOf("ada1").state()).isEqualTo(LinkState.CANDIDATE);
        assertThat(bench.linkOf("ada2").state()).isEqualTo(LinkState.CANDIDATE);
    }

    @Test
    void anUnknownCustomFieldStopsTheLocationBeforeAnythingIsWritten() {
        open(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(customField("shoe_size")));
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();

        assertThat(linking).isCompletedExceptionally();
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(bench.worker.status().problem()).contains("shoe_size");
        assertThat(bench.contacts()).isEmpty();
    }

    // ---- life cycle ----

    @Test
    void whatIsAskedOfAWorkerThatEndsIsAnswered() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        LocationThread thread = new LocationThread(bench.worker);
        CompletableFuture<Void> before = bench.worker.link(LinkProgress.SILENT);
        thread.stop();
        thread.join(bench.clock.instant().plusSeconds(30));
        CompletableFuture<Void> after = bench.worker.link(LinkProgress.SILENT);

        assertThat(before).isDone();
        assertThat(after).isCompletedExceptionally();
    }

    @Test
    void anErrorInTheApplicationsCodeIsReportedAndEndsNothing() {
        open();
        bench.beforeNext("page", () -> {
            throw new AssertionError("a bug");
        });
        LocationThread thread = new LocationThread(bench.worker);
        CompletableFuture<Void> failed = bench.worker.link(LinkProgress.SILENT);
        thread.wake();
        assertThat(failed.handle((done, failure) -> failure).join()).isInstanceOf(AssertionError.class);
        CompletableFuture<Void> again = bench.worker.link(LinkProgress.SILENT);
        thread.wake();

        assertThat(again.handle((done, failure) -> failure == null).join()).isTrue();
        thread.stop();
        thread.join(bench.clock.instant().plusSeconds(30));
    }

    @Test
    void aPauseTakesEffectWhileLinkingGoesOn() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.beforeNext("create", () -> bench.worker.pause());
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();

        assertThat(bench.contacts()).hasSize(1);
        assertThat(linking).isCompletedExceptionally();
        bench.worker.resume();
        bench.settled();
        assertThat(bench.contacts()).hasSize(2);
    }

    // ---- questions that answer themselves ----

    @Test
    void aQuestionAnswersItselfWhenOneOfTheCandidatesIsDeleted() {
        open();
        linkAmbiguously();
        String byEmail = bench.idOf("ada@example.com");
        String byPhone = bench.contacts().stream()
                .map(contact -> contact.path("id").asText())
                .filter(id -> !id.equals(byEmail))
                .findFirst()
                .orElseThrow();
        JsonNode deleted = bench.contact(byPhone).deepCopy();
        bench.sandbox.deleteContact(byPhone);
        bench.event("ContactDelete", deleted, bench.clock.instant());
        bench.settled();

        assertThat(bench.linkOf("ada").ghlId()).isEqualTo(byEmail);
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(byEmail).path("phone").asText()).isEqualTo("+12025550143");
        assertThat(bench.reviews().open()).isEmpty();
    }

    // ---- answers that are lost ----

    @ParameterizedTest
    @CsvSource({
        "create-contact, RESET_AFTER_EFFECT, 500",
        "create-contact, ERROR_AFTER_EFFECT, 500",
        "create-contact, ERROR_AFTER_EFFECT, 422",
        "update-contact, RESET_AFTER_EFFECT, 500",
        "update-contact, ERROR_AFTER_EFFECT, 500",
        "update-contact, ERROR_AFTER_EFFECT, 422",
        "add-tags, RESET_AFTER_EFFECT, 500",
        "add-tags, ERROR_AFTER_EFFECT, 500",
        "remove-tags, RESET_AFTER_EFFECT, 500",
        "remove-tags, ERROR_AFTER_EFFECT, 500",
        "delete-contact, RESET_AFTER_EFFECT, 500",
        "delete-contact, ERROR_AFTER_EFFECT, 500"
    })
    void aLostAnswerLosesAndDoublesNothing(String operation, Fault fault, int status) {
        open();
        bench.people.put(Person.named("dan", "Dan", "dan@example.com"));
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("new")));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.people.remove("dan");
        bench.sandbox.faults().set(fault, FaultRule.next(1).on(operation).status(status));
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();
        assertThat(bench.sandbox.faults().count(fault)).isEqualTo(1);

        // Before the retry both sides go on.
        bench.people.edit("ada", person -> person.withFirstName("Augusta"));
        bench.sandbox.updateContact(ada, Map.of("phone", "+12025550143"));
        bench.settled();
        bench.hint("ada");
        bench.hint("bob");
        bench.settled();

        Person person = bench.people.get("ada");
        assertThat(person.city()).isEqualTo("Paris");
        assertThat(person.phone()).isEqualTo("+12025550143");
        assertThat(person.labels()).containsExactly("new");
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(bench.contact(ada).path("firstName").asText()).isEqualTo("Augusta");
        assertThat(bench.contact(ada).path("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.links()).noneMatch(link -> link.intent() != null || link.state() == LinkState.PARKED);
    }

    // ---- two engines, one store ----

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "addTags", "removeTags", "delete", "read"})
    void ofTwoWorkersOneLosesAndNothingIsLostOrDone(String call) {
        open();
        bench.people.put(Person.named("dan", "Dan", "dan@example.com"));
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("new")));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.people.remove("dan");
        LocationWorker loser = bench.worker;
        LocationWorker winner = new LocationWorker(bench.tenant);
        bench.beforeNext(call, () -> {
            winner.readFeedsSoon();
            winner.runOnce();
        });
        loser.readFeedsSoon();
        Instant next = loser.runOnce();

        assertThat(next).isAfter(bench.clock.instant());
        bench.worker = winner;
        bench.settled();
        bench.worker = loser;
        bench.settled();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(bench.contact(ada).path("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");
        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void aRevokedTokenStopsTheLocationAndSaysSo() {
        open();
        linkAda();
        bench.sandbox.revokeToken("pit-bench");
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();

        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(bench.worker.status().problem()).contains("401");
    }

    @Test
    void statisticsCountEachRowOnce() {
        open();
        linkAda();
        Accounts accounts = new Accounts(bench.tenant);
        WebhookStatistics none = new WebhookStatistics(0, 0, 0, 0, 0, 0);
        assertThat(accounts.now(none)).isEqualTo(accounts.now(none));

        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();

        assertThat(accounts.now(none).createdInGhl()).isEqualTo(2);
        assertThat(accounts.now(none)).isEqualTo(new Accounts(bench.tenant).now(none));
    }

    @Test
    void anUpdateRefusedAsADuplicateParksTheRecordUntilAnEditMendsIt() {
        open();
        String ada = linkAda();
        bench.sandbox.createContact(Map.of("firstName", "Bob", "email", "bob@example.com"));
        bench.settled();
        bench.people.edit("ada", person -> person.withEmail("bob@example.com").withCity("Paris"));
        bench.settled();
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.PARKED);

        bench.people.edit("ada", person -> person.withEmail("ada@example.org"));
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(ada).path("email").asText()).isEqualTo("ada@example.org");
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
    }

    @Test
    void aChangeInHighLevelMendsAParkedRecordEvenIfItsWebhookIsLost() {
        open();
        linkAda();
        String bob = bench.sandbox.createContact(Map.of("firstName", "Bob", "email", "bob@example.com"));
        bench.settled();
        bench.people.edit("ada", person -> person.withEmail("bob@example.com"));
        bench.settled();
        bench.sandbox.updateContact(bob, Map.of("email", "bob@example.org"));
        bench.sandbox.updateContact(bench.linkOf("ada").ghlId(), Map.of("city", "Rome"));
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.people.get("ada").city()).isEqualTo("Rome");
    }

    @Test
    void aConflictingDeletionThatIsUndoneClosesItsQuestion() {
        open();
        String ada = linkAda();
        Person before = bench.people.get("ada");
        bench.people.remove("ada");
        bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
        bench.settled();
        assertThat(bench.reviews().open()).hasSize(1);

        bench.people.put(before);
        bench.settled();

        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.people.get("ada").city()).isEqualTo("Rome");
    }

    @Test
    void anEditWhileARevivedContactIsCreatedIsNotLost() {
        open();
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.sandbox.deleteContact(ada);
        bench.settled();
        bench.reviews().decide(bench.questionAbout("ada").id(), Decision.Choice.APP, "grace");
        bench.afterNext("create", () -> {
            bench.people.edit("ada", person -> person.withCity("Oslo"));
            throw new IllegalStateException("connection lost");
        });
        bench.settled();

        assertThat(bench.contacts()).hasSize(1);
        assertThat(bench.contact(bench.idOf("ada@example.com")).path("city").asText())
                .isEqualTo("Oslo");
    }

    @Test
    void anEchoThatArrivesDuringTheRunIsNotLookedAtForTheRunsOwnReason() {
        open();
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("vip")));
        bench.sandbox.updateContact(ada, Map.of("firstName", "Augusta"));
        long mark = bench.mark();
        // The feed starts the run, and its first write is told of while it goes on.
        bench.afterNext("update", () -> bench.event(ada));
        bench.settled();

        assertThat(bench.callsSince(mark)).containsExactly("get-contact", "update-contact", "add-tags", "remove-tags");
    }
}
