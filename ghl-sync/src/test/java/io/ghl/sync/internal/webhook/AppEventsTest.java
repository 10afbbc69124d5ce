package io.ghl.sync.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.TurnedClock;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import io.ghl.sync.internal.install.RecordedServed;
import io.ghl.sync.internal.install.StoredInstallations;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How stored events of the app are acted on: in their order, on a thread of their own, and again until it works. */
class AppEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private final SyncStore memory = SyncStore.memory();
    private final AtomicBoolean storeFails = new AtomicBoolean();
    private final SyncStore store = new SyncStore() {
        @Override
        public <R> R transact(Work<R> work) {
            if (storeFails.getAndSet(false)) {
                failed.countDown();
                throw new IllegalStateException("the disk is away");
            }
            return memory.transact(work);
        }

        @Override
        public void close() {
            memory.close();
        }
    };
    private final CountDownLatch failed = new CountDownLatch(1);
    private final LinkedBlockingQueue<Installation> told = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private final RecordedServed served = new RecordedServed();
    private Predicate<Installation> decision = installation -> false;
    private final StoredInstallations installations = new StoredInstallations(
            store,
            null,
            InstallOptions.forApp("app")
                    .syncWhen(installation -> {
                        asked.add(installation.locationId());
                        return decision.test(installation);
                    })
                    .onChange(told::add),
            new TurnedClock(NOW),
            served);
    private final AppEvents events = new AppEvents(store, installations);
    private int stored;

    @AfterEach
    void close() {
        events.close();
        store.close();
    }

    private static WebhookEvent event(String type, String fields) {
        return WebhookEvent.parse(payload(type, fields));
    }

    private static String payload(String type, String fields) {
        return ("{'type':'" + type + "','appId':'app'" + (fields.isEmpty() ? "" : "," + fields) + "}")
                .replace('\'', '"');
    }

    /** Stores an event, and tells nobody. */
    private void store(String type, String fields) {
        String payload = payload(type, fields);
        memory.transact(tx -> tx.inbox()
                .store(new ReceivedEvent(
                        "w" + stored++,
                        type,
                        WebhookEvent.parse(payload).envelope().locationId(),
                        null,
                        null,
                        null,
                        NOW,
                        payload)));
    }

    private Installation next() throws InterruptedException {
        Installation one = told.poll(20, TimeUnit.SECONDS);
        assertThat(one).as("an event is acted on").isNotNull();
        return one;
    }

    private List<ReceivedEvent> waiting() {
        return memory.transact(tx -> tx.inbox().waiting(1000));
    }

    private State state(String location) {
        return installations.find(location).orElseThrow().state();
    }

    // ---- which ----

    @Test
    void eventsOfTheAppAreTakenIfTheyNameSomebody() {
        assertThat(events.takes(event("INSTALL", "'locationId':'l'"))).isTrue();
        assertThat(events.takes(event("INSTALL", "'companyId':'c'"))).isTrue();
        assertThat(events.takes(event("INSTALL", "'userId':'u'"))).isFalse();
        assertThat(events.takes(WebhookEvent.parse("{\"type\":\"INSTALL\",\"appId\":\"other\",\"locationId\":\"l\"}")))
                .isFalse();
    }

    // ---- what ----

    @Test
    void whatEventsSayIsNotedInTheirOrder() throws Exception {
        store("INSTALL", "'locationId':'a','companyId':'c','planId':'silver','timestamp':'2026-11-30T09:00:00Z'");
        store("INSTALL", "'locationId':'b','companyId':'c'");
        store("PLAN_CHANGE", "'locationId':'a','currentPlanId':'silver','newPlanId':'gold'");
        store("UNINSTALL", "'companyId':'c','timestamp':'2026-11-30T11:00:00Z'");

        events.start();

        Instant then = Instant.parse("2026-11-30T09:00:00Z");
        Instant end = Instant.parse("2026-11-30T11:00:00Z");
        assertThat(List.of(next(), next(), next(), next(), next()))
                .containsExactly(
                        new Installation("a", "c", State.INSTALLED, "silver", null, then),
                        // The event has no time, so that it counts from when it came.
                        new Installation("b", "c", State.INSTALLED, null, null, NOW),
                        new Installation("a", "c", State.INSTALLED, "gold", null, then),
                        new Installation("a", "c", State.UNINSTALLED, "gold", null, end),
                        new Installation("b", "c", State.UNINSTALLED, null, null, end));
        events.close();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatSaysNothingIsDoneWith() throws Exception {
        store("INSTALL", "'companyId':'c'");
        store("PLAN_CHANGE", "'locationId':'a','currentPlanId':'silver'");
        store("ContactCreate", "'locationId':'a'");
        store("INSTALL", "'locationId':'last'");

        events.start();

        assertThat(next().locationId()).isEqualTo("last");
        events.close();
        assertThat(waiting()).isEmpty();
        assertThat(installations.page(null, 9)).hasSize(1);
    }

    // ---- when ----

    @Test
    void nothingIsActedOnBeforeTheStart() throws Exception {
        store("INSTALL", "'locationId':'a'");
        events.stored();
        AppEvents second = new AppEvents(store, installations);
        second.start();
        assertThat(next().locationId()).isEqualTo("a");
        second.close();
        assertThat(asked).as("by one of them only").containsExactly("a");
    }

    @Test
    void whereNoAppIsFollowedEventsAreLeftToOthers() {
        store("INSTALL", "'locationId':'a'");
        StoredInstallations plain = new StoredInstallations(store, null, null, new TurnedClock(NOW), served);
        AppEvents idle = new AppEvents(store, plain);
        idle.start();
        idle.stored();
        idle.close();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatIsStoredLaterIsActedOnAtOnceEachTime() throws Exception {
        events.start();
        for (String location : List.of("a", "b", "c")) {
            store("INSTALL", "'locationId':'" + location + "'");
            events.stored();
            assertThat(next().locationId()).isEqualTo(location);
        }
    }

    @Test
    void moreThanAreReadAtOnceAreActedOnInOneGo() throws Exception {
        for (int i = 0; i < 501; i++) {
            store("INSTALL", "'locationId':'l" + i + "'");
        }
        events.start();
        for (int i = 0; i < 501; i++) {
            assertThat(next().locationId()).isEqualTo("l" + i);
        }
    }

    @Test
    void aNodeThatLeavesLeavesEventsToTheNextOne() {
        events.start();
        events.close();
        store("INSTALL", "'locationId':'a'");
        events.stored();
        assertThat(waiting()).hasSize(1);
    }

    // ---- failures ----

    @Test
    void afterAFailureWhatCameLaterAboutTheSameOnesWaitsAndTheOthersGoOn() throws Exception {
        decision = installation -> {
            if (installation.locationId().equals("a")) {
                throw new IllegalStateException("a bug");
            }
            return true;
        };
        store("INSTALL", "'locationId':'a','companyId':'c'");
        store("UNINSTALL", "'locationId':'a','timestamp':'2026-11-30T11:00:00Z'");
        store("INSTALL", "'locationId':'of the same company','companyId':'c'");
        store("INSTALL", "'locationId':'b','companyId':'d'");

        events.start();

        assertThat(next().locationId()).isEqualTo("b");
        events.close();
        assertThat(waiting()).extracting(ReceivedEvent::webhookId).containsExactly("w0", "w1", "w2");
        assertThat(asked).containsExactly("a", "b");
        assertThat(installations.find("a")).isEmpty();

        decision = installation -> true;
        try (AppEvents again = new AppEvents(store, installations)) {
            again.start();
            assertThat(List.of(next().locationId(), next().locationId(), next().locationId()))
                    .containsExactly("a", "a", "of the same company");
        }
        assertThat(waiting()).isEmpty();
        assertThat(state("a")).isEqualTo(State.UNINSTALLED);
    }

    @Test
    void aRunThatGetsNothingDoneEnds() throws Exception {
        LinkedBlockingQueue<Thread> acting = new LinkedBlockingQueue<>();
        decision = installation -> {
            acting.add(Thread.currentThread());
            throw new IllegalStateException("a bug");
        };
        for (int i = 0; i < 500; i++) {
            store("INSTALL", "'locationId':'a'");
        }
        events.start();
        Thread thread = acting.poll(30, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("ghl-sync-app-events");
        events.close();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(waiting()).hasSize(500);
    }

    @Test
    void aStoreThatCannotBeReadIsReadAgain() throws Exception {
        storeFails.set(true);
        events.start();
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        store("INSTALL", "'locationId':'a'");
        events.stored();
        assertThat(next().locationId()).isEqualTo("a");
    }

    // ---- leaving ----

    @Test
    void leavingEndsADecisionThatDoesNotCome() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        decision = installation -> {
            deciding.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            throw new IllegalStateException("no decision");
        };
        store("INSTALL", "'locationId':'a'");
        events.start();
        assertThat(deciding.await(30, TimeUnit.SECONDS)).isTrue();
        events.close();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(installations.find("a")).isEmpty();
    }

    @Test
    void anInterruptOfWhoeverClosesIsKeptAndEndsTheWork() throws Exception {
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        decision = installation -> {
            deciding.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return false;
        };
        store("INSTALL", "'locationId':'a'");
        events.start();
        assertThat(deciding.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.currentThread().interrupt();
        events.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
