package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plans say of records that a side deleted, under each policy, and the limit on deletions. */
class PlanDeletionTest {
    private final People people = new People();
    private Studio studio;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    /** Links some records, of which nothing is told to the sync from then on. */
    private void linked(DeletePolicy policy, String... ids) throws Exception {
        studio = new Studio(
                RecordSync.contacts(people)
                        .mapping(m -> mapped(m)
                                .tags(Person::labels, Person::withLabels)
                                .scope("*"))
                        .onDelete(policy),
                Clock.systemUTC());
        for (String id : ids) {
            people.put(Person.named(id, id, email(id)));
        }
        studio.linked();
        studio.sandbox.sendWebhooksTo(null);
    }

    private static MappingStep<Person> mapped(MappingBuilder<Person> m) {
        return m.field("firstName", Person::firstName, Person::withFirstName)
                .to(FIRST_NAME)
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(CITY);
    }

    /** The application deletes ada and bob, HighLevel deletes cem. */
    private void deleteThree() {
        people.remove("ada");
        people.remove("bob");
        studio.user("DELETE", "/contacts/" + studio.contactIdOf(email("cem")), Map.of());
    }

    private static String email(String id) {
        return id + "@example.com";
    }

    private static TypePlan contacts(SyncPlan plan) {
        return plan.of(RecordType.CONTACT).orElseThrow();
    }

    private List<String> refusal(SyncPlan plan, int deletes) {
        try {
            studio.location.apply(plan, PlanLimits.none().deletes(deletes), LinkProgress.SILENT);
        } catch (PlanRefusedException e) {
            return e.reasons();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("The plan was applied.");
    }

    private void apply(SyncPlan plan, int deletes) throws InterruptedException {
        studio.location.apply(plan, PlanLimits.none().deletes(deletes), LinkProgress.SILENT);
        studio.settle();
    }

    @Test
    void whatWouldBeDeletedIsCountedAndLimited() throws Exception {
        linked(DeletePolicy.PROPAGATE, "ada", "bob", "cem", "dan");
        deleteThree();
        SyncPlan plan = studio.location.plan();

        assertThat(plan.isEmpty()).isFalse();
        assertThat(contacts(plan).deleteInGhl()).isEqualTo(2);
        assertThat(contacts(plan).deleteInApp()).isEqualTo(1);
        assertThat(contacts(plan).deletes(Side.GHL)).isEqualTo(2);
        assertThat(contacts(plan).deletes(Side.APP)).isEqualTo(1);
        assertThat(contacts(plan).archiveInGhl() + contacts(plan).archiveInApp())
                .isZero();
        assertThat(contacts(plan).unlinked()).isEqualTo(3);

        assertThat(refusal(plan, 1))
                .containsExactly("2 records deleted or archived of type CONTACT on side GHL, of 1 allowed.");
        assertThat(refusal(plan, 0))
                .containsExactlyInAnyOrder(
                        "2 records deleted or archived of type CONTACT on side GHL, of 0 allowed.",
                        "1 records deleted or archived of type CONTACT on side APP, of 0 allowed.");
        assertThat(studio.contacts()).hasSize(3);
        assertThat(people.all()).hasSize(2);

        apply(plan, 2);
        assertThat(studio.contacts()).hasSize(1);
        assertThat(people.all()).extracting(Person::id).containsExactly("dan");
        assertThat(studio.location.plan().isEmpty()).isTrue();
    }

    @Test
    void whatWouldBeArchivedIsCountedAndLimitedLikeADeletion() throws Exception {
        linked(DeletePolicy.ARCHIVE, "ada", "bob", "cem", "dan");
        deleteThree();
        SyncPlan plan = studio.location.plan();

        assertThat(plan.isEmpty()).isFalse();
        assertThat(contacts(plan).archiveInGhl()).isEqualTo(2);
        assertThat(contacts(plan).archiveInApp()).isEqualTo(1);
        assertThat(contacts(plan).archives(Side.GHL)).isEqualTo(2);
        assertThat(contacts(plan).archives(Side.APP)).isEqualTo(1);
        assertThat(contacts(plan).deleteInGhl() + contacts(plan).deleteInApp()).isZero();
        assertThat(contacts(plan).unlinked()).isEqualTo(3);

        assertThat(refusal(plan, 1))
                .containsExactly("2 records deleted or archived of type CONTACT on side GHL, of 1 allowed.");
        assertThat(studio.contact(studio.contactIdOf(email("ada"))).path("tags"))
                .isEmpty();
        assertThat(people.archived()).isEmpty();

        apply(plan, 2);
        for (String id : List.of("ada", "bob")) {
            assertThat(studio.contact(studio.contactIdOf(email(id)))
                            .path("tags")
                            .toString())
                    .contains("deleted in app");
        }
        assertThat(people.archived()).containsExactly("cem");
        assertThat(studio.location.plan().isEmpty()).isTrue();
    }

    @Test
    void linksThatWouldEndAreNotNothing() throws Exception {
        linked(DeletePolicy.UNLINK, "ada", "bob", "cem");
        deleteThree();
        SyncPlan plan = studio.location.plan();

        assertThat(plan.isEmpty()).isFalse();
        assertThat(contacts(plan).unlinked()).isEqualTo(3);
        assertThat(contacts(plan).deletes(Side.GHL) + contacts(plan).deletes(Side.APP))
                .isZero();
        assertThat(contacts(plan).archives(Side.GHL) + contacts(plan).archives(Side.APP))
                .isZero();

        apply(plan, 0);
        assertThat(studio.contacts()).hasSize(2);
        assertThat(people.all()).extracting(Person::id).containsExactly("cem");
        assertThat(studio.location.plan().isEmpty()).isTrue();
    }

    @Test
    void whatIsIgnoredIsNothingToDo() throws Exception {
        linked(DeletePolicy.IGNORE, "ada", "bob", "cem");
        deleteThree();

        assertThat(studio.location.plan().isEmpty()).isTrue();
    }

    /** Ten are carried out, and about the rest a person is asked once. */
    @Test
    void theQuestionAboutManyDeletionsIsPartOfThePlan() throws Exception {
        String[] ids = new String[12];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "p" + i;
        }
        linked(DeletePolicy.PROPAGATE, ids);
        for (String id : ids) {
            people.remove(id);
        }
        SyncPlan plan = studio.location.plan();

        assertThat(contacts(plan).deleteInGhl()).isEqualTo(10);
        assertThat(contacts(plan).conflicts()).containsExactly(Map.entry(ReviewItem.WHOLE_RECORD, 1));

        apply(plan, 10);
        assertThat(studio.contacts()).hasSize(2);
        assertThat(studio.location.reviews().open())
                .extracting(ReviewItem::kind)
                .containsExactly(ReviewItem.Kind.MASS_DELETE);
    }

    /** What a person decided about many deletions holds for those that follow shortly, and a plan knows it. */
    @Test
    void aPlanGoesByWhatWasDecidedAboutManyDeletions() throws Exception {
        String[] ids = new String[13];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "p" + i;
        }
        linked(DeletePolicy.PROPAGATE, ids);
        for (int i = 0; i < 12; i++) {
            people.remove(ids[i]);
        }
        apply(studio.location.plan(), 10);
        SyncPlan held = studio.location.plan();
        assertThat(held.isEmpty()).as("it is asked about already").isTrue();

        ReviewItem asked = studio.location.reviews().open().get(0);
        studio.location.reviews().resolve(asked.id(), Answer.revert(), asked.version(), "grace", null);
        studio.settle();
        people.remove(ids[12]);
        SyncPlan reverted = studio.location.plan();

        assertThat(contacts(reverted).deleteInGhl()).isZero();
        assertThat(contacts(reverted).createInApp()).isEqualTo(1);
        apply(reverted, 0);
        assertThat(people.all()).hasSize(3);
        assertThat(studio.contacts()).hasSize(3);
    }

    /** What the fields of held pairs meant before the mapping changed tells which of them were edited. */
    @Test
    void aPlanSeesEditsOfHeldRecordsUnderAnotherMapping() throws Exception {
        String[] ids = new String[12];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "p" + i;
        }
        linked(DeletePolicy.PROPAGATE, ids);
        for (String id : ids) {
            people.remove(id);
        }
        apply(studio.location.plan(), 10);
        studio.engine.close();
        studio.userEdits(studio.contacts().get(0).path("id").asText(), Map.of("city", "Oslo"));
        studio.engine = studio.engine(
                studio.store,
                RecordSync.contacts(people)
                        .mapping(m -> mapped(m)
                                .field("phone", Person::phone, Person::withPhone)
                                .to(PHONE))
                        .onDelete(DeletePolicy.PROPAGATE));
        ReviewItem asked = studio.location.reviews().open().get(0);
        studio.location.reviews().resolve(asked.id(), Answer.goAhead(), asked.version(), "grace", null);

        SyncPlan plan = studio.location.plan();

        assertThat(contacts(plan).deleteInGhl()).isEqualTo(1);
        assertThat(contacts(plan).conflicts()).containsExactly(Map.entry(ReviewItem.WHOLE_RECORD, 1));
    }

    @Test
    void aLimitIsNotNegative() {
        assertThatThrownBy(() -> PlanLimits.none().deletes(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlanLimits.none().creates(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlanLimits.none().updates(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PlanLimits.none().calls(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
