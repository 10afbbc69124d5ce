package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.store.SyncStore;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of a location, or found in the application's code, fails, and the location goes on. */
class LocationFailuresTest {
    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private void aPersonsEditIsSynced(String contactId) {
        studio.userEdits(contactId, Map.of("city", "Paris"));
        Agency.until(() -> "Paris".equals(studio.people.get("ada").city()));
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new NumberFormatException("no cursor"), new SQLException("no table"), new AssertionError("no way"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aChangeLogThatCannotBeReadHoldsUpNothingElse(Throwable failure) throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.people.beforeChanges(Sneaky.failing(failure));
        studio.engine.start();
        studio.location.link(LinkProgress.SILENT);

        aPersonsEditIsSynced(studio.contactIdOf("ada@example.com"));
        String why = "the application's change log cannot be read: " + failure.getMessage();
        Agency.until(() -> why.equals(studio.location.status().problem()));
        assertThat(studio.location.status().state()).isEqualTo(SyncStatus.State.WAITING);

        studio.people.beforeChanges(() -> {});
        studio.settle();
        assertThat(studio.location.status().problem()).isNull();
    }

    @Test
    void aPlanThatIsRefusedStopsNothing() throws Exception {
        String ada = studio.linkedAda();
        SyncPlan plan = studio.location.plan();
        studio.people.put(Person.named("bob", "Bob", "bob@example.com"));

        assertThatThrownBy(() -> studio.location.apply(plan)).isInstanceOf(PlanRefusedException.class);

        aPersonsEditIsSynced(ada);
        assertThat(studio.location.status().state()).isEqualTo(SyncStatus.State.WAITING);
    }

    @Test
    void whoFollowsLinkingDoesNotHoldItUp() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.engine.start();

        studio.location.link(LinkProgress.of(
                status -> Sneaky.failing(new SQLException("no table")).run()));
        studio.location.link((done, total) -> {
            throw new IllegalStateException("no screen");
        });

        assertThat(studio.contacts()).hasSize(1);
        assertThat(studio.location.linkStatus().phase()).isEqualTo(LinkStatus.Phase.DONE);
    }

    /** Commands are done in their order, so linking would have been done before the sweep. */
    @Test
    void whatIsRefusedBeforeTheStartIsNotDoneLater() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        assertThatThrownBy(() -> studio.location.link(LinkProgress.SILENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call start()");

        studio.engine.start();
        studio.location.sweep();

        assertThat(studio.contacts()).isEmpty();
        assertThat(studio.location.linkStatus().phase()).isEqualTo(LinkStatus.Phase.NOT_STARTED);
    }

    @Test
    void aSweepBeforeTheFirstLinkingDoesNothing() throws Exception {
        studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
        studio.engine.start();

        studio.location.sweep();

        assertThat(studio.location.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(studio.contacts()).isEmpty();
        studio.location.link(LinkProgress.SILENT);
        assertThat(studio.contacts()).hasSize(1);
    }
}
