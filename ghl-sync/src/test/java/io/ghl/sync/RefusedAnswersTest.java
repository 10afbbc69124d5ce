package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewPreview.Write;
import io.ghl.sync.review.ReviewQueue;
import io.ghl.sync.store.SyncStore;
import java.util.List;
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
                .containsExactly(
                        new Write(Side.GHL, "email", HELD, OTHER), new Write(Side.APP, "email", BAD, OTHER));
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
}
