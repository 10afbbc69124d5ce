package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.webhook.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a file says under {@code triggers}, and what it is told when that is wrong. */
class TriggersReaderTest {
    private static final FileEffects EFFECTS = FileEffects.defaults()
            .code("enrich", occasion -> {})
            .code("log", occasion -> {})
            .secrets(Map.of("ALERT_URL", "https://example.com/hook", "ALERT_SECRET", "a-secret-of-some-length")::get);

    @Test
    void triggersComeAsTheFileSays() {
        List<Trigger> triggers = Examples.read("triggers.yaml").triggers(EFFECTS);

        assertThat(triggers)
                .extracting(Trigger::name)
                .containsExactly("welcome", "won", "enrich", "customer", "greet", "everything else", "paid");
        assertThat(triggers.subList(0, 6)).allMatch(trigger -> trigger.type() == RecordType.CONTACT);
        assertThat(triggers.get(6).type()).isNull();
        assertThat(triggers.get(6).conditions()).containsExactly(Condition.webhook("InvoicePaid"));
        assertThat(triggers.get(0).side()).isEqualTo(Side.APP);
        assertThat(triggers.get(0).conditions()).containsExactly(Condition.created(), Condition.linked());
        assertThat(triggers.get(1).conditions())
                .containsExactly(Condition.fieldChanged("stage").to("Won"));
        assertThat(triggers.get(5).conditions())
                .contains(
                        Condition.tagRemoved("bought"),
                        Condition.stays("stage", "New", Duration.ofDays(3)),
                        Condition.unsynced(Duration.ofHours(1)),
                        Condition.unsynced("email", Duration.ofMinutes(30)));
        assertThat(triggers.get(5).mostAttempts()).isEqualTo(3);
    }

    /** The catalogue promises that each entry can be named in a file. */
    @Test
    void everyActionAndEventOfTheCatalogueCanBeNamedInAFile() throws IOException {
        List<Map<String, Object>> calls;
        try (InputStream in = Objects.requireNonNull(TriggersReaderTest.class.getResourceAsStream("/actions.yaml"))) {
            calls = new YAMLMapper().readValue(in, new TypeReference<>() {});
        }
        ObjectMapper json = new ObjectMapper();
        List<Map<String, Object>> triggers = new ArrayList<>();
        Set<Object> named = new TreeSet<>();
        for (Map<String, Object> call : calls) {
            call.remove("save");
            named.add(call.get("action"));
            // The samples have templates of their own, and a webhook may bring any field.
            triggers.add(Map.of(
                    "name",
                    "action " + triggers.size(),
                    "on",
                    Map.of("webhook", "ContactCreate"),
                    "do",
                    List.of(call)));
        }
        Set<String> ofTheApp = Set.of("INSTALL", "UNINSTALL", "PLAN_CHANGE");
        WebhookEvent.types().stream()
                .filter(event -> !ofTheApp.contains(event))
                .forEach(event -> triggers.add(
                        Map.of("name", event, "on", Map.of("webhook", event), "do", List.of(Map.of("code", "log")))));
        String file = json.writeValueAsString(Map.of(
                "version",
                1,
                "records",
                "contacts",
                "fields",
                List.of(Map.of("app", "email", "ghl", "email")),
                "triggers",
                triggers));

        List<Trigger> read =
                MappingFile.parse("all.json", file, CodeSteps.none()).triggers(EFFECTS);

        assertThat(read).hasSameSizeAs(triggers);
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Actions.highLevel().all().stream().map(Action::id).toList());
        assertThat(named.size() + WebhookEvent.types().size() - ofTheApp.size()).isGreaterThanOrEqualTo(126);
    }

    private static List<MappingProblem> problems(String trigger) {
        try {
            MappingFile.parse(
                            "m.yaml",
                            "version: 1\nrecords: contacts\nfields:\n  - {app: a, ghl: email, name: email}\ntriggers:\n  - "
                                    + trigger + "\n",
                            CodeSteps.none())
                    .triggers(EFFECTS);
        } catch (MappingFileException e) {
            return e.problems();
        }
        throw new AssertionError("The file was taken: " + trigger);
    }

    private static void assertProblem(String trigger, int column, String... words) {
        List<MappingProblem> problems = problems(trigger);
        assertThat(problems).as(problems.toString()).hasSize(1);
        assertThat(problems.get(0).line()).isEqualTo(6);
        assertThat(problems.get(0).column()).as(problems.toString()).isEqualTo(column);
        assertThat(problems.get(0).message()).contains(words);
    }

    @Test
    void aFileThatNamesCodeWhereThereIsNoneIsToldWhatToUseInstead() {
        MappingFile file = Examples.read("triggers.yaml");
        assertThatThrownBy(() -> file.triggers(FileEffects.defaults()))
                .isInstanceOf(MappingFileException.class)
                .hasMessageContaining("has no effects in code, so \"code: enrich\"")
                .hasMessageContaining("use action, webhook, outbox or set");
    }

    @Test
    void aTaskDoesNotTellWhichContactAnActionIsFor() {
        MappingFile file = MappingFile.parse("tasks.yaml", """
                        version: 1
                        records: tasks
                        parent: {column: customer}
                        fields: [{app: title, ghl: title}]
                        triggers:
                          - {name: x, on: created, do: [{action: add-tags, tags: busy}]}
                        """, CodeSteps.none());
        assertThatThrownBy(() -> file.triggers(EFFECTS)).hasMessageContaining("It needs \"contact\"");
    }

    @Test
    void whatIsSetMustFitItsField() {
        MappingFile file = MappingFile.parse("m.yaml", """
                        version: 1
                        records: contacts
                        fields: [{app: born, type: date, ghl: dateOfBirth}]
                        triggers:
                          - {name: x, on: created, do: [{set: {born: soon}}]}
                        """, CodeSteps.none());
        assertThatThrownBy(() -> file.triggers(EFFECTS))
                .hasMessageContaining("m.yaml:5:33")
                .hasMessageContaining("The field \"born\" cannot hold");
    }

    @Test
    void whatIsWaitedForMustFitItsField() {
        String start = """
                version: 1
                records: contacts
                fields: [{app: born, type: date, ghl: dateOfBirth}]
                triggers:
                """;
        assertThatThrownBy(() -> MappingFile.parse(
                        "m.yaml",
                        start + "  - {name: x, on: {field: born, to: soon}, do: [{code: log}]}\n",
                        CodeSteps.none()))
                .hasMessageContaining("m.yaml:5:5")
                .hasMessageContaining("can never come up in \"born\", which is compared in the form \"day\"");
        assertThat(MappingFile.parse(
                                "m.yaml",
                                start + "  - {name: x, on: {field: born, to: 2000-01-05}, do: [{code: log}]}\n",
                                CodeSteps.none())
                        .triggers(EFFECTS))
                .hasSize(1);
    }

    @Test
    void mistakesAreTakenToTheirPlace() {
        assertProblem("{name: x, on: creatd, do: [{code: log}]}", 19, "creatd", "created");
        assertProblem("{name: x, on: {field: mail}, do: [{code: log}]}", 27, "no field", "\"email\"");
        assertProblem("{name: x, on: {taskDue: soon}, do: [{code: log}]}", 29, "length of time");
        assertProblem(
                "{name: x, on: {stays: {field: email, value: x, for: 0s}}, do: [{code: log}]}", 19, "more than zero");
        assertProblem("{name: x, on: {webhook: InvoicePayed}, do: [{code: log}]}", 19, "InvoicePayed", "InvoicePaid");
        assertProblem("{name: x, on: [created, {webhook: InvoicePaid}], do: [{code: log}]}", 19, "of its own");
        assertProblem("{name: x, on: created, do: [{cod: log}]}", 33, "action, webhook, code");
        assertProblem("{name: x, on: created, do: [{code: lag}]}", 33, "lag", "log");
        assertProblem(
                "{name: x, on: created, do: [{action: create-taks, title: x}]}", 33, "create-taks", "create-task");
        assertProblem("{name: x, on: created, do: [{set: {mail: x}}]}", 40, "email");
        assertProblem(
                "{name: x, on: created, do: [{webhook: 'http://example.com', secret: '${ALERT_SECRET}'}]}",
                43,
                "https");
        assertProblem(
                "{name: x, on: created, do: [{webhook: '${ALERT_URL}', secret: '${GONE}'}]}", 33, "GONE", "not set");
        assertProblem("{name: x, on: created, do: [{webhook: '${ALERT_URL}', secret: 'plain text'}]}", 67, "variable");
        assertProblem("{name: x, on: created, do: [{set: {email: '{{mail}}'}}]}", 47, "no field", "email");
        assertProblem("{name: x, on: created, do: [{set: {email: {from: mail}}}]}", 54, "no field", "email");
        assertProblem("{name: x, on: created, do: [{set: {email: {from: email, steps: [trin]}}}]}", 69, "trim");
        assertProblem(
                "{name: x, on: created, do: [{action: create-task, title: 'Call {{name}}', due: 1d}]}", 62, "no field");
        assertProblem("{name: x, on: {taskDue: 1h}, do: [{code: log}]}", 5, "cannot work", "no dueDate");
        assertProblem("{name: x, on: {tagAdded: vip}, do: [{code: log}]}", 5, "no tags are synced");
        assertProblem(
                "{name: x, on: {field: email, from: a@b.co, to: A@b.co}, do: [{code: log}]}", 5, "can never come up");
        assertProblem("{name: 'a/b', on: created, do: [{code: log}]}", 12, "letters");
        assertThatThrownBy(() -> EFFECTS.code("log", occasion -> {})).isInstanceOf(IllegalArgumentException.class);
    }
}
