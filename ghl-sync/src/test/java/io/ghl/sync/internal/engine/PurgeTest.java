package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.Person;
import io.ghl.sync.Retention;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
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
