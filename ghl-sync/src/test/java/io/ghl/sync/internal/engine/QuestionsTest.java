package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sync.Person;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that HighLevel does not keep or the application cannot give, and questions that answer themselves. */
class QuestionsTest extends HardCase {
    @Test
    void aClearThatHighLevelDoesNotCarryOutIsAskedAboutAndNotUndone() {
        open(sandbox -> sandbox.quirk(Quirk.NULL_CLEARS, false), HardCase::plain);
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
        open(sandbox -> sandbox.quirk(Quirk.NULL_CLEARS, false), HardCase::plain);
        linkAda();
        bench.people.edit("ada", person -> person.withCity(null));
        bench.settled();
        long mark = bench.mark();

        bench.answer("ada", Answer.app());
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

    /** It was deleted before somebody chose it, and nothing has told of that. */
    @Test
    void aChosenContactThatIsGoneIsNoPartner() {
        open();
        linkAmbiguously();
        String byEmail = bench.idOf("ada@example.com");
        bench.sandbox.deleteContact(byEmail);
        ReviewItem asked = bench.questionAbout("ada");
        bench.answer("ada", Answer.link(byEmail));
        bench.settled();

        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.reviews().find(asked.id()).orElseThrow().closing())
                .isEqualTo("the record that was chosen is gone");
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(bench.linkOf("ada").ghlId()).path("phone").asText())
                .isEqualTo("+12025550143");
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
}
