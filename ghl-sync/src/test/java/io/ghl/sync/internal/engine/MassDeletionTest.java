package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.DeletionLimit;
import io.ghl.sync.Person;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many records are gone at once: by mistake, or meant. */
class MassDeletionTest extends HardCase {
    private static final int PEOPLE = 20;

    private void link() {
        open(DeletePolicy.PROPAGATE, Bench.OPTIONS.withDeletionLimit(new DeletionLimit(12, 100, Duration.ofHours(1))));
        for (int i = 0; i < PEOPLE; i++) {
            bench.people.put(Person.named("p" + (10 + i), "P" + i, "p" + i + "@example.com"));
        }
        bench.linked();
    }

    private void deleteContacts(int count) {
        bench.contacts().stream()
                .limit(count)
                .forEach(contact ->
                        bench.sandbox.deleteContact(contact.path("id").asText()));
        bench.worker.sweep();
        bench.settled();
    }

    private ReviewItem question() {
        List<ReviewItem> open = bench.reviews().open();
        assertThat(open).hasSize(1);
        assertThat(open.get(0).kind()).isEqualTo(ReviewItem.Kind.MASS_DELETE);
        return open.get(0);
    }

    @Test
    void aFewDeletionsAreCarriedOut() {
        link();
        deleteContacts(8);

        assertThat(bench.people.all()).hasSize(PEOPLE - 8);
        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void moreThanTheLimitMissingInASweepAreHeldBeforeAnythingIsDeleted() {
        link();
        deleteContacts(15);

        assertThat(bench.people.all()).hasSize(PEOPLE);
        assertThat(question().reason()).contains("15").contains("nothing more is deleted");
        assertThat(bench.links())
                .filteredOn(link -> link.state() == LinkState.HELD)
                .hasSize(15);
    }

    @Test
    void anEmptySideIsHeldHoweverFewThereAre() {
        open();
        linkAda();
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();
        deleteContacts(2);

        assertThat(bench.people.all()).hasSize(2);
        assertThat(question().reason()).contains("no record at all");
    }

    @Test
    void aListThatWasEmptyByMistakeIsForgottenWithTheNextSweepThatShowsAll() {
        link();
        bench.listNothing(true);
        bench.worker.sweep();
        bench.settled();
        assertThat(bench.people.all()).hasSize(PEOPLE);
        assertThat(bench.reviews().open()).isEmpty();

        bench.listNothing(false);
        bench.worker.sweep();
        bench.settled();
        deleteContacts(1);

        assertThat(bench.people.all()).hasSize(PEOPLE - 1);
        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void aListThatWasEmptyByMistakeHoldsDeletionsUntilThen() {
        link();
        bench.listNothing(true);
        bench.worker.sweep();
        bench.settled();
        bench.people.remove("p10");
        bench.settled();
        question();

        // Somebody was asked, so the next sweep answers nothing.
        bench.listNothing(false);
        bench.worker.sweep();
        bench.settled();
        question();
        assertThat(bench.contacts()).hasSize(PEOPLE);
    }

    @Test
    void deletionsInTheApplicationStopAtTheLimit() {
        link();
        bench.people.all().stream().limit(15).forEach(person -> bench.people.remove(person.id()));
        bench.settled();

        assertThat(bench.contacts()).hasSize(PEOPLE - 12);
        question();
    }

    @ParameterizedTest
    @CsvSource({"GO_AHEAD, 5, 5", "REVERT, 20, 20", "LEAVE, 20, 5"})
    void aPersonDecidesForAllOfThem(Decision.Choice choice, int people, int contacts) {
        link();
        deleteContacts(15);
        ReviewItem item = question();
        Answer answer = new Answer(choice, FieldValue.absent(), null);
        bench.reviews().resolve(item.id(), answer, item.version(), "grace", null);
        bench.settled();

        assertThat(bench.people.all()).hasSize(people);
        assertThat(bench.contacts()).hasSize(contacts);
        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.links()).noneMatch(link -> link.state() == LinkState.HELD);
    }

    @Test
    void whatIsBackBeforeADecisionIsSyncedOn() {
        link();
        bench.people.all().stream().limit(15).forEach(person -> bench.people.remove(person.id()));
        bench.settled();
        question();
        String held = bench.links().stream()
                .filter(link -> link.state() == LinkState.HELD)
                .map(link -> link.appId())
                .findFirst()
                .orElseThrow();
        bench.people.put(Person.named(held, "Back", "p" + (Integer.parseInt(held.substring(1)) - 10) + "@example.com"));
        bench.settled();

        assertThat(bench.linkOf(held).state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(bench.linkOf(held).ghlId()).path("firstName").asText())
                .isEqualTo("Back");
    }

    @Test
    void aDecisionForFieldsDoesNotAnswerIt() {
        link();
        deleteContacts(15);
        ReviewItem item = question();

        assertThatThrownBy(() -> bench.reviews().resolve(item.id(), Answer.app(), item.version(), "grace", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MASS_DELETE");
    }
}
