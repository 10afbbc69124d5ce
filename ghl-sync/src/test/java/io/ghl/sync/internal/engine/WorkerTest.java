package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlLocation;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.Person;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.driver.LocalDriver;
import io.ghl.sync.internal.engine.history.Accounts;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.tenant.CallMeter;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.webhook.WebhookStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker of a location: what stops it, what it waits for, and what it never does without end. */
class WorkerTest extends HardCase {
    @Test
    void nothingIsWorkedAndNothingSpinsBeforeTheFirstLinking() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.hint("ada");

        Instant next = bench.worker.runOnce();

        assertThat(next).isAfter(bench.clock.instant());
        bench.linked();
        assertThat(bench.contacts()).hasSize(1);
    }

    @Test
    void anApplicationThatNeverTakesAWriteIsTriedLaterAndLater() {
        open();
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
        long mark = bench.mark();
        // Every write finds the record changed.
        bench.people.refuseUpdates(true);
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();

        assertThat(bench.callsSince(mark)).hasSizeLessThan(10);
        assertThat(bench.open()).isPositive();
        bench.people.refuseUpdates(false);
        bench.settled();
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");
    }

    @Test
    void anUnknownCustomFieldStopsTheLocationBeforeAnythingIsWritten() {
        open(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(customField("shoe_size")));
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();

        assertThat(linking).isCompletedExceptionally();
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(bench.worker.status().problem()).contains("shoe_size");
        assertThat(bench.contacts()).isEmpty();
    }

    private LocalDriver driven() {
        LocalDriver driver = new LocalDriver(bench.clock, 1);
        driver.serve(bench.worker);
        driver.start();
        return driver;
    }

    @Test
    void whatIsAskedOfAWorkerThatEndsIsAnswered() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        LocalDriver driver = driven();
        CompletableFuture<Void> before = bench.worker.link(LinkProgress.SILENT);
        driver.stop();
        assertThat(driver.join(Duration.ofSeconds(30))).isTrue();
        CompletableFuture<Void> after = bench.worker.link(LinkProgress.SILENT);

        assertThat(before).isDone();
        assertThat(after).isCompletedExceptionally();
    }

    /** It stood still for so long that it gives a sign of life again, which fails too. */
    @Test
    void whatIsAskedOfAWorkerThatLostItsLocationMeanwhileIsAnswered() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.afterNext("create", () -> {
            bench.store.transact(tx -> tx.fences().take(Bench.LOCATION));
            bench.clock.advance(Duration.ofMinutes(1));
        });
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();

        assertThat(linking).isCompletedExceptionally();
    }

    @Test
    void anErrorInTheApplicationsCodeIsReportedAndEndsNothing() {
        open();
        bench.beforeNext("page", () -> {
            throw new AssertionError("a bug");
        });
        LocalDriver driver = driven();
        CompletableFuture<Void> failed = bench.worker.link(LinkProgress.SILENT);
        driver.wake(Bench.LOCATION);
        assertThat(failed.handle((done, failure) -> failure).join()).isInstanceOf(AssertionError.class);
        CompletableFuture<Void> again = bench.worker.link(LinkProgress.SILENT);
        driver.wake(Bench.LOCATION);

        assertThat(again.handle((done, failure) -> failure == null).join()).isTrue();
        driver.stop();
        assertThat(driver.join(Duration.ofSeconds(30))).isTrue();
    }

    /** Signals of a type that is not synced cost nothing but the look at them. */
    @Test
    void aLongBacklogLeavesOthersTheirTurn() {
        open();
        bench.linked();
        bench.store.transact(tx -> {
            for (int i = 0; i < 450; i++) {
                tx.signals()
                        .raise(
                                Bench.LOCATION,
                                RecordType.TASK,
                                Side.APP,
                                "task-" + i,
                                bench.clock.instant(),
                                Signal.Cause.APP_HINT);
            }
            return true;
        });
        Instant again = bench.worker.runOnce();

        assertThat(bench.open()).isEqualTo(250);
        assertThat(again).as("the rest is due at once").isBeforeOrEqualTo(bench.clock.instant());
        bench.worker.runOnce();
        bench.worker.runOnce();
        assertThat(bench.open()).isZero();
    }

    @Test
    void aPauseTakesEffectWhileLinkingGoesOn() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.beforeNext("create", () -> bench.worker.pause());
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();

        assertThat(bench.contacts()).hasSize(1);
        assertThat(linking).isCompletedExceptionally();
        bench.worker.resume();
        bench.settled();
        assertThat(bench.contacts()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "update", "addTags", "removeTags", "delete", "read"})
    void ofTwoWorkersOneLosesAndNothingIsLostOrDone(String call) {
        open();
        bench.people.put(Person.named("dan", "Dan", "dan@example.com"));
        String ada = linkAda();
        bench.people.edit("ada", person -> person.withCity("Paris").withLabels(Set.of("new")));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.people.remove("dan");
        LocationWorker loser = bench.worker;
        LocationWorker winner = new LocationWorker(bench.tenant);
        bench.beforeNext(call, () -> {
            winner.readFeedsSoon();
            winner.runOnce();
        });
        loser.readFeedsSoon();
        Instant next = loser.runOnce();

        assertThat(next).isAfter(bench.clock.instant());
        bench.worker = winner;
        bench.settled();
        bench.worker = loser;
        bench.settled();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(bench.contact(ada).path("tags").toString()).isEqualTo("[\"new\"]");
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");
        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.people.all()).hasSize(2);
        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void aRevokedTokenStopsTheLocationAndSaysSo() {
        open();
        linkAda();
        bench.sandbox.revokeToken("pit-bench");
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.worker.readFeedsSoon();
        bench.worker.runOnce();

        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(bench.worker.status().problem()).contains("401");
    }

    @Test
    void statisticsCountEachRowOnce() {
        open();
        linkAda();
        Accounts accounts = new Accounts(bench.tenant);
        WebhookStatistics none = new WebhookStatistics(0, 0, 0, 0, 0, 0);
        assertThat(accounts.now(none)).isEqualTo(accounts.now(none));

        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();

        assertThat(accounts.now(none).createdInGhl()).isEqualTo(2);
        assertThat(accounts.now(none)).isEqualTo(new Accounts(bench.tenant).now(none));
    }

    @Test
    void anUpdateRefusedAsADuplicateParksTheRecordUntilAnEditMendsIt() {
        open();
        String ada = linkAda();
        bench.sandbox.createContact(Map.of("firstName", "Bob", "email", "bob@example.com"));
        bench.settled();
        bench.people.edit("ada", person -> person.withEmail("bob@example.com").withCity("Paris"));
        bench.settled();
        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.PARKED);

        bench.people.edit("ada", person -> person.withEmail("ada@example.org"));
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contact(ada).path("email").asText()).isEqualTo("ada@example.org");
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
    }

    @Test
    void aChangeInHighLevelMendsAParkedRecordEvenIfItsWebhookIsLost() {
        open();
        linkAda();
        String bob = bench.sandbox.createContact(Map.of("firstName", "Bob", "email", "bob@example.com"));
        bench.settled();
        bench.people.edit("ada", person -> person.withEmail("bob@example.com"));
        bench.settled();
        bench.sandbox.updateContact(bob, Map.of("email", "bob@example.org"));
        bench.sandbox.updateContact(bench.linkOf("ada").ghlId(), Map.of("city", "Rome"));
        bench.settled();

        assertThat(bench.linkOf("ada").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.people.get("ada").city()).isEqualTo("Rome");
    }

    @Test
    void linkingThatWasCutOffGoesOnByItself() {
        open();
        for (int i = 0; i < 5; i++) {
            bench.people.put(Person.named("p" + i, "Person", "p" + i + "@example.com"));
        }
        bench.afterNext("create", () -> bench.worker.brakes().leaveOff());
        CompletableFuture<Void> cut = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();
        assertThat(cut).isCompletedExceptionally();
        assertThat(bench.contacts()).hasSize(1);
        LinkStatus halfway = bench.worker.linkStatus();
        assertThat(halfway.phase()).isEqualTo(LinkStatus.Phase.RECORDS);
        assertThat(halfway.total()).isEqualTo(5);

        // Another process opens the store; nobody asks it for anything.
        bench.worker = new LocationWorker(bench.tenant);
        bench.worker.runOnce();

        assertThat(bench.contacts()).hasSize(5);
        LinkStatus done = bench.worker.linkStatus();
        assertThat(done.phase()).isEqualTo(LinkStatus.Phase.DONE);
        assertThat(done.worked()).isGreaterThan(halfway.worked());
        assertThat(done.recordsPerSecond()).isPositive();
    }

    @Test
    void linkingThatWasPausedGoesOnWhenItIsResumed() {
        open();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.beforeNext("create", () -> bench.worker.pause());
        CompletableFuture<Void> linking = bench.worker.link(LinkProgress.SILENT);
        bench.worker.runOnce();
        assertThat(linking).isCompletedExceptionally();
        bench.worker.runOnce();
        assertThat(bench.contacts()).hasSize(1);

        bench.worker.resume();
        bench.worker.runOnce();

        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.worker.linkStatus().phase()).isEqualTo(LinkStatus.Phase.DONE);
    }

    @Test
    void aParkedWorkerCallsNobodyAndGoesOnWhenItIsUnparked() {
        open();
        bench.linked();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com"));
        bench.hint("ada");
        long calls = bench.sandbox.journal().count();
        CompletableFuture<Void> parked = bench.worker.park("the app was uninstalled");
        bench.worker.runOnce();
        assertThat(parked).isCompleted();
        bench.clock.advance(Duration.ofDays(1));
        Instant next = bench.worker.runOnce();
        assertThat(next).isAfter(bench.clock.instant().plusSeconds(60));
        assertThat(bench.sandbox.journal().count()).isEqualTo(calls);
        assertThat(bench.worker.status().problem()).isEqualTo("the app was uninstalled");

        bench.worker.unpark();
        bench.settled();
        assertThat(bench.contacts()).hasSize(1);
    }

    /** The feed's next read, which nothing else comes before. */
    private Duration feedInterval() {
        bench.worker.readFeedsSoon();
        Instant started = bench.clock.instant();
        return Duration.between(started, bench.worker.runOnce());
    }

    @Test
    void theFeedAdaptsToWhatWebhooksMissAndToTheQuotaThatIsLeft() {
        bench = new Bench(
                sandbox -> sandbox.dailyLimit(1000),
                m -> m.field("email", Person::email, Person::withEmail).to(EMAIL),
                DeletePolicy.PROPAGATE,
                SyncOptions.defaults().withAppFeedInterval(Duration.ofDays(2)).withSweepInterval(Duration.ofDays(30)));
        bench.linked();
        Duration tolerance = Duration.ofSeconds(2);
        assertThat(feedInterval()).isCloseTo(Duration.ofSeconds(60), tolerance);

        bench.tenant.counters().foundByWebhook.add(100);
        assertThat(feedInterval()).isCloseTo(Duration.ofSeconds(120), tolerance);

        bench.tenant.counters().foundByFeed.add(100);
        assertThat(feedInterval()).isCloseTo(Duration.ofSeconds(30), tolerance);

        quotaLeft(0.25);
        assertThat(feedInterval()).isCloseTo(Duration.ofSeconds(60), tolerance);
        quotaLeft(0.01);
        assertThat(feedInterval()).isCloseTo(Duration.ofMinutes(10), tolerance);
    }

    /** Uses up calls of the day until no more are left than this share. */
    private void quotaLeft(double share) {
        CallMeter meter = bench.tenant.traffic().meter();
        GhlLocation location = bench.ghl.location(Bench.LOCATION).withObserver(meter);
        do {
            location.contacts().findDuplicate("nobody@example.com", null);
        } while (meter.quotaLeft() == null || meter.quotaLeft() > share);
    }
}
