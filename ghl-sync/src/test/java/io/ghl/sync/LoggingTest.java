package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a sync writes to the log, at every level. */
class LoggingTest {
    /** In every personal value, so that any of them is found. */
    private static final String CANARY = "canary";

    private static String lines(List<CapturedLog.Line> log) {
        return String.join("\n", log.stream().map(CapturedLog.Line::toString).toList());
    }

    @Test
    void noPersonalDataAndNoTokenStandsInTheLogOfAWholeSync() throws Exception {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            studio.people.put(Person.named("ada", "Canary Ada", "ada.canary@example.com")
                    .withPhone("(202) 555-0143")
                    .withCity("Canaryville")
                    .withLabels(Set.of("Canary tag")));
            studio.userCreates(Map.of("firstName", "Canary Bob", "email", "bob.canary@example.com"));
            studio.linked();
            String ada = studio.contactIdOf("ada.canary@example.com");
            studio.contested(ada, "Canary one", "Canary two");
            studio.sandbox
                    .faults()
                    .set(
                            Fault.ERROR_BEFORE_EFFECT,
                            FaultRule.next(1).on("update-contact").status(422));
            studio.edited("ada", person -> person.withFirstName("Canary refused"));
            studio.sandbox
                    .faults()
                    .set(
                            Fault.ERROR_AFTER_EFFECT,
                            FaultRule.next(1).on("update-contact").status(500));
            studio.edited("ada", person -> person.withFirstName("Canary again"));
            studio.engine.webhooks().receive(Map.of(), "{\"canary\":true}".getBytes(StandardCharsets.UTF_8));
            studio.engine
                    .webhooks()
                    .receive(Map.of("x-ghl-signature", List.of("canary")), "canary".getBytes(StandardCharsets.UTF_8));
            studio.location.sweep();
            studio.settle();
        } finally {
            log = CapturedLog.stop();
        }
        assertThat(log).extracting(CapturedLog.Line::level).contains(Level.DEBUG, Level.ERROR);
        assertThat(lines(log))
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain("555-0143")
                .doesNotContain("2025550143")
                .doesNotContain("pit-engine");
    }

    /** It tells of failures itself, and nothing has failed yet. */
    @Test
    void aPlanLogsNoFailures() throws Exception {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            studio.people.put(Person.named("ada", null, null).withCity("Oslo"));
            assertThat(studio.location
                            .plan()
                            .of(RecordType.CONTACT)
                            .orElseThrow()
                            .deadLetters())
                    .isEqualTo(1);
        } finally {
            log = CapturedLog.stop();
        }
        assertThat(log)
                .filteredOn(line -> line.level() == Level.ERROR || line.level() == Level.WARN)
                .isEmpty();
    }

    @Test
    void aMappingOfWhichNoNewRecordCanBeMadeIsWarnedOf() {
        assertThat(warningsOf(RecordSync.contacts(new Rows())
                        .mapping(m -> m.<String>field(
                                        "city", row -> (String) row.get("city"), (row, city) -> row.with("city", city))
                                .to(ContactFields.CITY))))
                .containsExactly("No field of the mapping of CONTACT goes to email or phone or name or firstName or"
                        + " lastName, without which HighLevel makes no such record. Those that only the application has"
                        + " will be dead letters; map a field to it, unless HighLevel makes them all.");
        assertThat(warningsOf(RecordSync.tasks(new Rows())
                        .mapping(m -> m.<String>field(
                                        "about", row -> (String) row.get("about"), (row, id) -> row.with("about", id))
                                .to(TaskFields.CONTACT))))
                .singleElement()
                .asString()
                .contains("goes to title, and none to dueDate, without");
    }

    @Test
    void aMappingThatGivesEnoughIsNotWarnedOf() {
        assertThat(warningsOf(RecordSync.contacts(new Rows())
                        .mapping(m -> m.<String>field(
                                        "name", row -> (String) row.get("name"), (row, name) -> row.with("name", name))
                                .toFirstAndLastName())))
                .isEmpty();
    }

    private static List<String> warningsOf(RecordSync<?> records) {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        try {
            records.ready();
        } finally {
            log = CapturedLog.stop();
        }
        return log.stream()
                .filter(line -> line.level() == Level.WARN)
                .map(CapturedLog.Line::text)
                .toList();
    }

    @Test
    void whatTheApplicationsExceptionsSayIsNotLogged() throws Exception {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            SyncEngine engine = studio.engine(
                    SyncStore.memory(),
                    RecordSync.contacts(studio.people)
                            .mapping(m -> m.field(
                                            "email",
                                            person -> {
                                                if (person.email() != null
                                                        && person.email().startsWith("bob")) {
                                                    throw new AssertionError("no such thing as " + person.email());
                                                }
                                                return person.email();
                                            },
                                            Person::withEmail)
                                    .to(EMAIL)));
            studio.engine = engine;
            studio.people.put(Person.named("ada", "Ada", "ada.canary@example.com"));
            studio.linked();
            studio.people.put(Person.named("bob", "Bob", "bob.canary@example.com"));
            engine.location(Studio.LOCATION).changed(RecordType.CONTACT, "bob");
            engine.location(Studio.LOCATION).sweep();
        } finally {
            log = CapturedLog.stop();
        }
        assertThat(lines(log)).contains("AssertionError").doesNotContain("bob.canary");
    }

    @Test
    void theLinesOfAReconcileNameTheRunOfTheAuditLog() throws Exception {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        List<AuditEntry> audit;
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            studio.linkedAda();
            studio.edited("ada", person -> person.withCity("London"));
            audit = new ArrayList<>(studio.location.history(RecordType.CONTACT, "ada"));
        } finally {
            log = CapturedLog.stop();
        }
        AuditEntry written = audit.stream()
                .filter(row -> "city".equals(row.field()))
                .findFirst()
                .orElseThrow();
        List<CapturedLog.Line> run = log.stream()
                .filter(line -> String.valueOf(written.context().run())
                        .equals(line.context().get("ghl.run")))
                .toList();
        assertThat(run)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.context()).containsEntry("ghl.location", Studio.LOCATION));
        // The client's lines of the calls that the reconcile made are among them.
        assertThat(run)
                .filteredOn(line -> line.logger().startsWith("io.ghl.client"))
                .isNotEmpty();
        assertThat(run)
                .filteredOn(line -> "ada".equals(line.context().get("ghl.record")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.context())
                        .containsEntry("ghl.type", "CONTACT")
                        .hasEntrySatisfying(
                                "ghl.signal", signal -> assertThat(signal).matches("[0-9]+\\[[A-Z_, ]+]")));
    }
}
