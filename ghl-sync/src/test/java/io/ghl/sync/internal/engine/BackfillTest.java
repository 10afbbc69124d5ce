package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.Person;
import io.ghl.sync.SyncException;
import io.ghl.sync.SyncOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Linking many records leaves room for what people do meanwhile, and for the rest of the day. */
class BackfillTest {
    private static final int RECORDS = 80;

    private Bench bench;

    private void open(int dailyLimit, double share) {
        bench = new Bench(
                sandbox -> sandbox.dailyLimit(dailyLimit),
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY),
                DeletePolicy.PROPAGATE,
                Bench.OPTIONS.withBackfillShare(share));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void enter(int from, int to) {
        for (int i = from; i < to; i++) {
            bench.people.put(Person.named("own" + (1000 + i), "P", "p" + i + "@example.com"));
        }
    }

    @Test
    void anEditDoesNotWaitForAWholeBackfill() {
        open(1_000_000, 1);
        bench.people.put(Person.named("ada", "Ada", "ada@example.com").withCity("Rome"));
        bench.linked();
        String ada = bench.idOf("ada@example.com");
        enter(0, RECORDS);
        List<String> seen = new ArrayList<>();
        AtomicBoolean edited = new AtomicBoolean();
        bench.worker.link(LinkProgress.of(status -> {
            if (status.phase() == LinkStatus.Phase.RECORDS && !edited.getAndSet(true)) {
                bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
                bench.event(ada);
            }
            bench.clock.advance(Duration.ofSeconds(1));
            seen.add(status.done() + " " + bench.people.get("ada").city());
        }));
        bench.worker.runOnce();

        assertThat(bench.contacts()).hasSize(RECORDS + 1);
        int before = (int) seen.stream().filter(step -> step.endsWith("Rome")).count();
        int done = Integer.parseInt(seen.get(before).split(" ", -1)[0]);
        assertThat(done).as("records done before the edit was taken over").isLessThan(RECORDS);
    }

    /** Webhooks of contacts that were entered before are worked off between the pairs. */
    @Test
    void whatOthersRaiseMeanwhileIsCountedOnce() {
        open(1_000_000, 1);
        int pairs = 60;
        int records = pairs + 20;
        enter(0, pairs);
        for (int i = 0; i < records; i++) {
            String contact = bench.sandbox.createContact(Map.of("firstName", "P", "email", "p" + i + "@example.com"));
            // Told so often that the ids of all links have three digits: one that is made later is also read later.
            for (int told = 0; i >= pairs && told < 6; told++) {
                bench.event(contact);
            }
        }
        List<LinkStatus> told = new ArrayList<>();
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.of(status -> {
            bench.clock.advance(Duration.ofSeconds(1));
            told.add(status);
        }));
        bench.worker.runOnce();

        linking.join();
        assertThat(told)
                .filteredOn(status -> status.phase() != LinkStatus.Phase.READING)
                .extracting(LinkStatus::total)
                .containsOnly(records);
        bench.settled();
        assertThat(bench.contacts()).hasSize(records);
        assertThat(bench.people.all()).hasSize(records);
    }

    @Test
    void linkingLeavesOffAtItsShareOfTheDayAndGoesOnTheNextDay() {
        open(100, 0.5);
        enter(0, RECORDS);
        List<LinkStatus> told = new ArrayList<>();
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.of(told::add));
        bench.worker.runOnce();

        assertThat(linking.handle((done, failure) -> failure).join())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("50 % of the day's calls");
        int created = bench.contacts().size();
        assertThat(created).isBetween(40, 60);
        assertThat(told.get(told.size() - 1).total())
                .as("what is left is known")
                .isEqualTo(RECORDS);

        // Who edits does not wait, and nothing more is linked on this day.
        bench.people.edit("own1000", person -> person.withCity("Paris"));
        bench.hint("own1000");
        for (int i = 0; i < 3; i++) {
            bench.worker.runOnce();
            bench.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(bench.contact(bench.idOf("p0@example.com")).path("city").asText())
                .isEqualTo("Paris");
        assertThat(bench.contacts()).hasSizeBetween(created, 55);

        bench.clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 4; i++) {
            bench.round(Duration.ofMinutes(10));
        }
        assertThat(bench.contacts()).hasSize(RECORDS);
        assertThat(told.get(told.size() - 1).phase()).isEqualTo(LinkStatus.Phase.DONE);
    }

    @Test
    void aShareOfNothingOrOfMoreThanADayIsRefused() {
        open(100, 1);
        for (double share : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> SyncOptions.defaults().withBackfillShare(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("backfillShare");
        }
    }
}
