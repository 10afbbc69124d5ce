package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewChangedException;
import io.ghl.sync.review.ReviewDetails;
import io.ghl.sync.review.ReviewFilter;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Status;
import io.ghl.sync.review.ReviewPreview;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions and their answers, through the public API. */
class ReviewQueueTest {
    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.sqlite(folder.resolve("sync.db")), ApiVersion.V2021_07_28);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private ReviewQueue reviews() {
        return studio.location.reviews();
    }

    private void answer(ReviewItem item, Answer answer) throws InterruptedException {
        ReviewItem decided = reviews().resolve(item.id(), answer, item.version(), "grace", null);
        assertThat(decided.version()).isGreaterThan(item.version());
        studio.settle();
    }

    private String city(String contactId) {
        return studio.contact(contactId).path("city").asText();
    }

    @Test
    void aFieldHasOneQuestionWhichRefreshesWithEitherSide() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem first = studio.contested(ada, "London", "Paris");

        studio.userEdits(ada, Map.of("city", "Rome"));
        studio.settle();
        studio.edited("ada", person -> person.withCity("Leeds"));

        assertThat(reviews().open()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(first.id());
            assertThat(item.app()).isEqualTo(FieldValue.text("Leeds"));
            assertThat(item.ghl()).isEqualTo(FieldValue.text("Rome"));
            assertThat(item.openedAt()).isEqualTo(first.openedAt());
            assertThat(item.changedAt()).isAfter(first.changedAt());
        });
        assertThatThrownBy(() -> reviews().resolve(first.id(), Answer.app(), first.version(), "grace", null))
                .isInstanceOfSatisfying(
                        ReviewChangedException.class,
                        e -> assertThat(e.current().ghl()).isEqualTo(FieldValue.text("Rome")));
        assertThat(city(ada)).isEqualTo("Rome");
    }

    @Test
    void aQuestionComesWithEverythingThatItTakesToAnswerIt() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");

        ReviewDetails details = reviews().get(item.id());

        assertThat(details.item()).isEqualTo(item);
        assertThat(details.appId()).isEqualTo("ada");
        assertThat(details.ghlId()).isEqualTo(ada);
        assertThat(details.agreedAt()).isNotNull();
        assertThat(details.events()).extracting(ReviewDetails.Event::event).contains("ContactUpdate");
        assertThat(details.history()).extracting(AuditEntry::action).containsExactly(AuditEntry.Action.REVIEW_OPENED);
        assertThat(details.choices()).containsExactlyInAnyOrder(Choice.APP, Choice.GHL, Choice.VALUE, Choice.IGNORE);
        assertThat(details.toString()).doesNotContain("London", "Paris");
        assertThatIllegalArgumentException().isThrownBy(() -> reviews().get("nobody"));
    }

    @Test
    void aPreviewSaysWhatWouldBeWrittenAndWritesNothing() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        long mark = studio.mark();

        assertThat(reviews().preview(item.id(), Answer.app()).writes())
                .containsExactly(
                        new ReviewPreview.Write(Side.GHL, "city", FieldValue.text("Paris"), FieldValue.text("London")));
        assertThat(reviews().preview(item.id(), Answer.ghl()).writes())
                .containsExactly(
                        new ReviewPreview.Write(Side.APP, "city", FieldValue.text("London"), FieldValue.text("Paris")));
        assertThat(reviews()
                        .preview(item.id(), Answer.value(FieldValue.text("Oslo")))
                        .writes())
                .extracting(ReviewPreview.Write::side)
                .containsExactly(Side.GHL, Side.APP);
        assertThat(reviews().preview(item.id(), Answer.ignore()).writes()).isEmpty();

        assertThat(studio.engineCalls(mark)).isEmpty();
        assertThat(reviews().find(item.id())).contains(item);
    }

    @Test
    void anotherValueGoesToBothSides() throws Exception {
        String ada = studio.linkedAda();

        answer(studio.contested(ada, "London", "Paris"), Answer.value(FieldValue.text("Oslo")));

        assertThat(city(ada)).isEqualTo("Oslo");
        assertThat(studio.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(studio.location.history(RecordType.CONTACT, "ada"))
                .filteredOn(row -> "city".equals(row.field()) && row.written() != null)
                .extracting(AuditEntry::loser)
                .containsExactlyInAnyOrder(FieldValue.text("London"), FieldValue.text("Paris"));
    }

    @Test
    void whatIsIgnoredIsAskedAgainWhenASideMoves() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");

        answer(item, Answer.ignore());
        long mark = studio.mark();
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        assertThat(reviews().open()).isEmpty();
        assertThat(studio.engineCalls(mark)).isEmpty();
        assertThat(city(ada)).isEqualTo("Paris");

        studio.userEdits(ada, Map.of("city", "Rome"));
        studio.settle();
        assertThat(reviews().open()).extracting(ReviewItem::id).containsExactly(item.id());

        studio.edited("ada", person -> person.withCity("Rome"));
        assertThat(reviews().open()).isEmpty();
        assertThat(reviews().find(item.id()).orElseThrow().closing()).isEqualTo("both sides agree");
    }

    @Test
    void manyQuestionsAreAnsweredAtOnce() throws Exception {
        contestThree();
        assertThat(reviews().count().open()).isEqualTo(3);
        assertThat(reviews().count().byField()).containsExactly(Map.entry("city", 3));
        assertThat(reviews().count().oldest()).isEqualTo(reviews().open().get(0).openedAt());

        ReviewQueue.Bulk unfit = reviews().bulk(ReviewFilter.all(), Answer.keepApart(), "grace", null);
        assertThat(unfit.decided()).isEmpty();
        assertThat(unfit.skipped()).hasSize(3);

        ReviewQueue.Bulk bulk = reviews().bulk(ReviewFilter.ofField("city"), Answer.ghl(), "grace", "as agreed");
        assertThat(bulk.decided()).hasSize(3);
        assertThat(bulk.skipped()).isEmpty();
        studio.settle();

        assertThat(studio.people.all()).extracting(Person::city).containsOnly("Paris");
        assertThat(reviews().open()).isEmpty();
        ReviewItem closed = reviews().find(bulk.decided().get(0)).orElseThrow();
        assertThat(closed.closing()).isEqualTo("decided by grace");
        assertThat(closed.decision()).isNotNull();
        assertThat(closed.decision().note()).isEqualTo("as agreed");
    }

    private void contestThree() throws InterruptedException {
        List<String> names = List.of("ada", "bob", "cleo");
        names.forEach(name -> studio.people.put(Person.named(name, name, name + "@example.com")));
        studio.linked();
        contest(names);
    }

    private void contest(List<String> names) throws InterruptedException {
        studio.whilePaused(() -> names.forEach(name -> {
            studio.people.edit(
                    name, person -> person.withCity(person.city() == null ? "London" : person.city() + " West"));
            studio.userEdits(studio.contactIdOf(name + "@example.com"), Map.of("city", "Paris"));
        }));
    }

    @Test
    void anAnswerThatWasNotCarriedOutYetIsForgotten() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        studio.location.pause();

        ReviewItem unused = reviews().resolve(item.id(), Answer.app(), item.version(), "grace", null);
        ReviewItem undone = reviews().undo(item.id(), "grace");
        studio.location.resume();
        studio.settle();

        assertThat(undone.status()).isEqualTo(Status.OPEN);
        assertThat(undone.decision()).isNull();
        assertThat(city(ada)).isEqualTo("Paris");
        assertThat(reviews().open()).hasSize(1);
    }

    @Test
    void anAnswerThatWasCarriedOutIsTakenBackUnlessSomebodyEditedSince() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        answer(item, Answer.app());
        assertThat(city(ada)).isEqualTo("London");

        ReviewItem unused = reviews().undo(item.id(), "heidi");
        studio.settle();

        assertThat(city(ada)).isEqualTo("Paris");
        assertThat(studio.people.get("ada").city()).isEqualTo("Paris");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().undo(item.id(), "heidi"))
                .withMessageContaining("edited since");
    }

    @Test
    void anAnswerThatIsJustBeingCarriedOutIsTakenBackOnlyOnceThatIsDone() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        // HighLevel has the new value by then, and the application has not.
        studio.people.beforeUpdate(() ->
                refusal.set(catchThrowable(() -> reviews().undo(item.id(), "grace"))));
        answer(item, Answer.value(FieldValue.text("Rome")));

        assertThat(refusal.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("just being carried out");
        assertThat(city(ada)).isEqualTo("Rome");
        assertThat(studio.people.get("ada").city()).isEqualTo("Rome");
        assertThat(reviews().open()).isEmpty();
    }

    @Test
    void anAnswerThatIsTakenBackWhileItIsReadIsNotCarriedOut() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        studio.people.beforeFind(() -> {
            ReviewItem unused = reviews().undo(item.id(), "grace");
        });
        answer(item, Answer.app());

        assertThat(city(ada)).isEqualTo("Paris");
        assertThat(reviews().open()).hasSize(1);
    }

    @Test
    void aRecordThatIsKeptApartIsNotAskedAboutAgain() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        String byEmail = studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
        studio.userCreates(Map.of("firstName", "Ada", "phone", "+12025550143"));
        studio.linked();
        ReviewItem item = reviews().open().stream()
                .filter(question -> question.candidates().contains(byEmail))
                .findFirst()
                .orElseThrow();

        answer(item, Answer.keepApart());

        assertThat(reviews().keptApart()).hasSize(2).allSatisfy(pair -> {
            assertThat(pair.appId()).isEqualTo("ada");
            assertThat(pair.actor()).isEqualTo("grace");
        });
        studio.edited("ada", person -> person.withCity("London"));
        studio.userEdits(byEmail, Map.of("city", "Paris"));
        studio.settle();
        assertThat(reviews().open()).noneMatch(open -> open.id().equals(item.id()));
        assertThat(studio.people.get("ada").city()).isEqualTo("London");
        // The contacts are nobody's partner, so they are people of their own.
        assertThat(studio.people.all()).hasSize(3);

        ReviewItem again = reviews().undo(item.id(), "grace");
        studio.settle();
        assertThat(again.status()).isEqualTo(Status.OPEN);
        assertThat(reviews().keptApart()).isEmpty();
        assertThat(reviews().open()).extracting(ReviewItem::id).contains(item.id());
    }

    @Test
    void aDeletedRecordsPartnerCanBeLeftAlone() throws Exception {
        String ada = studio.linkedAda();
        studio.whilePaused(() -> {
            studio.people.remove("ada");
            studio.userEdits(ada, Map.of("city", "Paris"));
        });
        ReviewItem item = reviews().open().get(0);

        answer(item, Answer.keepApart());
        studio.userEdits(ada, Map.of("city", "Rome"));
        studio.settle();

        assertThat(reviews().open()).isEmpty();
        assertThat(studio.people.all()).isEmpty();
        assertThat(city(ada)).isEqualTo("Rome");
    }

    @Test
    void equalDecisionsBecomeARule() throws Exception {
        contestThree();
        assertThat(reviews().suggestions()).isEmpty();
        ReviewQueue.Bulk bulk = reviews().bulk(ReviewFilter.ofField("city"), Answer.app(), "grace", null);
        assertThat(bulk.decided()).hasSize(3);
        studio.settle();

        ReviewRule.Suggestion suggestion = new ReviewRule.Suggestion(RecordType.CONTACT, "city", Side.APP, 3);
        assertThat(reviews().suggestions()).containsExactly(suggestion);
        ReviewRule rule = reviews().makeRule(suggestion, false, "grace");
        assertThat(reviews().rules()).containsExactly(rule);
        assertThat(reviews().suggestions()).isEmpty();

        contest(List.of("ada"));
        assertThat(reviews().open()).isEmpty();
        assertThat(city(studio.contactIdOf("ada@example.com"))).isEqualTo("London West");
        assertThat(studio.location.history(RecordType.CONTACT, "ada"))
                .filteredOn(row -> row.action() == AuditEntry.Action.CONFLICT_SETTLED)
                .last()
                .satisfies(row -> {
                    assertThat(row.rule()).contains("APP wins");
                    assertThat(row.context().rulesVersion()).isEqualTo(rule.id());
                    assertThat(row.loser()).isEqualTo(FieldValue.text("Paris"));
                });

        reviews().removeRule(rule.id(), "grace");
        contest(List.of("ada"));
        assertThat(reviews().rules()).isEmpty();
        assertThat(reviews().open()).hasSize(1);
        assertThat(studio.location.auditLog(0, 1000))
                .filteredOn(row -> row.action() == AuditEntry.Action.RULE_CHANGED)
                .extracting(AuditEntry::rule)
                .containsExactly("rule made: APP wins", "rule removed");
    }

    @Test
    void aRuleSettlesWhatIsOpenAsWell() throws Exception {
        contestThree();
        ReviewRule.Suggestion wanted = new ReviewRule.Suggestion(RecordType.CONTACT, "city", Side.GHL, 0);

        ReviewRule rule = reviews().makeRule(wanted, true, "grace");
        studio.settle();

        assertThat(rule.location()).isNull();
        assertThat(reviews().open()).isEmpty();
        assertThat(studio.people.all()).extracting(Person::city).containsOnly("Paris");
    }

    @Test
    void aRuleNeedsAFieldThatAsks() throws Exception {
        studio.linkedAda();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews()
                        .makeRule(new ReviewRule.Suggestion(RecordType.CONTACT, "shoe", Side.APP, 3), false, "grace"))
                .withMessageContaining("shoe");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews()
                        .makeRule(new ReviewRule.Suggestion(RecordType.CONTACT, "tags", Side.APP, 3), false, "grace"))
                .withMessageContaining("merged");
        assertThatIllegalArgumentException().isThrownBy(() -> reviews().removeRule("none", "grace"));
    }

    @Test
    void anAnswerThatDoesNotFitIsRefusedBeforeAnythingIsDone() throws Exception {
        String ada = studio.linkedAda();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        assertRefused(item, Answer.separate(), "SEPARATE");
        assertRefused(item, Answer.link("x"), "LINK");
        assertRefused(item, Answer.value(FieldValue.labels(List.of("x"))), "city");
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.value(FieldValue.absent()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().resolve(item.id(), Answer.app(), item.version(), " ", null))
                .withMessageContaining("actor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().undo(item.id(), "grace"))
                .withMessageContaining("nobody answered it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().bulk(ReviewFilter.all(), Answer.link("x"), "grace", null));
        assertThat(reviews().find(item.id())).contains(item);
    }

    private void assertRefused(ReviewItem item, Answer answer, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().resolve(item.id(), answer, item.version(), "grace", null))
                .withMessageContaining(named);
    }
}
