package io.ghl.sync.testing;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.Side;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncSimulationTest {
    private static Person blank() {
        return new Person("", null, null, null, null, null, Set.of(), null);
    }

    @Test
    void aMappingOfOnesOwnIsTriedInOneStatement() {
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.defaultStrategy(Strategies.ghlWins())
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage"))
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won"))
                .ownedBy(Side.GHL)
                .tags(Person::labels, Person::withLabels)
                .scope("app:*"));

        SimulationReport report = SyncSimulation.of(mapping, SyncSimulationTest::blank)
                .values("stage", "New", "Won")
                .values("tags", "app:vip", "app:new")
                .onDelete(DeletePolicy.PROPAGATE)
                .onDeleteConflict(DeleteConflict.UPDATE_WINS)
                .seeds(1, 100)
                .run();

        report.requireClean();
        assertThat(report.seeds()).isEqualTo(100);
        assertThat(report.counts()).containsKeys("crashes", "merges").hasSizeGreaterThan(15);
        assertThat(report.callsPerEdit()).isPositive();
        assertThat(report.smallestFailure()).isEmpty();
        assertThat(report.toString()).contains("RESULT seeds=100 violations=0 ");
    }

    /** A bug in a rule is what the simulation is for. */
    @Test
    void aRuleThatFailsIsFound() {
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.defaultStrategy(conflict -> {
                    throw new IllegalStateException("no rule for this");
                })
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .onConflict(Strategies.appWins())
                .field("city", Person::city, Person::withCity)
                .to(CITY));

        SimulationReport report = SyncSimulation.of(mapping, SyncSimulationTest::blank)
                .seeds(1, 60)
                .run();

        assertThat(report.violations()).isPositive();
        assertThat(report.smallestFailure().get(0)).contains(" fails with ");
        assertThatThrownBy(report::requireClean)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed ")
                .hasMessageContaining("VIOLATION ");
    }

    @Test
    void saysWhatItHasToBeTold() {
        RecordMapping<Person> stage = RecordMapping.of(m -> m.field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage"))
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won")));
        assertThatThrownBy(() ->
                        SyncSimulation.of(stage, SyncSimulationTest::blank).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values(\"stage\"");
        RecordMapping<Person> keyless = RecordMapping.of(m ->
                m.field("firstName", Person::firstName, Person::withFirstName).to(FIRST_NAME));
        assertThatThrownBy(() ->
                        SyncSimulation.of(keyless, SyncSimulationTest::blank).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e-mail address");
        RecordMapping<Person> business = RecordMapping.of(
                m -> m.field("name", Person::firstName, Person::withFirstName).to(BusinessFields.NAME));
        assertThatThrownBy(() ->
                        SyncSimulation.of(business, SyncSimulationTest::blank).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The simulation takes a mapping of contacts, and this is one of type BUSINESS; give the"
                        + " mapping of your contacts.");
        assertThatThrownBy(() ->
                        SyncSimulation.of(stage, SyncSimulationTest::blank).seeds(1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
