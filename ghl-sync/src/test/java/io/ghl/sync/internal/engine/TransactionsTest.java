package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.Person;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many transactions of the store things take: each is a commit, and on PostgreSQL some round trips as well. */
class TransactionsTest {
    private final CountingStore store = new CountingStore();
    private final Bench bench = new Bench(
            m -> m.field("firstName", Person::firstName, Person::withFirstName)
                    .to(FIRST_NAME)
                    .field("email", Person::email, Person::withEmail)
                    .to(EMAIL)
                    .field("city", Person::city, Person::withCity)
                    .to(CITY),
            Bench.OPTIONS,
            store);

    @AfterEach
    void close() {
        bench.close();
    }

    private void pair(String id) {
        String email = id + "@example.com";
        bench.people.put(Person.named(id, "P", email));
        bench.user("POST", "/contacts/", Map.of("locationId", Bench.LOCATION, "firstName", "P", "email", email));
    }

    private int counted(Runnable work) {
        int unused = store.transactions();
        work.run();
        return store.transactions();
    }

    @Test
    void anEditAndItsEchoTakeFew() {
        pair("ada");
        pair("bob");
        bench.linked();
        String ada = bench.idOf("ada@example.com");
        String bob = bench.idOf("bob@example.com");
        bench.round(Duration.ofSeconds(1));

        assertThat(counted(() -> bench.round(Duration.ofSeconds(1))))
                .as("both feeds")
                .isLessThanOrEqualTo(10);

        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.hint("ada");
        assertThat(counted(bench::run)).as("an edit of the application").isLessThanOrEqualTo(9);
        bench.event(ada);
        assertThat(counted(bench::run)).as("its echo").isLessThanOrEqualTo(8);

        bench.sandbox.updateContact(bob, Map.of("city", "Rome"));
        bench.event(bob);
        assertThat(counted(bench::run)).as("an edit in HighLevel").isLessThanOrEqualTo(9);
        assertThat(bench.people.get("bob").city()).isEqualTo("Rome");
        bench.hint("bob");
        assertThat(counted(bench::run)).as("its echo").isLessThanOrEqualTo(8);

        // Edits of a record that come close upon each other are worked on together.
        bench.clock.advance(Duration.ofMinutes(1));
        bench.round(Duration.ofSeconds(1));
        for (String id : List.of("ada", "bob")) {
            bench.people.edit(id, person -> person.withCity("London"));
            bench.hint(id);
        }
        assertThat(counted(bench::run)).as("three more for a second edit").isLessThanOrEqualTo(12);
        assertThat(bench.contact(bob).path("city").asText()).isEqualTo("London");
    }

    @Test
    void pairsAreStoredAHundredAtATime() {
        for (int i = 0; i < 210; i++) {
            pair("p" + i);
        }
        bench.linked();

        List<Link> pairs = store.transact(tx -> tx.links().page(Bench.LOCATION, RecordType.CONTACT, null, 1000));
        assertThat(pairs).hasSize(210);
        assertThat(store.linking()).isEqualTo(3);
    }

    @Test
    void theTotalOfLinkingIsWhatLinkingRaised() {
        for (int i = 0; i < 60; i++) {
            pair("p" + i);
        }
        for (int i = 0; i < 30; i++) {
            bench.people.put(Person.named("new" + i, "N", "new" + i + "@example.com"));
        }
        List<LinkStatus> told = new ArrayList<>();
        int[] edits = new int[1];
        bench.worker.link(LinkProgress.of(status -> {
            told.add(status);
            // Webhooks come in all the while, of edits and of what linking itself creates.
            if (edits[0]++ < 40) {
                bench.contacts().stream()
                        .limit(5)
                        .forEach(contact -> bench.event(contact.path("id").asText()));
            }
        }));
        bench.worker.runOnce();

        assertThat(told.get(told.size() - 1).phase()).isEqualTo(LinkStatus.Phase.DONE);
        assertThat(told)
                .filteredOn(status -> status.phase() == LinkStatus.Phase.RECORDS)
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status.total()).isEqualTo(90));
        assertThat(told).extracting(LinkStatus::done).isSorted();
        assertThat(told.get(told.size() - 1).done()).isEqualTo(90);
    }
}
