package io.ghl.sync.internal.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.install.Installation;
import io.ghl.sync.install.Installation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What events of the app make of installations: installed, moved to another plan, removed, by locations and companies. */
class ToldByEventsTest extends OnMemory {
    private static final String UNINSTALLED =
            ": the app was uninstalled in it at 2026-11-30T10:00:00Z; its sync goes on once the app is installed again";

    // ---- INSTALL ----

    @Test
    void aCompanyThatTheEventDoesNotNameIsThatOfTheTokens() {
        oauth.companies.put(HERE, "company");
        oauth.companies.put("there", "company");
        installations.installed(HERE, null, "gold", NOW);
        installations.installed("there", "another", "gold", NOW);
        installations.installed("unknown", null, null, NOW);
        assertThat(found(HERE)).isEqualTo(new Installation(HERE, "company", State.INSTALLED, "gold", null, NOW));
        assertThat(found("there").companyId()).isEqualTo("another");
        assertThat(found("unknown").companyId()).isNull();
        assertThat(told).extracting(Installation::locationId).containsExactly(HERE, "there", "unknown");
    }

    @Test
    void anEventThatComesAgainIsNotToldAgain() {
        installations.installed(HERE, "company", "gold", NOW);
        installations.installed(HERE, "company", "gold", NOW);
        assertThat(told).hasSize(1);
    }

    // ---- UNINSTALL ----

    @Test
    void aLocationThatIsLeftIsParkedAndItsTokensAreForgotten() {
        known(installed(HERE, true));
        known(installed("there", true));

        installations.uninstalled(HERE, "company", NOW, NOW);

        assertThat(found(HERE)).isEqualTo(new Installation(HERE, "company", State.UNINSTALLED, "silver", true, NOW));
        assertThat(found("there")).isEqualTo(installed("there", true));
        assertThat(oauth.forgotten()).as("not those of the company").containsExactly(HERE);
        assertThat(served.told()).containsExactly("park here" + UNINSTALLED);
        assertThat(told).containsExactly(found(HERE));
    }

    @Test
    void anEventThatMayBeOlderThanTheInstallationHasTheNextCallTell() {
        known(installed(HERE, true));

        installations.uninstalled(HERE, null, installed(HERE, true).since(), NOW);

        assertThat(found(HERE)).isEqualTo(installed(HERE, true));
        assertThat(oauth.forgotten()).isEmpty();
        assertThat(served.told()).containsExactly("resume here");
        assertThat(told).isEmpty();
    }

    @Test
    void aCompanyThatIsLeftLosesItsTokensWithThoseOfAllItsLocations() {
        known(installed("a", true));
        known(installed("b", false));
        known(new Installation("c", "another", State.INSTALLED, null, true, NOW.minusSeconds(9)));

        installations.uninstalled(null, "company", NOW, NOW);

        assertThat(List.of(found("a").state(), found("b").state(), found("c").state()))
                .containsExactly(State.UNINSTALLED, State.UNINSTALLED, State.INSTALLED);
        assertThat(oauth.forgotten()).containsExactly("a", "b", "company");
    }

    @Test
    void aCompanyWithALocationThatMayHaveBeenInstalledSinceKeepsItsTokens() {
        known(installed("a", true));
        known(new Installation("b", "company", State.INSTALLED, null, true, NOW));

        installations.uninstalled(null, "company", NOW, NOW);

        assertThat(oauth.forgotten()).containsExactly("a");
        assertThat(served.told()).containsExactly("park a" + UNINSTALLED, "resume b");
    }

    /** HighLevel names no company when a company's installation covers a location later; the location's tokens do. */
    @Test
    void aCompanyThatIsLeftFindsTheLocationsWhoseEventDidNotNameIt() {
        for (int i = 0; i < 501; i++) {
            String id = "l" + (1000 + i);
            known(new Installation(id, null, State.INSTALLED, null, null, NOW.minusSeconds(9)));
            if (i % 250 == 0) {
                oauth.companies.put(id, "company");
            }
        }
        known(new Installation("other", "another", State.INSTALLED, null, null, NOW.minusSeconds(9)));
        oauth.companies.put("other", "company");

        installations.uninstalled(null, "company", NOW, NOW);

        assertThat(oauth.forgotten()).containsExactly("l1000", "l1250", "l1500", "company");
        assertThat(found("l1500")).isEqualTo(new Installation("l1500", "company", State.UNINSTALLED, null, null, NOW));
        assertThat(found("l1001").companyId()).isNull();
        assertThat(found("other").companyId()).as("what is known stays").isEqualTo("another");
    }

    @Test
    void anEventOfNobodyChangesNothing() {
        known(installed(HERE, true));
        installations.uninstalled(null, null, NOW, NOW);
        installations.planChanged(null, null, null, "gold", NOW);
        assertThat(found(HERE)).isEqualTo(installed(HERE, true));
        assertThat(oauth.forgotten()).isEmpty();
    }

    @Test
    void withAPrivateTokenThereIsNothingToForget() {
        StoredInstallations plain = over(store, null);
        known(installed(HERE, true));
        plain.uninstalled(null, "company", NOW, NOW);
        assertThat(found(HERE).state()).isEqualTo(State.UNINSTALLED);
        plain.installed(HERE, null, null, NOW.plusSeconds(1));
        assertThat(found(HERE).state()).isEqualTo(State.INSTALLED);
    }

    // ---- PLAN_CHANGE ----

    @Test
    void aPlanChangesWhereTheCompanyHasTheAppAndNothingElseDoes() {
        known(installed("a", true));
        known(installation("b", State.UNINSTALLED, "silver", false));
        known(new Installation("c", "another", State.INSTALLED, "silver", true, NOW));

        installations.planChanged(null, "company", "silver", "gold", NOW);

        assertThat(found("a")).isEqualTo(installation("a", State.INSTALLED, "gold", true));
        assertThat(found("b")).isEqualTo(installation("b", State.UNINSTALLED, "gold", false));
        assertThat(found("c").planId()).isEqualTo("silver");
        assertThat(told).containsExactly(found("a"), found("b"));
    }

    /** The date of the installation is not known then, so that any INSTALL is newer. */
    @Test
    void aPlanMayBeToldBeforeTheInstallation() {
        installations.planChanged(HERE, "company", null, "gold", NOW);
        assertThat(found(HERE))
                .isEqualTo(new Installation(HERE, "company", State.INSTALLED, "gold", null, Instant.EPOCH));
    }

    private @Nullable String planAfter(@Nullable String from, String to, @Nullable Instant at) {
        installations.planChanged(HERE, null, from, to, at);
        return found(HERE).planId();
    }

    @Test
    void ofDatedChangesTheNewestCounts() {
        assertThat(planAfter("silver", "gold", NOW)).isEqualTo("gold");
        assertThat(planAfter("bronze", "silver", NOW.minusNanos(1))).isEqualTo("gold");
        assertThat(planAfter("gold", "iron", NOW)).as("at the same time").isEqualTo("iron");
        assertThat(planAfter("copper", "tin", NOW.minusNanos(1)))
                .as("older than the last one")
                .isEqualTo("iron");
    }

    @Test
    void withoutADateTheChangeThatLedToTheLastOneIsTheOlder() {
        assertThat(planAfter("silver", "gold", NOW)).isEqualTo("gold");
        assertThat(planAfter("bronze", "silver", null)).as("led to it").isEqualTo("gold");
        assertThat(planAfter("copper", "iron", null)).as("led elsewhere").isEqualTo("iron");
        clock.turn(Duration.ofDays(1));
        assertThat(planAfter("tin", "copper", NOW.minus(Duration.ofDays(9))))
                .as("the last one has no date")
                .isEqualTo("iron");
        assertThat(planAfter(null, "copper", null)).as("may have led to it").isEqualTo("iron");
        assertThat(planAfter("iron", "copper", null)).as("goes on from it").isEqualTo("copper");
        assertThat(planAfter(null, "zinc", null)).isEqualTo("zinc");
        assertThat(planAfter("lead", "copper", null))
                .as("nothing tells what the last one left")
                .isEqualTo("copper");
    }
}
