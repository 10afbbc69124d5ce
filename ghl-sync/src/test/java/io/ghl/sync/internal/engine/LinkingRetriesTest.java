package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.Person;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.LongWork;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Linking that fails again and again, and linking that waits for its turn. */
class LinkingRetriesTest extends HardCase {
    /** 1 s, 2 s, 4 s and so on until 5 min, in half an hour. */
    private static final int TRIES_IN_HALF_AN_HOUR = 15;

    private int tries;

    private CompletableFuture<Void> failingLink(RuntimeException failure) {
        bench.people.beforePage(() -> {
            tries++;
            throw failure;
        });
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.run();
        return linking;
    }

    private void halfAnHour() {
        tries = 0;
        for (int i = 0; i < 360; i++) {
            bench.run();
            bench.clock.advance(Duration.ofSeconds(5));
        }
    }

    private void mended() {
        bench.people.beforePage(() -> {});
        bench.clock.advance(Duration.ofMinutes(5));
        bench.run();
        assertThat(bench.worker.linkStatus().phase()).isEqualTo(LinkStatus.Phase.DONE);
        assertThat(bench.worker.status().problem()).isNull();
    }

    @Test
    void whatWasLinkedIsSyncedWhileItFailsToBeLinkedAgain() {
        open();
        String ada = linkAda();
        CompletableFuture<Void> linking = failingLink(new IllegalArgumentException("a bug"));
        assertThat(linking).isCompletedExceptionally();
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(bench.worker.status().problem()).isEqualTo("linking failed: a bug");

        bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
        bench.event(ada);
        bench.run();
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");

        // Another process opens the store.
        bench.worker = new LocationWorker(bench.tenant);
        halfAnHour();
        assertThat(tries).isBetween(5, TRIES_IN_HALF_AN_HOUR);
        bench.people.edit("ada", person -> person.withCity("Rome"));
        bench.hint("ada");
        bench.run();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Rome");
        assertThat(bench.worker.status().problem()).isEqualTo("linking failed: a bug");

        mended();
    }

    @Test
    void aFirstLinkingThatFailsIsTriedLaterAndLaterAndNothingElseIsDoneBefore() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        assertThat(failingLink(new IllegalStateException("away"))).isCompletedExceptionally();
        bench.hint("ada");
        halfAnHour();

        assertThat(tries).isBetween(5, TRIES_IN_HALF_AN_HOUR);
        assertThat(bench.contacts()).isEmpty();
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        mended();
        assertThat(bench.contacts()).hasSize(1);
    }

    /** Another location is done, and before the one that is told of that begins, this one is asked for more. */
    @Test
    void aLongCommandThatWaitsIsNotForgottenWhenALaterOneHasItsTurn() {
        LongWork longWork = LongWork.of(2, location -> {});
        bench = new Bench(HardCase::plain, longWork);
        assertThat(longWork.begin("first", () -> {})).isTrue();
        assertThat(longWork.begin("second", () -> {})).isFalse();
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.run();
        longWork.end();
        CompletableFuture<Void> sweep = bench.worker.sweep();
        bench.run();
        assertThat(sweep).isCompleted();
        bench.run();

        assertThat(linking).isCompleted();
    }
}
