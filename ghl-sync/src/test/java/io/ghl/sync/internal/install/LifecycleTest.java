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
}
