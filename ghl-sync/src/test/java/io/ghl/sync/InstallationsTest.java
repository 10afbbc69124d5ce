package io.ghl.sync;

import static io.ghl.sync.Agency.NORTH;
import static io.ghl.sync.Agency.SOUTH;
import static io.ghl.sync.Agency.WEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.Secret;
import io.ghl.client.limit.Priority;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of an app that many locations install, against the sandbox, through the public API. */
@ParameterizedClass
@ValueSource(strings = {"memory", "sqlite"})
class InstallationsTest {
    @Parameter
    String storeName;

    @TempDir
    Path folder;

    private Agency agency;

    private void open(UnaryOperator<InstallOptions> options) throws Exception {
        agency = new Agency(
                storeName.equals("memory") ? SyncStore.memory() : SyncStore.sqlite(folder.resolve("sync.db")), options);
        for (String location : List.of(NORTH, SOUTH, WEST)) {
            agency.branches.of(location).put(Person.named("ada", "Ada", "ada@" + location + ".com"));
        }
        agency.engine.start();
    }

    private void openSyncingAll() throws Exception {
        open(options -> options.syncWhen(installation -> true));
    }

    @AfterEach
    void close() {
        agency.close();
    }

    private Installation installation(String location) {
        return agency.installations().find(location).orElseThrow();
    }

    private List<TokenKey> tokens() {
        return agency.tokens.list();
    }

    @Test
    void anInstalledLocationIsSyncedOnceThatIsDecided() throws Exception {
        open(options -> options);
        List<Installation> installed = agency.installLocation(NORTH);
        agency.delivered();
        assertThat(installed)
                .singleElement()
                .satisfies(one -> assertThat(one.isSynced()).isFalse());
        assertThat(agency.engineCalls(NORTH)).isEmpty();

        agency.installations().sync(NORTH);
        agency.settled(NORTH);

        assertThat(agency.emails(NORTH)).containsExactly("ada@" + NORTH.toLowerCase() + ".com");
        assertThat(installation(NORTH).isSynced()).isTrue();
        assertThat(installation(NORTH).companyId())
                .isEqualTo(agency.sandbox.installs().companyId());
    }

    @Test
    void theEventMayComeBeforeTheCode() throws Exception {
        openSyncingAll();
        String code = agency.sandbox.installs().authorizeLocation(NORTH);
        agency.delivered();
        assertThat(installation(NORTH).isSynced()).isTrue();
        SyncLocation north = agency.engine.location(NORTH);
        Agency.until(() -> north.status().state() == SyncStatus.State.STOPPED);
        assertThat(north.status().problem()).contains("not installed");
        assertThat(agency.engineCalls(NORTH)).isEmpty();

        agency.installations().exchange(Secret.of(code));

        agency.settled(NORTH);
        assertThat(agency.emails(NORTH)).hasSize(1);
    }

    @Test
    void theEventMayNeverCome() throws Exception {
        openSyncingAll();
        agency.listen(false);
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        assertThat(agency.emails(NORTH)).hasSize(1);
    }

    @Test
    void aCompanyInstallsTheAppInSomeLocationsAtOnce() throws Exception {
        openSyncingAll();
        agency.installations().exchange(Secret.of(agency.sandbox.installs().authorizeCompany(NORTH, SOUTH)));
        agency.settled(NORTH);
        agency.settled(SOUTH);
        assertThat(agency.emails(NORTH)).hasSize(1);
        assertThat(agency.emails(SOUTH)).hasSize(1);
        assertThat(agency.installations().find(WEST)).isEmpty();
        assertThat(agency.emails(WEST)).isEmpty();
    }

    @Test
    void aLocationThatComesLaterUnderACompanysInstallationIsSyncedToo() throws Exception {
        openSyncingAll();
        agency.installations().exchange(Secret.of(agency.sandbox.installs().authorizeCompany()));
        agency.settled(WEST);
        agency.installations().removeData(WEST);

        agency.sandbox.installs().installFutureLocation(WEST);

        agency.settled(WEST);
        assertThat(installation(WEST).state()).isEqualTo(State.INSTALLED);
        assertThat(agency.emails(WEST)).hasSize(1);
    }

    @Test
    void anUninstalledLocationIsLeftAloneAndTheOthersGoOn() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.installLocation(SOUTH);
        agency.settled(NORTH);
        agency.settled(SOUTH);

        agency.sandbox.installs().uninstall(NORTH);
        agency.delivered();
        int calls = agency.engineCalls(NORTH).size();
        agency.branches.of(NORTH).put(Person.named("bob", "Bob", "bob@example.com"));
        agency.branches.of(SOUTH).put(Person.named("bob", "Bob", "bob@example.com"));
        Agency.until(() -> agency.emails(SOUTH).size() == 2);

        assertThat(installation(NORTH).state()).isEqualTo(State.UNINSTALLED);
        assertThat(tokens()).extracting(TokenKey::id).containsExactly(SOUTH);
        assertThat(agency.emails(NORTH)).hasSize(1);
        assertThat(agency.engineCalls(NORTH)).hasSize(calls);
        SyncLocation north = agency.engine.location(NORTH);
        assertThat(north.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(north.status().problem()).contains("uninstalled");
        assertThatThrownBy(() -> north.link(LinkProgress.SILENT))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("uninstalled");
        assertThat(agency.told).last().satisfies(one -> assertThat(one.state()).isEqualTo(State.UNINSTALLED));
    }

    @Test
    void aNewInstallationGoesOnWithoutDuplicatesAndWithWhatHappenedMeanwhile() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        agency.sandbox.installs().uninstall(NORTH);
        agency.delivered();
        agency.restart();
        agency.branches.of(NORTH).put(Person.named("bob", "Bob", "bob@example.com"));
        agency.branches.of(NORTH).edit("ada", ada -> ada.withCity("London"));
        agency.userCreates(NORTH, "Cleo", "cleo@example.com");
        assertThat(agency.engine.location(NORTH).status().problem()).contains("uninstalled");

        agency.installLocation(NORTH);

        agency.settled(NORTH);
        assertThat(agency.emails(NORTH))
                .containsExactlyInAnyOrder(
                        "ada@" + NORTH.toLowerCase() + ".com", "bob@example.com", "cleo@example.com");
        assertThat(agency.branches.of(NORTH).all()).hasSize(3);
        assertThat(agency.engine.location(NORTH).statistics().createdInGhl()).isEqualTo(2);
    }

    @Test
    void aCompanyThatRemovesTheAppStopsAllOfItsLocations() throws Exception {
        openSyncingAll();
        agency.installations().exchange(Secret.of(agency.sandbox.installs().authorizeCompany()));
        for (String location : List.of(NORTH, SOUTH, WEST)) {
            agency.settled(location);
        }
        agency.sandbox.installs().uninstall(agency.sandbox.installs().companyId());
        agency.delivered();
        assertThat(agency.installations().page(null, 10))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.UNINSTALLED));
        assertThat(tokens()).isEmpty();
    }

    /** The event of a location that is made later names no company; the token that its first call gets does. */
    @Test
    void aCompanyThatRemovesTheAppStopsLocationsWhoseEventNamedNoCompany() throws Exception {
        openSyncingAll();
        agency.installations().exchange(Secret.of(agency.sandbox.installs().authorizeCompany()));
        agency.settled(WEST);
        agency.installations().removeData(WEST);
        agency.sandbox.installs().installFutureLocation(WEST);
        agency.settled(WEST);
        assertThat(installation(WEST).companyId()).isNull();

        agency.sandbox.installs().uninstall(agency.sandbox.installs().companyId());
        agency.delivered();

        assertThat(installation(WEST).companyId())
                .isEqualTo(agency.sandbox.installs().companyId());
        assertThat(agency.installations().page(null, 10))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.UNINSTALLED));
        assertThat(tokens()).isEmpty();
    }

    @Test
    void anEventThatWasAnsweredIsActedOnAfterARestart() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        agency.engine.close();
        // Stored and answered, and nobody lives to act on it.
        agency.engine = agency.engine(agency.sandbox.installs().appId());
        agency.sandbox.installs().uninstall(NORTH);
        assertThat(agency.sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        assertThat(agency.engine.webhooks().statistics().stored()).isEqualTo(1);
        assertThat(installation(NORTH).state()).isEqualTo(State.INSTALLED);

        agency.restart();

        Agency.until(() -> installation(NORTH).state() == State.UNINSTALLED);
        assertThat(tokens()).isEmpty();
    }

    @Test
    void anEventIsActedOnAgainUntilTheApplicationHasDecided() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        open(options -> options.syncWhen(installation -> {
            if (broken.get()) {
                throw new IllegalStateException("a bug");
            }
            return true;
        }));
        assertThat(agency.receive("INSTALL", "\"locationId\":\"" + NORTH + "\",\"webhookId\":\"w1\""))
                .isEqualTo(WebhookAnswer.STORED);
        assertThat(agency.receive("INSTALL", "\"locationId\":\"" + NORTH + "\",\"webhookId\":\"w1\""))
                .isEqualTo(WebhookAnswer.DUPLICATE);
        assertThat(agency.installations().find(NORTH)).isEmpty();

        broken.set(false);
        agency.restart();

        agency.delivered();
        assertThat(installation(NORTH).isSynced()).isTrue();
    }

    @Test
    void aReplayActsOnEventsAgainAndTakesNothingBack() throws Exception {
        AtomicBoolean wanted = new AtomicBoolean();
        open(options -> options.syncWhen(installation -> wanted.get()));
        Instant before = Instant.now().minusSeconds(1);
        agency.installLocation(NORTH);
        agency.installLocation(SOUTH);
        agency.sandbox.installs().changePlan(NORTH, "silver");
        agency.delivered();
        agency.sandbox.installs().changePlan(NORTH, "gold");
        agency.sandbox.installs().uninstall(SOUTH);
        agency.delivered();
        assertThat(installation(NORTH).isSynced()).isFalse();

        wanted.set(true);
        assertThat(agency.engine.webhooks().replayAppEvents(before)).isEqualTo(5);
        agency.delivered();

        assertThat(installation(NORTH).isSynced()).isTrue();
        assertThat(installation(NORTH).planId()).isEqualTo("gold");
        assertThat(installation(SOUTH).state()).isEqualTo(State.UNINSTALLED);
        assertThat(agency.engine.webhooks().replayAppEvents(Instant.now().plusSeconds(60)))
                .isZero();
    }

    /** HighLevel's documents show UNINSTALL without an id and without a time. */
    @Test
    void aSecondRemovalThatIsToldInTheSameWordsIsNotTakenForARepetition() throws Exception {
        openSyncingAll();
        String words = "\"locationId\":\"" + NORTH + "\"";
        assertThat(agency.receive("UNINSTALL", words)).isEqualTo(WebhookAnswer.STORED);
        agency.delivered();
        assertThat(installation(NORTH).state()).isEqualTo(State.UNINSTALLED);
        Installation before = installation(NORTH);
        Agency.until(() -> Instant.now().isAfter(before.since().plusMillis(1)));

        assertThat(agency.receive("UNINSTALL", words)).isEqualTo(WebhookAnswer.STORED);
        agency.delivered();

        assertThat(installation(NORTH).since()).isAfter(before.since());
    }

    @Test
    void aPlanChangeIsNotedAndTold() throws Exception {
        open(options -> options);
        agency.installLocation(NORTH);
        agency.sandbox.installs().changePlan(NORTH, "gold");
        agency.delivered();
        assertThat(installation(NORTH).planId()).isEqualTo("gold");
        assertThat(agency.told).last().extracting(Installation::planId).isEqualTo("gold");
    }

    @Test
    void anOlderPlanChangeThatComesLateIsPassedOver() throws Exception {
        open(options -> options);
        agency.installLocation(NORTH);
        planChange("p1", "silver", "gold", "2026-03-01T10:00:00.000Z");
        assertThat(installation(NORTH).planId()).isEqualTo("gold");

        planChange("p2", "bronze", "silver", "2026-03-01T09:00:00.000Z");
        assertThat(installation(NORTH).planId()).isEqualTo("gold");

        planChange("p3", "gold", "silver", "2026-03-01T11:00:00.000Z");
        assertThat(installation(NORTH).planId()).isEqualTo("silver");
    }

    /** HighLevel's example of the event has no time. */
    @Test
    void withoutATimeThePlanThatWasLeftTellsWhichChangeCameFirst() throws Exception {
        open(options -> options);
        agency.installLocation(NORTH);
        planChange("p1", "silver", "gold", null);
        planChange("p2", "bronze", "silver", null);
        assertThat(installation(NORTH).planId()).as("the earlier one came late").isEqualTo("gold");

        planChange("p3", "gold", "silver", null);
        assertThat(installation(NORTH).planId())
                .as("back to where it came from")
                .isEqualTo("silver");

        planChange("p4", "copper", "iron", null);
        assertThat(installation(NORTH).planId()).as("one between was lost").isEqualTo("iron");
    }

    private void planChange(String webhookId, String from, String to, String at) throws Exception {
        agency.receive(
                "PLAN_CHANGE",
                "\"locationId\":\"" + NORTH + "\",\"webhookId\":\"" + webhookId + "\",\"currentPlanId\":\"" + from
                        + "\",\"newPlanId\":\"" + to + "\"" + (at == null ? "" : ",\"timestamp\":\"" + at + "\""));
        agency.delivered();
    }

    @Test
    void eventsOfAnotherAppAreIgnored() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        agency.engine.close();
        agency.engine = agency.engine("anotherApp");
        agency.engine.start();

        agency.sandbox.installs().uninstall(NORTH);
        agency.delivered();

        assertThat(installation(NORTH).state()).isEqualTo(State.INSTALLED);
        assertThat(tokens()).hasSize(1);
    }

    @Test
    void aLocationWhoseTokensDiedIsParkedAndTheOthersGoOn() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.installLocation(SOUTH);
        agency.settled(NORTH);
        agency.settled(SOUTH);
        agency.sandbox.installs().revokeTokens(NORTH);
        agency.branches.of(NORTH).put(Person.named("bob", "Bob", "bob@example.com"));
        agency.branches.of(SOUTH).put(Person.named("bob", "Bob", "bob@example.com"));
        Agency.until(() -> agency.emails(SOUTH).size() == 2);
        SyncLocation north = agency.engine.location(NORTH);
        Agency.until(() -> north.status().state() == SyncStatus.State.STOPPED);
        assertThat(north.deadLetters().list()).isEmpty();

        agency.installLocation(NORTH);

        Agency.until(() -> agency.emails(NORTH).size() == 2);
    }

    @Test
    void aRestartedApplicationNeedNameNoLocation() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        agency.engine.close();
        agency.branches.of(NORTH).put(Person.named("bob", "Bob", "bob@example.com"));
        agency.restart();
        Agency.until(() -> agency.emails(NORTH).size() == 2);
    }

    @Test
    void aStoppedLocationKeepsWhatItKnows() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        agency.installations().stop(NORTH);
        agency.branches.of(NORTH).put(Person.named("bob", "Bob", "bob@example.com"));
        assertThat(agency.engine.location(NORTH).status().problem()).contains("stopped");
        assertThat(tokens()).hasSize(1);

        agency.installations().sync(NORTH);

        agency.settled(NORTH);
        assertThat(agency.emails(NORTH)).hasSize(2);
    }

    @Test
    void allThatIsKnownOfALocationIsRemovedOnRequest() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.installLocation(SOUTH);
        agency.settled(NORTH);
        agency.settled(SOUTH);
        String cleo = agency.userCreates(NORTH, "Cleo", "cleo@example.com");
        agency.settled(NORTH);
        long fence = agency.store.transact(tx -> tx.fences().take(NORTH));

        DataRemoval removed = agency.installations().removeData(NORTH);

        assertThat(removed.links()).isEqualTo(2);
        assertThat(removed.events()).isGreaterThanOrEqualTo(2);
        assertThat(removed.auditEntries()).isGreaterThanOrEqualTo(2);
        assertThat(removed.cursors()).isPositive();
        assertThat(tokens()).extracting(TokenKey::id).containsExactly(SOUTH);
        // Later events bring nothing back, and nothing that was under way can still be committed.
        agency.user(NORTH, "PUT", "/contacts/" + cleo, Map.of("city", "Paris"));
        agency.delivered();
        agency.store.transact(tx -> {
            assertThat(tx.links().page(NORTH, RecordType.CONTACT, null, 10)).isEmpty();
            assertThat(tx.audit().page(NORTH, 0, 10)).isEmpty();
            assertThat(tx.signals().open(NORTH)).isZero();
            assertThat(tx.locations().removeData(NORTH, 10)).isEqualTo(DataRemoval.NOTHING);
            assertThat(tx.fences().take(NORTH)).isGreaterThan(fence + 1);
            assertThat(tx.links().page(SOUTH, RecordType.CONTACT, null, 10)).hasSize(1);
            return true;
        });
        assertThat(installation(NORTH).state()).isEqualTo(State.DATA_REMOVED);

        agency.installLocation(NORTH);

        agency.settled(NORTH);
        assertThat(agency.emails(NORTH)).hasSize(2);
        assertThat(agency.branches.of(NORTH).all()).hasSize(2);
        assertThat(agency.engine.location(NORTH).statistics().linked()).isEqualTo(2);
    }

    private List<Priority> prioritiesOf(String operation) {
        return agency.calls.stream()
                .filter(call -> call.operation().equals(operation))
                .map(GhlObserver.Call::priority)
                .toList();
    }

    @Test
    void callsSayWhatTheyAreMadeFor() throws Exception {
        openSyncingAll();
        agency.installLocation(NORTH);
        agency.settled(NORTH);
        SyncLocation north = agency.engine.location(NORTH);
        assertThat(prioritiesOf("create-contact")).containsOnly(Priority.BACKFILL);
        assertThat(prioritiesOf("search-contacts-advanced")).contains(Priority.BACKFILL, Priority.POLL);

        agency.branches.of(NORTH).edit("ada", ada -> ada.withCity("London"));
        north.changed(RecordType.CONTACT, "ada");
        agency.settled(NORTH);
        assertThat(prioritiesOf("update-contact")).containsOnly(Priority.POLL);

        agency.calls.clear();
        north.sweep();
        assertThat(prioritiesOf("search-contacts-advanced")).containsOnly(Priority.AUDIT);
        agency.calls.clear();
        assertThat(north.audit().toString()).isNotEmpty();
        assertThat(agency.calls).extracting(GhlObserver.Call::priority).containsOnly(Priority.AUDIT);
        agency.calls.clear();
        var unused = north.explain(RecordType.CONTACT, "ada");
        assertThat(agency.calls).extracting(GhlObserver.Call::priority).containsOnly(Priority.INTERACTIVE);
    }

    @Test
    void whoeverLooksSeesHowFarLinkingHasCome() throws Exception {
        open(options -> options);
        agency.installLocation(NORTH);
        SyncLocation north = agency.engine.location(NORTH);
        assertThat(north.linkStatus().phase()).isEqualTo(LinkStatus.Phase.NOT_STARTED);
        List<LinkStatus> seen = new CopyOnWriteArrayList<>();
        north.link(LinkProgress.of(seen::add));

        assertThat(seen).first().extracting(LinkStatus::phase).isEqualTo(LinkStatus.Phase.READING);
        assertThat(seen).last().satisfies(last -> {
            assertThat(last.phase()).isEqualTo(LinkStatus.Phase.DONE);
            assertThat(last.done()).isPositive().isEqualTo(last.total());
            assertThat(last.calls()).isPositive();
            assertThat(last.quotaShare()).isEqualTo(last.calls() / 10_000_000.0);
            assertThat(last.remaining()).contains(Duration.ZERO);
        });
        assertThat(north.linkStatus()).isEqualTo(seen.get(seen.size() - 1));
    }
}
