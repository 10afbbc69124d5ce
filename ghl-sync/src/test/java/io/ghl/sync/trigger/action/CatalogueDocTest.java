package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published catalogue says what the code does. */
class CatalogueDocTest {
    private static final String CONTACTS = """
            version: 1
            records: contacts
            fields: [{app: stage, ghl: {custom: stage}}]
            tags: {app: labels}
            """;
    private static final String TASKS = """
            version: 1
            records: tasks
            parent: {column: customer}
            fields: [{app: due, type: instant, ghl: dueDate}, {app: done, type: boolean, ghl: completed}]
            """;
    private static final String APPOINTMENTS = """
            version: 1
            records: appointments
            parent: {column: customer}
            fields: [{app: calendar, ghl: calendarId}, {app: state, ghl: appointmentStatus}]
            """;
    private static final Map<String, String> MAPPINGS = Map.of("tasks", TASKS, "appointments", APPOINTMENTS);

    @Test
    void theDocumentIsUpToDate() throws IOException {
        assertThat(Files.readString(CatalogueDoc.file()))
                .as("docs/catalogue.md is stale: run CatalogueDoc")
                .isEqualTo(CatalogueDoc.text());
    }

    @Test
    void everyKindOfChangeHasAnEntry() {
        assertThat(ChangeCatalogue.ALL)
                .<Class<?>>extracting(ChangeCatalogue.Entry::change)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Change.class.getPermittedSubclasses())
                        .filter(change -> change != Change.WebhookReceived.class)
                        .toList());
    }

    static List<ChangeCatalogue.Entry> changes() {
        return ChangeCatalogue.ALL;
    }

    /** What each does once it fires is tried by TriggerTest and TimedTriggerTest. */
    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsNamedInAFileAsInCode(ChangeCatalogue.Entry entry) {
        String mapping = MAPPINGS.getOrDefault(entry.records(), CONTACTS) + "triggers: [{name: one, on: " + entry.file()
                + ", do: [{code: log}]}]\n";
        MappingFile file = MappingFile.parse("m.yaml", mapping, CodeSteps.none());

        Trigger trigger = file.triggers(FileEffects.defaults().code("log", occasion -> {}))
                .get(0);

        assertThat(trigger.conditions()).containsExactly(entry.condition());
    }

    @Test
    void thereAreAtLeast126Actions() {
        assertThat(Actions.highLevel().all()).hasSizeGreaterThanOrEqualTo(126);
    }
}
