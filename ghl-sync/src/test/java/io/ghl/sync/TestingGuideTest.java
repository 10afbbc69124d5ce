package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.GhlClient;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.ServerErrorException;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.SimulationReport;
import io.ghl.sync.testing.SyncSimulation;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of docs/testing.md: it stands here, so it compiles, and it runs. */
class TestingGuideTest {

    private static Person blank() {
        return new Person("", null, null, null, null, null, Set.of(), null);
    }

    @Test
    void theMappingSimulated() {
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.defaultStrategy(Strategies.review())
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage"))
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won")));
        SimulationReport report = SyncSimulation.of(mapping, TestingGuideTest::blank)
                .values("stage", "New", "Won") // what a person may choose in HighLevel
                .onDelete(DeletePolicy.PROPAGATE)
                .seeds(1, 100)
                .run();

        report.requireClean();
        assertThat(report.seeds()).isEqualTo(100);
    }

    @Test
    void bothSidesInOneProcess() throws Exception {
        People people = new People();
        RecordSync<Person> customers = RecordSync.contacts(people)
                .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                        .to(FIRST_NAME)
                        .field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, Person::withCity)
                        .to(CITY));
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build();
                SyncEngine engine = SyncEngine.builder()
                        .ghl(ghl)
                        .store(SyncStore.memory())
                        .records(customers)
                        .options(
                                SyncOptions.defaults().withIndexLag(Duration.ZERO)) // the sandbox shows changes at once
                        .build()) {
            String id = sandbox.createContact(Map.of("firstName", "Ada", "email", "ada@example.com"));
            SyncLocation location = engine.location(sandbox.locationId());
            engine.start();
            location.link(LinkProgress.SILENT); // Ada is in your application now

            sandbox.updateContact(id, Map.of("city", "Rome"));
            location.changedGhl(RecordType.CONTACT, id); // what a webhook would say
            assertThat(location.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(people.all()).extracting(Person::city).containsExactly("Rome");
        }
    }

    @Test
    void aFault() {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            sandbox.faults()
                    .set(
                            Fault.ERROR_AFTER_EFFECT,
                            FaultRule.next(1).on("create-contact").status(502));
            assertThatExceptionOfType(ServerErrorException.class)
                    .isThrownBy(() -> ghl.location(sandbox.locationId())
                            .contacts()
                            .create(NewContact.builder()
                                    .email("ada@example.com")
                                    .build()));
        }
    }

    @Test
    void thePageShowsThisCode() {
        Guide.assertShowsCodeOf(TestingGuideTest.class, "testing.md", 3);
    }
}
