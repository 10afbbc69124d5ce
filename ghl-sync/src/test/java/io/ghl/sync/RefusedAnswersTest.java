package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.ApiVersion;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewFilter;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewPreview.Write;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers about values that HighLevel would refuse: what they would do, what they do, and which are refused. */
class RefusedAnswersTest {
    private static final FieldValue BAD = FieldValue.text("no e-mail");
    private static final FieldValue HELD = FieldValue.text("ada@example.com");
    private static final FieldValue OTHER = FieldValue.text("ada@example.org");

    private Studio studio;
    private String ada;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
        ada = studio.linkedAda();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private ReviewQueue reviews() {
        return studio.location.reviews();
    }

    private ReviewItem refused() throws InterruptedException {
        studio.edited("ada", person -> person.withEmail("no e-mail"));
        ReviewItem item = reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.REFUSED);
        return item;
    }

    private List<Write> preview(ReviewItem item, Answer answer) {
        return reviews().preview(item.id(), answer).writes();
    }

    private void answer(ReviewItem item, Answer answer) throws InterruptedException {
        ReviewItem unused = reviews().resolve(item.id(), answer, item.version(), "grace", null);
        studio.settle();
    }

    private void assertBothHold(String email) {
        assertThat(studio.people.get("ada").email()).isEqualTo(email);
        assertThat(studio.contact(ada).path("email").asText()).isEqualTo(email);
        assertThat(reviews().open()).isEmpty();
    }

    @Test
    void highLevelsValueGoesToTheApplication() throws Exception {
        ReviewItem item = refused();

        assertThat(preview(item, Answer.ghl())).containsExactly(new Write(Side.APP, "email", BAD, HELD));
        answer(item, Answer.ghl());

        assertBothHold("ada@example.com");
    }

    @Test
    void anotherValueGoesToBothSides() throws Exception {
        ReviewItem item = refused();

        assertThat(preview(item, Answer.value(OTHER)))
                .containsExactly(new Write(Side.GHL, "email", HELD, OTHER), new Write(Side.APP, "email", BAD, OTHER));
        answer(item, Answer.value(OTHER));

        assertBothHold("ada@example.org");
    }

    @Test
    void highLevelsBlankClearsTheApplications() throws Exception {
        studio.people.put(Person.named("bob", "Bob", "no e-mail"));
        studio.location.changed(RecordType.CONTACT, "bob");
        studio.settle();
        ReviewItem item = reviews().open().get(0);

        assertThat(preview(item, Answer.ghl()))
                .containsExactly(new Write(Side.APP, "email", BAD, FieldValue.nothing()));
        answer(item, Answer.ghl());

        assertThat(studio.people.get("bob").email()).isNull();
        assertThat(reviews().open()).isEmpty();
    }

    @Test
    void anAnswerThatHighLevelWouldRefuseAgainIsRefusedAtOnce() throws Exception {
        ReviewItem item = refused();
        Answer bad = Answer.value(FieldValue.text("also bad"));

        for (Answer answer : List.of(Answer.app(), bad)) {
            String sentence = "The answer " + answer.choice()
                    + " cannot be carried out for field email: HighLevel would refuse it: ";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reviews().preview(item.id(), answer))
                    .withMessageStartingWith(sentence);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reviews().resolve(item.id(), answer, item.version(), "grace", null))
                    .withMessageStartingWith(sentence);
        }
        assertThat(reviews().bulk(ReviewFilter.all(), bad, "grace", null).skipped())
                .containsOnlyKeys(item.id());
        assertThat(reviews().find(item.id())).contains(item);
    }

    @Test
    void anAnswerToAConflictIsAskedAboutToo() throws Exception {
        studio.close();
        Cards cards = new Cards();
        cards.put(Card.of("ada").with("email", "ada@example.com"));
        studio = new Studio(
                RecordSync.contacts(cards)
                        .mapping(m -> m.field("email", Card.get("email", String.class), Card.set("email", String.class))
                                .to(ContactFields.EMAIL)
                                .onConflict(Strategies.review())),
                Clock.systemUTC());
        studio.linked();
        String contact = studio.contactIdOf("ada@example.com");
        studio.whilePaused(() -> {
            cards.edit("ada", card -> card.with("email", "ada@example.org"));
            studio.userEdits(contact, Map.of("email", "ada@example.net"));
        });
        ReviewItem item = reviews().open().get(0);
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.FIELD);
        long mark = studio.mark();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reviews().resolve(item.id(), Answer.value(BAD), item.version(), "grace", null))
                .withMessageContaining("HighLevel would refuse it");
        assertThat(studio.engineCalls(mark)).isEmpty();

        answer(item, Answer.value(OTHER));
        assertThat(studio.contact(contact).path("email").asText()).isEqualTo("ada@example.org");
    }
}
