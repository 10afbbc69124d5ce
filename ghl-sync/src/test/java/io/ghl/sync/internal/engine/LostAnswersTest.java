package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.Person;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes whose answer is lost, and runs that end in the middle. */
class LostAnswersTest extends HardCase {
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

    /** What the application holds by now says nothing of what the create sent, by which its contact is known. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aContactWhoseCreateWasNotAnsweredIsNotTakenForANewOne(boolean deleted) {
        open();
        bench.linked();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.afterNext("create", Bench.failing(new IllegalStateException("connection lost")));
        bench.round(Duration.ZERO);
        String contact = bench.idOf("ada@example.com");
        if (deleted) {
            bench.people.remove("ada");
        } else {
            bench.people.edit("ada", person -> person.withEmail("countess@example.com"));
        }
        bench.event("ContactCreate", bench.contact(contact), bench.clock.instant());
        bench.run();
        assertThat(bench.people.all()).hasSize(deleted ? 0 : 1);
        bench.settled();

        if (deleted) {
            assertThat(bench.people.all()).isEmpty();
            assertThat(bench.contacts()).isEmpty();
        } else {
            assertThat(bench.people.all()).extracting(Person::email).containsExactly("countess@example.com");
            assertThat(bench.contacts())
                    .extracting(found -> found.path("email").asText())
                    .containsExactly("countess@example.com");
            assertThat(bench.linkOf("ada").ghlId()).isEqualTo(contact);
        }
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

    @Test
    void anEditWhileARevivedContactIsCreatedIsNotLost() {
        open();
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.sandbox.deleteContact(ada);
        bench.settled();
        bench.answer("ada", Answer.app());
        bench.afterNext("create", () -> {
            bench.people.edit("ada", person -> person.withCity("Oslo"));
            throw new IllegalStateException("connection lost");
        });
        bench.settled();

        assertThat(bench.contacts()).hasSize(1);
        assertThat(bench.contact(bench.idOf("ada@example.com")).path("city").asText())
                .isEqualTo("Oslo");
    }
}
