package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewChangedException;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps a sync from doing harm, through the public API. */
class SafetyTest {
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void put(int people) {
        for (int i = 0; i < people; i++) {
            studio.people.put(Person.named("p" + (10 + i), "P" + i, "p" + i + "@example.com"));
        }
    }

    @Test
    void aMergeInHighLevelDeletesNothingAndIsTold() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.people.put(Person.named("bob", "Bob", null).withPhone("+12025550143"));
        studio.linked();
        String lost = studio.contactIdOf("ada@example.com");
        String survivor = studio.contacts().stream()
                .map(contact -> contact.path("id").asText())
                .filter(id -> !id.equals(lost))
                .findFirst()
                .orElseThrow();
        studio.location.pause();
        studio.user("DELETE", "/contacts/" + lost, Map.of());
        studio.userEdits(survivor, Map.of("email", "ada@example.com"));
        studio.location.resume();
        studio.settle();

        assertThat(studio.merges)
                .containsExactly(new RemoteMerge(Studio.LOCATION, RecordType.CONTACT, "ada", lost, survivor, "bob"));
        assertThat(studio.people.all()).hasSize(2);
        assertThat(studio.people.get("bob").email()).isEqualTo("ada@example.com");
    }

    @Test
    void aMassDeletionWaitsForAPerson() throws Exception {
        put(14);
        studio.linked();
        studio.location.pause();
        studio.contacts().stream()
                .limit(12)
                .forEach(contact ->
                        studio.sandbox.deleteContact(contact.path("id").asText()));
        studio.location.resume();
        studio.location.sweep();
        studio.settle();

        assertThat(studio.people.all()).hasSize(14);
        ReviewItem item = studio.location.reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.MASS_DELETE);
        studio.location.reviews().resolve(item.id(), Answer.revert(), item.version(), "grace", null);
        studio.settle();
        assertThat(studio.contacts()).hasSize(14);
        assertThat(studio.people.all()).hasSize(14);
    }

    private ReviewItem question() {
        ReviewItem item = studio.location.reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.DELETE);
        return item;
    }

    private void answer(ReviewItem item, Answer answer) {
        ReviewItem unused = studio.location.reviews().resolve(item.id(), answer, item.version(), "grace", null);
    }

    @Test
    void aQuestionAboutADeletionMovesWithTheRecordThatIsLeftInTheApplication() throws Exception {
        put(1);
        studio.linked();
        String contact = studio.contactIdOf("p0@example.com");
        studio.whilePaused(() -> {
            studio.people.edit("p10", person -> person.withCity("Oslo"));
            studio.sandbox.deleteContact(contact);
        });
        ReviewItem asked = question();
        studio.edited("p10", person -> person.withCity("Rome"));

        assertThat(question().id()).isEqualTo(asked.id());
        assertThatThrownBy(() -> answer(asked, Answer.ghl())).isInstanceOf(ReviewChangedException.class);
        // Nobody who answers now has seen the next edit.
        studio.whilePaused(() -> {
            answer(question(), Answer.ghl());
            studio.people.edit("p10", person -> person.withCity("Lima"));
        });
        assertThat(studio.people.get("p10").city()).isEqualTo("Lima");
        answer(question(), Answer.ghl());
        studio.settle();
        assertThat(studio.people.all()).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aQuestionAboutADeletionMovesWithTheRecordThatIsLeftInHighLevel() throws Exception {
        put(1);
        studio.linked();
        String contact = studio.contactIdOf("p0@example.com");
        studio.whilePaused(() -> {
            studio.people.remove("p10");
            studio.userEdits(contact, Map.of("city", "Oslo"));
        });
        ReviewItem asked = question();
        studio.userEdits(contact, Map.of("city", "Rome"));
        studio.settle();

        assertThatThrownBy(() -> answer(asked, Answer.app())).isInstanceOf(ReviewChangedException.class);
        studio.whilePaused(() -> {
            answer(question(), Answer.app());
            studio.userEdits(contact, Map.of("city", "Lima"));
        });
        assertThat(studio.contact(contact).path("city").asText()).isEqualTo("Lima");
        answer(question(), Answer.app());
        studio.settle();
        assertThat(studio.contacts()).isEmpty();
    }

    @Test
    void aFightIsAskedAbout() throws Exception {
        put(1);
        studio.linked();
        String contact = studio.contactIdOf("p0@example.com");
        for (int i = 0; i < 4; i++) {
            studio.people.edit("p10", person -> person.withCity("Oslo"));
            studio.location.changed(RecordType.CONTACT, "p10");
            studio.settle();
            studio.userEdits(contact, Map.of("city", "Rome"));
            studio.settle();
        }

        ReviewItem item = studio.location.reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.FIGHTING);
        studio.location
                .reviews()
                .resolve(item.id(), Answer.value(FieldValue.text("Lima")), item.version(), "grace", null);
        studio.settle();
        assertThat(studio.people.get("p10").city()).isEqualTo("Lima");
        assertThat(studio.contact(contact).path("city").asText()).isEqualTo("Lima");
    }

    @Test
    void aDeadLetterIsListedAndReplayed() throws Exception {
        put(1);
        studio.linked();
        String contact = studio.contactIdOf("p0@example.com");
        studio.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(1).on("update-contact").status(422));
        studio.people.edit("p10", person -> person.withCity("Oslo"));
        // Only the feed tells: a hint before it would have the feed's news try again what was refused.
        studio.settle();

        assertThat(studio.location.deadLetters().list())
                .singleElement()
                .satisfies(letter -> assertThat(letter.cause()).isEqualTo(Failures.Cause.REFUSED));
        assertThat(studio.location.deadLetters().replayAll(Failures.Cause.REFUSED))
                .isOne();
        studio.settle();
        assertThat(studio.contact(contact).path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.location.deadLetters().list()).isEmpty();
    }

    @Test
    void limitsThatCannotProtectAreRefused() {
        SyncOptions options = SyncOptions.defaults();
        assertThatThrownBy(() -> options.withRememberDeletedFor(Duration.ofMinutes(69)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rememberDeletedFor");
        assertThatThrownBy(() -> new DeletionLimit(9, 20, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("records");
        assertThatThrownBy(() -> new DeletionLimit(50, 0, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("percent");
    }
}
