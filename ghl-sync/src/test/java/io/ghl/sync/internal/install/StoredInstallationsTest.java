package io.ghl.sync.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ghl.client.Secret;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import io.ghl.sync.store.SyncStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the application decides about installations, what is noted of it, and what the engine and the client are told. */
class StoredInstallationsTest extends OnMemory {
    private static final String STOPPED = "its sync was stopped; call installations().sync(locationId) to go on";

    // ---- starting ----

    @Test
    void everyLocationThatIsToBeSyncedIsStartedHoweverManyThereAre() {
        for (int i = 0; i < 501; i++) {
            known(installed("l" + (1000 + i), i % 250 == 0));
        }
        known(installation("l9999", State.UNINSTALLED, null, true));

        installations.startAll();

        assertThat(served.told()).containsExactly("start l1000", "start l1250", "start l1500");
    }

    // ---- codes and tokens ----

    @Test
    void aCodeOfALocationInstallsThatOne() {
        oauth.granted = () -> tokens(HERE, "company", "ignored");
        decision = installation -> HERE.equals(installation.locationId());

        List<Installation> noted = installations.exchange(Secret.of("code"));

        Installation expected = new Installation(HERE, "company", State.INSTALLED, "gold", true, NOW);
        assertThat(noted).containsExactly(expected);
        assertThat(installations.page(null, 10)).containsExactly(expected);
        assertThat(told).containsExactly(expected);
        assertThat(served.told()).containsExactly("link here", "start here");
    }

    @Test
    void aCodeOfACompanyInstallsWhatItChoseAndWhatHighLevelListsEachOnce() {
        for (String id : List.of("b", "c", "d")) {
            oauth.installed.add(
                    InstalledLocation.of(JsonNodeFactory.instance.objectNode().put("_id", id)));
        }

        List<Installation> noted = installations.exchanged(tokens(null, "company", "a", "b"));

        assertThat(noted).extracting(Installation::locationId).containsExactly("a", "b", "c", "d");
        assertThat(noted).extracting(Installation::companyId).containsOnly("company");
        assertThat(installations.exchanged(tokens(null, null, "e")))
                .as("nobody to ask for more")
                .extracting(Installation::locationId)
                .containsExactly("e");
        assertThat(over(store, null).exchanged(tokens(null, "company", "f")))
                .as("nobody who could be asked")
                .extracting(Installation::locationId)
                .containsExactly("f");
    }

    @Test
    void withoutAnAppThereIsNoCode() {
        assertThatThrownBy(() -> over(store, null).exchange(Secret.of("code")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("private integration token");
    }

    /** While a code is exchanged no removal is carried out; afterwards one is, also after a failure. */
    @Test
    void aCodeThatFailedHoldsUpNobody() {
        assertThatThrownBy(() -> installations.exchange(Secret.of("code"))).hasMessage("No tokens are set.");
        known(installed(HERE, true));
        elsewhere(() -> installations.uninstalled(HERE, null, NOW, NOW));
        assertThat(found(HERE).state()).isEqualTo(State.UNINSTALLED);
        elsewhere(() -> removeData(HERE));
        elsewhere(() -> installations.uninstalled(HERE, null, NOW, NOW));
        assertThat(found(HERE).state()).isEqualTo(State.DATA_REMOVED);
    }

    private DataRemoval removeData(String location) {
        try {
            return installations.removeData(location);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isRemoved(String location) {
        return store.transact(tx -> Parking.isRemoved(tx, location));
    }

    // ---- decisions ----

    @Test
    void aDecisionIsNotedAndCarriedOut() {
        known(installed(HERE, null));

        assertThat(installations.sync(HERE)).isEqualTo(installed(HERE, true));
        assertThat(served.told()).containsExactly("link here", "start here");
        assertThat(installations.stop(HERE)).isEqualTo(installed(HERE, false));
        assertThat(served.told()).containsExactly("park here: " + STOPPED);

        assertThat(told).containsExactly(installed(HERE, true), installed(HERE, false));
        assertThat(found(HERE)).isEqualTo(installed(HERE, false));
    }

    @Test
    void aDecisionThatStandsAlreadyIsNeitherToldNorLeadsToAComparison() {
        known(installed(HERE, true));
        installations.sync(HERE);
        assertThat(told).isEmpty();
        assertThat(served.told()).containsExactly("start here");
    }

    @Test
    void aDecisionMayComeBeforeTheApp() {
        assertThat(installations.sync(HERE))
                .isEqualTo(new Installation(HERE, null, State.INSTALLED, null, true, Instant.EPOCH));
        known(installation("gone", State.UNINSTALLED, null, null));
        assertThat(installations.sync("gone").wanted()).isTrue();
        assertThat(served.told())
                .containsExactly(
                        "link here",
                        "start here",
                        "park gone: the app was uninstalled in it at 2026-11-29T10:00:00Z"
                                + "; its sync goes on once the app is installed again");
    }

    @Test
    void aLocationHasAnId() {
        assertThatThrownBy(() -> installations.sync(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> installations.stop("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> installations.removeData(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(installations.page(null, 1)).isEmpty();
    }

    @Test
    void theApplicationIsAskedWhileNothingIsDecidedAndTheAppIsThere() {
        decision = installation -> true;
        known(installed("stopped", false));
        installations.installed("stopped", "company", null, NOW);
        assertThat(found("stopped").wanted()).isFalse();

        installations.uninstalled(HERE, null, NOW, NOW);
        assertThat(found(HERE).wanted()).isNull();

        installations.installed(HERE, "company", null, NOW.plusSeconds(1));
        assertThat(found(HERE).wanted()).isTrue();
        assertThat(found(HERE).since()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        StoredInstallations fragile = new StoredInstallations(
                store,
                oauth,
                InstallOptions.forApp("app").onChange(installation -> {
                    throw new IllegalStateException("a bug");
                }),
                clock,
                served);
        assertThat(fragile.sync(HERE).isSynced()).isTrue();
        assertThat(fragile.find(HERE)).isPresent();
    }

    @Test
    void unlessTheApplicationDecidesNothingIsSynced() {
        StoredInstallations plain = new StoredInstallations(store, null, InstallOptions.forApp("app"), clock, served);
        plain.installed(HERE, null, null, NOW);
        assertThat(plain.find(HERE).orElseThrow().isSynced()).isFalse();
    }

    /** Somebody may follow no app, and decide about locations all the same. */
    @Test
    void withoutOptionsNobodyIsAskedOrTold() {
        StoredInstallations plain = new StoredInstallations(store, null, null, clock, served);
        assertThat(plain.followsAny()).isFalse();
        assertThat(plain.follows("app")).isFalse();
        plain.installed(HERE, null, null, NOW);
        assertThat(plain.find(HERE).orElseThrow().wanted()).isNull();
        assertThat(installations.followsAny()).isTrue();
        assertThat(installations.follows("app")).isTrue();
        assertThat(installations.follows("other")).isFalse();
        assertThat(installations.follows(null)).isFalse();
    }

    // ---- comparing both sides anew ----

    @Test
    void aLocationThatWasLinkedByHandIsComparedWhenTheAppComesBack() {
        served.linked.add("linked");
        for (String location : List.of("linked", "fresh")) {
            known(installation(location, State.UNINSTALLED, null, null));
            installations.installed(location, "company", null, NOW);
        }
        assertThat(served.told()).containsExactly("link linked", "resume linked", "resume fresh");

        installations.installed("linked", "company", "gold", NOW.plusSeconds(1));
        assertThat(served.told()).as("it ran all the time").containsExactly("resume linked");
    }

    @Test
    void aLocationThatBecomesKnownAfterItWasLinkedIsCompared() {
        served.linked.add(HERE);
        installations.installed(HERE, "company", null, NOW);
        assertThat(served.told()).containsExactly("link here", "resume here");
    }

    @Test
    void aSyncThatGoesOnAfterAnUninstallBeginsWithAComparison() {
        known(installation(HERE, State.UNINSTALLED, null, true));
        installations.installed(HERE, "company", null, NOW);
        assertThat(served.told()).containsExactly("link here", "start here");
        known(installation(HERE, State.UNINSTALLED, null, false));
        served.linked.add(HERE);
        installations.installed(HERE, "company", null, NOW);
        assertThat(served.told()).as("it is stopped still").containsExactly("park here: " + STOPPED);
    }

    // ---- removing ----

    @Test
    void dataIsRemovedAfterTheLocationHasComeToRest() {
        known(installed(HERE, true));
        store.transact(tx -> {
            tx.cursors().write(HERE, "some", "1");
            tx.cursors().write(HERE, "other", "2");
            tx.cursors().write("elsewhere", "some", "3");
            return true;
        });
        long fence = store.transact(tx -> tx.fences().take(HERE));

        DataRemoval removal = removeData(HERE);

        assertThat(removal).isEqualTo(new DataRemoval(0, 0, 0, 0, 0, 0, 0, 2, 0));
        Installation removed = new Installation(HERE, null, State.DATA_REMOVED, null, null, NOW);
        assertThat(found(HERE)).isEqualTo(removed);
        assertThat(told).containsExactly(removed);
        assertThat(oauth.forgotten()).containsExactly(HERE);
        String why = "its data was removed at 2026-11-30T10:00:00Z"
                + "; install the app again, or call installations().sync(locationId)";
        assertThat(served.told()).containsExactly("park and wait here: " + why, "drop here");
        long after = store.transact(tx -> tx.fences().take(HERE));
        assertThat(after - fence).as("what was under way cannot be committed").isGreaterThan(1);
        String parked = store.transact(tx -> Parking.why(tx, HERE));
        assertThat(parked).isEqualTo(why);
        assertThat(isRemoved(HERE)).isTrue();
        assertThat(isRemoved("elsewhere")).isFalse();
    }

    @Test
    void allOfManyRowsAreRemovedAndCounted(@TempDir Path folder) throws Exception {
        try (SyncStore disk = SyncStore.sqlite(folder.resolve("sync.db"))) {
            disk.transact(tx -> {
                for (int i = 0; i < 501; i++) {
                    tx.cursors().write(HERE, "stream " + i, "1");
                }
                return true;
            });
            assertThat(over(disk, null).removeData(HERE).cursors()).isEqualTo(501);
        }
    }

    @Test
    void removalsAddUp() {
        DataRemoval one = new DataRemoval(1, 2, 4, 8, 16, 32, 64, 128, 256);
        DataRemoval two = new DataRemoval(10, 20, 30, 40, 50, 60, 70, 80, 90);
        assertThat(one.plus(two)).isEqualTo(new DataRemoval(11, 22, 34, 48, 66, 92, 134, 208, 346));
        assertThat(one.total()).isEqualTo(511);
        assertThat(DataRemoval.NOTHING.total()).isZero();
    }

    @Test
    void aSyncAfterARemovalBeginsAnew() {
        known(new Installation(HERE, null, State.DATA_REMOVED, null, null, NOW));
        clock.turn(Duration.ofMinutes(1));
        assertThat(installations.sync(HERE))
                .isEqualTo(new Installation(HERE, null, State.INSTALLED, null, true, NOW.plusSeconds(60)));
        assertThat(served.told()).containsExactly("link here", "start here");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void onlyRemovedDataIsRemoved(State state) {
        known(installation(HERE, state, null, null));
        assertThat(isRemoved(HERE)).isEqualTo(state == State.DATA_REMOVED);
    }
}
