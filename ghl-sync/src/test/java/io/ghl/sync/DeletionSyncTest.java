package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deletion does to the other side, by the policies that {@link TwoWaySyncTest} does not go by. */
class DeletionSyncTest {
    private final People people = new People();
    private Studio studio;
    private String ada;

    @AfterEach
    void close() {
        studio.close();
    }

    private void linked(DeletePolicy policy, DeleteConflict conflict) throws Exception {
        studio = new Studio(
                RecordSync.contacts(people)
                        .mapping(m -> m.field("email", Person::email, Person::withEmail)
                                .to(EMAIL)
                                .field("city", Person::city, Person::withCity)
                                .to(CITY))
                        .onDelete(policy)
                        .onDeleteConflict(conflict),
                Clock.systemUTC());
        people.put(Person.named("ada", "Ada", "ada@example.com").withCity("London"));
        studio.linked();
        ada = studio.contactIdOf("ada@example.com");
    }

    private void deletedInHighLevelAndChangedInTheApplication() throws InterruptedException {
        studio.whilePaused(() -> {
            studio.user("DELETE", "/contacts/" + ada, Map.of());
            people.edit("ada", person -> person.withCity("Oslo"));
        });
        changed();
    }

    private void deletedInTheApplicationAndChangedInHighLevel() throws InterruptedException {
        studio.whilePaused(() -> {
            people.remove("ada");
            studio.userEdits(ada, Map.of("city", "Paris"));
        });
        changed();
    }

    private void changed() throws InterruptedException {
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();
    }

    @Test
    void aDeletionInHighLevelWinsOverAnEdit() throws Exception {
        linked(DeletePolicy.PROPAGATE, DeleteConflict.DELETE_WINS);

        deletedInHighLevelAndChangedInTheApplication();

        assertThat(people.all()).isEmpty();
        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aDeletionInTheApplicationWinsOverAnEdit() throws Exception {
        linked(DeletePolicy.PROPAGATE, DeleteConflict.DELETE_WINS);

        deletedInTheApplicationAndChangedInHighLevel();

        assertThat(people.all()).isEmpty();
        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void anEditInTheApplicationWinsOverADeletion() throws Exception {
        linked(DeletePolicy.PROPAGATE, DeleteConflict.UPDATE_WINS);

        deletedInHighLevelAndChangedInTheApplication();

        assertThat(people.get("ada").city()).isEqualTo("Oslo");
        assertThat(studio.contacts()).hasSize(1);
        JsonNode again = studio.contacts().get(0);
        assertThat(again.path("id").asText()).isNotEqualTo(ada);
        assertThat(again.path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.location.reviews().open()).isEmpty();

        studio.userEdits(again.path("id").asText(), Map.of("city", "Rome"));
        studio.settle();
        assertThat(people.get("ada").city()).isEqualTo("Rome");
    }

    @Test
    void anEditInHighLevelWinsOverADeletion() throws Exception {
        linked(DeletePolicy.PROPAGATE, DeleteConflict.UPDATE_WINS);

        deletedInTheApplicationAndChangedInHighLevel();

        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(studio.contacts()).hasSize(1);
        assertThat(people.all()).singleElement().satisfies(again -> {
            assertThat(again.email()).isEqualTo("ada@example.com");
            assertThat(again.city()).isEqualTo("Paris");
        });
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void anUnlinkedContactLivesOnAndBringsNothingBack() throws Exception {
        linked(DeletePolicy.UNLINK, DeleteConflict.REVIEW);
        people.remove("ada");
        changed();

        studio.userEdits(ada, Map.of("city", "Paris"));
        studio.settle();

        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(people.all()).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    /** Its old partner is gone, so a person can say that it is the same one. */
    @Test
    void anUnlinkedContactCanBeGivenToWhoWasEnteredAgain() throws Exception {
        linked(DeletePolicy.UNLINK, DeleteConflict.REVIEW);
        people.remove("ada");
        changed();
        people.put(Person.named("again", "Ada", "ada@example.com").withCity("London"));
        studio.location.changed(RecordType.CONTACT, "again");
        studio.settle();
        ReviewItem asked = studio.location.reviews().open().get(0);

        studio.location.reviews().resolve(asked.id(), Answer.link(ada), asked.version(), "grace", null);
        studio.settle();
        people.edit("again", person -> person.withCity("Oslo"));
        studio.location.changed(RecordType.CONTACT, "again");
        studio.settle();

        assertThat(studio.location.reviews().open()).isEmpty();
        assertThat(studio.contacts()).hasSize(1);
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Oslo");
    }

    @Test
    void anIgnoredRecordWaitsForItsContactToComeBack() throws Exception {
        linked(DeletePolicy.IGNORE, DeleteConflict.REVIEW);
        studio.sandbox.state().save("before");
        studio.user("DELETE", "/contacts/" + ada, Map.of());
        studio.settle();
        people.edit("ada", person -> person.withCity("Oslo"));
        changed();

        assertThat(people.get("ada").city()).isEqualTo("Oslo");
        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.location.reviews().open()).isEmpty();

        studio.sandbox.state().restore("before");
        changed();
        assertThat(studio.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(studio.contacts()).hasSize(1);
    }
}
