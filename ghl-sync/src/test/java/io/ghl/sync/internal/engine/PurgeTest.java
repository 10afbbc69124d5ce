package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.Person;
import io.ghl.sync.Retention;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker forgets what is old, and only that. */
class PurgeTest {
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY));
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.linked();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int events(String contact) {
        return bench.store
                .transact(tx -> tx.inbox().about(Bench.LOCATION, RecordType.CONTACT, contact, Instant.EPOCH))
                .size();
    }

    private int auditRows() {
        return bench.store
                .transact(tx -> tx.audit().page(Bench.LOCATION, 0, 1000))
                .size();
    }

    @Test
    void whatIsOldIsForgottenAndLivingPairsStay() {
        String ada = bench.idOf("ada@example.com");
        bench.event(ada);
        bench.settled();
        bench.people.remove("bob");
        bench.settled();
        assertThat(bench.links()).extracting(link -> link.state()).contains(LinkState.TOMBSTONE);
        int rows = auditRows();
        assertThat(events(ada)).isEqualTo(1);

        bench.clock.advance(Duration.ofDays(29));
        bench.settled();
        assertThat(events(ada)).isEqualTo(1);
        assertThat(bench.links()).hasSize(2);

        bench.clock.advance(Duration.ofDays(2));
        bench.settled();
        assertThat(events(ada)).isZero();
        assertThat(bench.links()).extracting(link -> link.appId()).containsExactly("ada");
        assertThat(auditRows()).as("the audit log is kept for a year").isEqualTo(rows);

        bench.clock.advance(Duration.ofDays(340));
        bench.settled();
        assertThat(auditRows()).isZero();
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        bench.settled();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo");
    }

    /** A question about a pair that lives on, such as each field that was undone leaves one. */
    @Test
    void aClosedQuestionIsForgottenWithTheAuditLogAndAnOpenOneStays() {
        String pair = bench.links().get(0).id();
        bench.store.transact(tx -> {
            ReviewItem undone = tx.reviews().save(item("undone", pair, "city"));
            tx.reviews().save(undone.closed("done", bench.clock.instant()));
            return tx.reviews().save(item("open", pair, "email"));
        });

        bench.clock.advance(Duration.ofDays(360));
        bench.settled();
        assertThat(items("undone", "open")).containsExactly("undone", "open");
        bench.clock.advance(Duration.ofDays(6));
        bench.settled();

        assertThat(items("undone", "open")).containsExactly("open");
    }

    private List<String> items(String... ids) {
        return bench.store.transact(tx ->
                Stream.of(ids).filter(id -> tx.reviews().find(id).isPresent()).toList());
    }

    private ReviewItem item(String id, String linkId, String field) {
        Instant now = bench.clock.instant();
        FieldValue none = FieldValue.absent();
        return new ReviewItem(
                id,
                Bench.LOCATION,
                RecordType.CONTACT,
                linkId,
                ReviewItem.Kind.FIELD,
                field,
                none,
                none,
                FieldValue.text("Leeds"),
                FieldValue.text("York"),
                List.of(),
                "both sides changed",
                now,
                now,
                ReviewItem.Status.OPEN,
                null,
                null,
                0);
    }

    @Test
    void aRetentionThatWouldHarmIsRefused() {
        Duration day = Duration.ofDays(1);
        assertThatThrownBy(() -> new Retention(Duration.ofHours(1), day, day))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("events must be a day or more");
        assertThatThrownBy(() -> new Retention(day, day, Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit must not be shorter than endedPairs");
        assertThat(new Retention(day, day, day).audit()).isEqualTo(day);
    }
}
