package io.ghl.sync.internal.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Events of an installation, in whatever order. */
class LifecycleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HERE = "here";

    private static Installation install(@Nullable Installation known, int minute) {
        return Lifecycle.installed(known, HERE, "company", "plan", NOON.plusSeconds(60L * minute));
    }

    private static Installation uninstall(@Nullable Installation known, int minute) {
        Instant at = NOON.plusSeconds(60L * minute);
        return Lifecycle.uninstalled(known, HERE, null, at, at);
    }

    @Test
    void datedEventsEndInTheNewestStateInEveryOrderAndHoweverOftenTheyCome() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<UnaryOperator<@Nullable Installation>> events = new ArrayList<>();
            int last = 1 + random.nextInt(6);
            for (int i = 0; i <= last; i++) {
                int minute = i;
                for (int times = 0; times <= random.nextInt(2); times++) {
                    events.add(minute % 2 == 0 ? known -> install(known, minute) : known -> uninstall(known, minute));
                }
            }
            Collections.shuffle(events, random);
            Installation known = null;
            for (UnaryOperator<@Nullable Installation> event : events) {
                known = event.apply(known);
            }
            assertThat(known).as("seed %d", seed).isNotNull();
            assertThat(known.state())
                    .as("seed %d", seed)
                    .isEqualTo(last % 2 == 0 ? State.INSTALLED : State.UNINSTALLED);
            assertThat(known.since()).as("seed %d", seed).isEqualTo(NOON.plusSeconds(60L * last));
            assertThat(known.companyId()).as("seed %d", seed).isEqualTo("company");
        }
    }

    @Test
    void tokensProveThatTheAppIsThere() {
        Installation gone = uninstall(install(null, 0), 5);
        Installation back = Lifecycle.granted(gone, HERE, null, null, NOON.plusSeconds(200));
        assertThat(back.state()).isEqualTo(State.INSTALLED);
        assertThat(uninstall(back, 4)).isEqualTo(back);
    }

    @Test
    void anUndatedUninstallCountsOnlyIfItCannotBeALateRepetition() {
        Installation installed = install(null, 0);
        assertThat(Lifecycle.uninstalled(installed, HERE, null, null, NOON.plusSeconds(69 * 60))
                        .state())
                .isEqualTo(State.INSTALLED);
        assertThat(Lifecycle.uninstalled(installed, HERE, null, null, NOON.plusSeconds(71 * 60))
                        .state())
                .isEqualTo(State.UNINSTALLED);
    }

    @Test
    void theDecisionOutlivesAnUninstallButNotTheRemovalOfData() {
        Installation wanted = Lifecycle.wanted(install(null, 0), HERE, true, NOON);
        assertThat(wanted.isSynced()).isTrue();
        Installation gone = uninstall(wanted, 1);
        assertThat(gone.isSynced()).isFalse();
        assertThat(install(gone, 2).isSynced()).isTrue();
        Installation removed = Lifecycle.removed(gone, HERE, NOON.plusSeconds(90));
        assertThat(removed.companyId()).isNull();
        assertThat(install(removed, 1).state()).isEqualTo(State.DATA_REMOVED);
        assertThat(install(removed, 2).state()).isEqualTo(State.INSTALLED);
        assertThat(install(removed, 2).wanted()).isNull();
        assertThat(Lifecycle.wanted(removed, HERE, true, NOON.plusSeconds(99)).isSynced())
                .isTrue();
    }

    @Test
    void anOlderEventAddsOnlyWhatTheNewerOneDidNotTell() {
        Installation known = new Installation(HERE, null, State.INSTALLED, null, true, NOON);
        Installation filled = install(known, 0);
        assertThat(filled).isEqualTo(new Installation(HERE, "company", State.INSTALLED, "plan", true, NOON));
        assertThat(Lifecycle.installed(filled, HERE, "another", "older", NOON.minusSeconds(1)))
                .isEqualTo(filled);
    }

    @Test
    void aNewerEventReplacesWhatItTellsAndKeepsTheRest() {
        Installation known = new Installation(HERE, "company", State.UNINSTALLED, "plan", true, NOON);
        Instant later = NOON.plusNanos(1);
        assertThat(Lifecycle.installed(known, HERE, null, null, later))
                .isEqualTo(new Installation(HERE, "company", State.INSTALLED, "plan", true, later));
        assertThat(Lifecycle.installed(known, HERE, "another", "newer", later))
                .isEqualTo(new Installation(HERE, "another", State.INSTALLED, "newer", true, later));
        assertThat(Lifecycle.granted(known, HERE, null, null, NOON.minusSeconds(1))
                        .since())
                .as("this machine's clock may be behind")
                .isEqualTo(NOON);
    }

    @Test
    void anUninstallOfWhatIsNotKnownIsNotedWithItsTime() {
        assertThat(Lifecycle.uninstalled(null, HERE, "company", null, NOON))
                .isEqualTo(new Installation(HERE, "company", State.UNINSTALLED, null, null, NOON));
        assertThat(Lifecycle.uninstalled(null, HERE, null, NOON, NOON.plusSeconds(9))
                        .since())
                .isEqualTo(NOON);
    }

    @Test
    void anUndatedUninstallCountsFromSeventyMinutesOn() {
        Installation installed = install(null, 0);
        Instant end = NOON.plusSeconds(70 * 60);
        assertThat(Lifecycle.uninstalled(installed, HERE, null, null, end.minusNanos(1)))
                .isEqualTo(installed);
        assertThat(Lifecycle.uninstalled(installed, HERE, null, null, end))
                .isEqualTo(new Installation(HERE, "company", State.UNINSTALLED, "plan", null, end));
    }

    @Test
    void aDecisionChangesNothingElse() {
        Installation known = new Installation(HERE, "company", State.INSTALLED, "plan", null, NOON);
        assertThat(Lifecycle.wanted(known, HERE, false, NOON.plusSeconds(9)))
                .isEqualTo(new Installation(HERE, "company", State.INSTALLED, "plan", false, NOON));
        Installation removed = Lifecycle.removed(known, HERE, NOON.plusSeconds(5));
        assertThat(Lifecycle.wanted(removed, HERE, false, NOON.plusSeconds(9)).state())
                .as("a no brings nothing back")
                .isEqualTo(State.DATA_REMOVED);
    }

    @Test
    void aRemovalIsNeverOlderThanWhatItRemoves() {
        assertThat(Lifecycle.removed(null, HERE, NOON).since()).isEqualTo(NOON);
        Installation known = install(null, 1);
        assertThat(Lifecycle.removed(known, HERE, NOON).since()).isEqualTo(known.since());
    }
}
