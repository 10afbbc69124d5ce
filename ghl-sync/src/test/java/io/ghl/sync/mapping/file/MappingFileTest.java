package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.DeletionLimit;
import io.ghl.sync.FeedPace;
import io.ghl.sync.Guide;
import io.ghl.sync.Retention;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MappingFileTest {
    private static final List<String> EXAMPLES = Examples.NAMES;

    @ParameterizedTest
    @FieldSource("EXAMPLES")
    void examplesWorkOnABlankRow(String name) {
        MappingFile file = Examples.read(name);
        assertThat(file.mapping().checkBlank(Row.of("", Map.of()))).isNotNull();
    }

    @Test
    void theGuideShowsAnExampleThatIsTested() {
        assertThat(Guide.page("mapping-files.md")).contains("```yaml\n" + Examples.text("contacts.yaml") + "```\n");
    }

    // ---- steps ----

    @Test
    void formatsAreReadAndWrittenAndKeptAsTheyAre() {
        RecordMapping<Row> mapping = Examples.read("contacts.yaml").mapping();
        Row row = Row.of("1", Map.of("birthday", " 05.1.1990", "budget", "1,234.5", "stage", "won"));

        FieldValues read = mapping.read(row).values();
        assertThat(read.get("birthday")).isEqualTo(FieldValue.day(LocalDate.of(1990, 1, 5)));
        assertThat(read.get("budget")).isEqualTo(FieldValue.number(new BigDecimal("1234.5")));
        assertThat(mapping.write(row, read)).isSameAs(row);

        Row written = mapping.write(
                row,
                FieldValues.none()
                        .with("birthday", FieldValue.day(LocalDate.of(1991, 2, 28)))
                        .with("budget", FieldValue.number(new BigDecimal("9999.99"))));
        assertThat(written.get("birthday")).isEqualTo("28.2.1991");
        assertThat(written.get("budget")).isEqualTo("$9,999.99");
    }

    @Test
    void aTextThatAFormatOnlySeemsToTakeIsAProblem() {
        RecordMapping<Row> mapping =
                MappingFile.parse("formats.yaml", """
                        version: 1
                        records: contacts
                        fields:
                          - {app: born, ghl: dateOfBirth, steps: [{date: d.M.yyyy}]}
                          - app: seen
                            ghl: {custom: seen}
                            steps: [{dateTime: {pattern: "yyyy-MM-dd HH:mm", zone: America/Denver}}]
                          - {app: weight, ghl: {custom: weight}, steps: [{number: "#,##0.00"}]}
                          - {app: padded, ghl: {custom: padded}, steps: [{number: "000,000"}]}
                          - {app: price, ghl: {custom: price}, steps: [{currency: {code: EUR, locale: de-DE}}]}
                          - {app: budget, ghl: {custom: budget}, steps: [{currency: {code: USD, locale: en-US}}]}
                        """, CodeSteps.none()).mapping();

        for (String[] refused : new String[][] {
            {"born", "31.02.1990"},
            {"born", "29.2.2023"},
            {"born", "31.4.1990"},
            {"seen", "2026-02-30 10:00"},
            {"weight", "12,50"},
            {"weight", "-12,50"},
            {"weight", "1,2345"},
            {"weight", "1234,567"},
            {"weight", "0,125"},
            {"weight", ",500"},
            {"weight", "1,5,000"},
            {"price", "12.50 \u20ac"},
            {"budget", "$12,50"},
        }) {
            assertThat(mapping.read(Row.of("1", Map.of(refused[0], refused[1]))).problems())
                    .as(refused[1])
                    .containsOnlyKeys(refused[0]);
        }
        for (String[] taken : new String[][] {
            {"weight", "1,234,567.5", "1234567.5"},
            {"weight", "12,34,567", "1234567"},
            {"weight", "-1,250.00", "-1250"},
            {"weight", "12.50", "12.5"},
            {"weight", "1250", "1250"},
            {"padded", "000,125", "125"},
            {"price", "1.250,00 \u20ac", "1250"},
            {"budget", "-$1,250.00", "-1250"},
            {"budget", "USD 12.50", "12.5"},
        }) {
            assertThat(mapping.read(Row.of("1", Map.of(taken[0], taken[1])))
                            .values()
                            .get(taken[0]))
                    .as(taken[1])
                    .isEqualTo(FieldValue.number(new BigDecimal(taken[2])));
        }
        assertThat(mapping.read(Row.of("1", Map.of("born", "29.2.2024", "seen", "2026-02-28 10:00")))
                        .values()
                        .asMap())
                .containsEntry("born", FieldValue.day(LocalDate.of(2024, 2, 29)))
                .containsEntry("seen", FieldValue.moment(Instant.parse("2026-02-28T17:00:00Z")));
    }

    @Test
    void aTagWithACommaIsNotWrittenBetweenCommas() {
        RecordMapping<Row> mapping = Examples.read("contacts.yaml").mapping();
        assertThatThrownBy(() -> mapping.write(
                        Row.of("1", Map.of("labels", "app:a")),
                        FieldValues.none().with("tags", FieldValue.labels(List.of("app:a", "app:b, c")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The column \"labels\" keeps commas between labels, and is to get a label with a comma in it."
                                + " Rename the label, or use a column of type list.");
    }

    @Test
    void whatAFormatDoesNotTellIsNoDifference() {
        RecordMapping<Row> mapping = Examples.read("everything.yaml").mapping();
        FieldValues read = mapping.readGhl(FieldValues.none()
                        .with("customFields.weight", FieldValue.text("1234.567"))
                        .with("customFields.seen", FieldValue.text("2027-01-05T09:30:15Z")))
                .values();
        assertThat(read.get("weight")).isEqualTo(FieldValue.number(new BigDecimal("1234.57")));
        assertThat(read.get("seen")).isEqualTo(FieldValue.moment(Instant.parse("2027-01-05T09:30:00Z")));

        Row written = mapping.write(Row.of("1", Map.of()), read);
        assertThat(written.get("weight")).isEqualTo("1.234,57");
        assertThat(written.get("seen")).isEqualTo("2027-01-05 02:30");
        assertThat(mapping.read(written).values().get("seen")).isEqualTo(read.get("seen"));
    }

    @Test
    void aDayThatHighLevelHoldsAsATimeIsComparedByItsDay() {
        for (Object day : List.of(LocalDate.of(2030, 1, 31), "2030-01-31")) {
            RecordMapping<Row> mapping = MappingFile.parse(
                            "tasks.yaml",
                            """
                            version: 1
                            records: tasks
                            parent: {column: customer}
                            fields:
                              - {app: title, ghl: title}
                              - {app: due%s, ghl: dueDate, form: {dayAt: "17:00", zone: America/Denver}}
                            """.formatted(day instanceof LocalDate ? ", type: date" : ""),
                            CodeSteps.none())
                    .mapping();
            Row row = Row.of("1", Map.of("customer", "7", "title", "Call", "due", day));
            FieldValues read = mapping.read(row).values();

            assertThat(mapping.toGhl(read).get("dueDate"))
                    .isEqualTo(FieldValue.moment(Instant.parse("2030-02-01T00:00:00Z")));
            // Somebody said at which time of the day: no edit.
            assertThat(due(mapping, "2030-02-01T06:59:00Z")).isEqualTo(read.get("due"));
            Row written = mapping.write(row, FieldValues.none().with("due", due(mapping, "2030-02-01T07:00:00Z")));
            assertThat(written.get("due"))
                    .isEqualTo(day instanceof LocalDate ? LocalDate.of(2030, 2, 1) : "2030-02-01");
        }
    }

    private static FieldValue due(RecordMapping<Row> mapping, String time) {
        return mapping.readGhl(FieldValues.none().with("dueDate", FieldValue.moment(Instant.parse(time))))
                .values()
                .get("due");
    }

    @Test
    void stepsThatCannotBeUndoneFlowToHighLevel() {
        RecordMapping<Row> mapping = Examples.read("everything.yaml").mapping();
        Row row = Row.of(
                "1",
                Map.of(
                        "state",
                        " ny",
                        "member_no",
                        7,
                        "since",
                        LocalDate.of(2020, 3, 1),
                        "score",
                        new BigDecimal("4.26")));
        FieldValues ghl = mapping.toGhl(
                mapping.read(row).values().with("vip", FieldValue.absent()).with("company", FieldValue.absent()));
        assertThat(ghl.get("state")).isEqualTo(FieldValue.text("New York"));
        assertThat(ghl.get("customFields.member")).isEqualTo(FieldValue.text("No. 7!"));
        assertThat(ghl.get("customFields.since")).isEqualTo(FieldValue.text("1 March 2020"));
        assertThat(ghl.get("customFields.score")).isEqualTo(FieldValue.text("4.3"));
        assertThat(mapping.write(row, FieldValues.none().with("state", FieldValue.text("Ohio"))))
                .isSameAs(row);
    }

    @Test
    void normalisingMakesBothSidesTheSame() {
        RecordMapping<Row> mapping = Examples.read("contacts.yaml").mapping();
        FieldValue app = mapping.read(Row.of("1", Map.of("city", " new  YORK ")))
                .values()
                .get("city");
        FieldValue ghl = mapping.readGhl(FieldValues.none().with("city", FieldValue.text("New York")))
                .values()
                .get("city");
        assertThat(app).isEqualTo(FieldValue.text("New York")).isEqualTo(ghl);
    }

    @Test
    void namesAreSplitAndJoined() {
        RecordMapping<Row> mapping = Examples.read("names.yaml").mapping();
        FieldValues ghl =
                mapping.toGhl(mapping.read(Row.of("1", Map.of("name", "Ada King", "given", "A", "family", "K")))
                        .values());
        assertThat(ghl.get("firstName")).isEqualTo(FieldValue.text("Ada"));
        assertThat(ghl.get("lastName")).isEqualTo(FieldValue.text("King"));
        assertThat(ghl.get("customFields.signature")).isEqualTo(FieldValue.text("A K"));
        Row written = mapping.write(
                Row.of("1", Map.of()), FieldValues.none().with("signature", FieldValue.text("Grace Hopper")));
        assertThat(written.get("given")).isEqualTo("Grace");
        assertThat(written.get("family")).isEqualTo("Hopper");
    }

    @Test
    void defaultsValuesAndCodeApply() {
        RecordMapping<Row> mapping = Examples.read("everything.yaml").mapping();
        FieldValues ghl = mapping.toGhl(mapping.read(Row.of("1", Map.of("stage", 2, "cents", 1250L)))
                .values()
                .with("vip", FieldValue.absent())
                .with("company", FieldValue.absent()));
        assertThat(ghl.get("source")).isEqualTo(FieldValue.text("our shop"));
        assertThat(ghl.get("customFields.stage")).isEqualTo(FieldValue.text("New"));
        assertThat(ghl.get("customFields.price")).isEqualTo(FieldValue.number(new BigDecimal("12.5")));
    }

    @Test
    void conditionsLookAtColumns() {
        RecordMapping<Row> mapping = Examples.read("contacts.yaml").mapping();
        assertThat(unmanaged(mapping, Map.of("stage", "won", "email", "a@example.com")))
                .doesNotContain("budget");
        assertThat(unmanaged(mapping, Map.of("stage", "won"))).contains("budget");
        assertThat(unmanaged(mapping, Map.of("stage", "new", "email", "a@example.com")))
                .contains("budget");

        RecordMapping<Row> many = Examples.read("everything.yaml").mapping();
        Map<String, Object> none = Map.of("left_on", "x", "stage", 3, "age", 99);
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 3))).contains("cents");
        assertThat(unmanaged(many, none)).doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 3, "country", "DE")))
                .doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 3, "labels", List.of("vip"))))
                .doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 3, "city", "Newport")))
                .doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 3, "city", "Nashville")))
                .doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("left_on", "x", "stage", 1))).doesNotContain("cents");
        assertThat(unmanaged(many, Map.of("stage", 3))).doesNotContain("cents");
    }

    private static java.util.Set<String> unmanaged(RecordMapping<Row> mapping, Map<String, Object> values) {
        return mapping.unmanaged(Row.of("1", values), FieldValues.none());
    }

    @Test
    void pollingChangesTheOptions() {
        SyncOptions options = Examples.read("everything.yaml").options(SyncOptions.defaults());
        assertThat(options.feedPace())
                .isEqualTo(FeedPace.adaptive(Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(10)));
        assertThat(options.listPace()).isEqualTo(FeedPace.fixed(Duration.ofMinutes(30)));
        assertThat(options.confirmMissingAfter()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.parentsPerRead()).isEqualTo(10);
        assertThat(options.backfillShare()).isEqualTo(0.5);
        assertThat(options.deletionLimit().window()).isEqualTo(Duration.ofHours(2));
        assertThat(options.retention())
                .isEqualTo(new Retention(Duration.ofDays(20), Duration.ofDays(400), Duration.ofDays(40)));
        assertThat(Examples.read("tasks.json").options(SyncOptions.defaults()).deletionLimit())
                .isEqualTo(DeletionLimit.none());
    }

    // ---- what is wrong ----

    @Test
    void allProblemsOfAFileAreTold() {
        String text = """
                version: 1
                records: contacts
                fields:
                  - {app: email, gh1: email}
                  - {app: phone, ghl: fone}
                  - app: city
                    ghl: city
                    steps: [trimm, {lookup: {pairs: {a: b}}}]
                    onConflict: {monotone: {order: [One]}}
                onDelete: remove
                polling: {feedInterval: soon, rememberDeletedFor: 1m}
                """;
        assertThat(problems("m.yaml", text))
                .containsExactly(
                        "m.yaml:4:5: \"ghl\" is missing; add it, such as \"ghl: email\", the field's name in HighLevel.",
                        "m.yaml:4:18: A field has no \"gh1\". Did you mean \"ghl\"?",
                        "m.yaml:5:23: HighLevel has, beside custom fields written {custom: key}, no field \"fone\"."
                                + " Did you mean \"phone\"?",
                        "m.yaml:8:12: The step \"lookup {a=b}\" cannot be undone for what comes from HighLevel; add"
                                + " \"direction: toGhl\", or use \"values\" instead.",
                        "m.yaml:8:13: A step takes no \"trimm\". Did you mean \"trim\"?",
                        "m.yaml:9:28: \"order\" must have two values or more, none of them twice.",
                        "m.yaml:10:11: \"onDelete\" takes no \"remove\". Use one of: propagate, unlink,"
                                + " archive, ignore.",
                        "m.yaml:11:25: \"feedInterval\" must be a length of time, such as 500ms, 30s, 15m, 24h or 30d.",
                        "m.yaml:11:51: rememberDeletedFor must be at least PT1H10M, but is PT1M.");
    }

    @Test
    void whatTheMappingRefusesIsToldWithItsPlace() {
        String text = """
                version: 1
                records: contacts
                fields:
                  - {app: email, ghl: email}
                  - {app: mail, ghl: email}
                  - {app: company, ghl: companyName}
                  - {app: phone, ghl: phone, steps: [upper]}
                  - {app: stage, ghl: {custom: stage}, values: {a: New, b: New}}
                """;
        List<String> problems = problems("m.yaml", text);
        assertThat(problems).hasSize(3);
        assertThat(problems.get(0)).startsWith("m.yaml:5:5: Fields \"email\" and \"mail\" are both mapped to email");
        assertThat(problems.get(1)).startsWith("m.yaml:6:5: ").contains("\"direction: toApp\"");
        assertThat(problems.get(2)).startsWith("m.yaml:8:5: ").contains("\"prefer\"");
    }

    @Test
    void jsonProblemsHaveTheirPlaceToo() {
        assertThat(problems("m.json", "{\n  \"version\": 2,\n  \"records\": \"people\",\n  \"fields\": []\n}"))
                .containsExactly(
                        "m.json:2:14: This release reads files of version 1; write \"version: 1\".",
                        "m.json:3:14: \"records\" takes no \"people\". Use one of: contacts, businesses, tasks,"
                                + " notes, appointments, appointmentNotes.",
                        "m.json:4:13: \"fields\" is a list with an entry for each field, such as {app: email, ghl: email}.");
    }

    @Test
    void brokenDocumentsAreRefused() {
        assertThat(problems("m.json", "{\"version\": 1,,}"))
                .singleElement()
                .asString()
                .startsWith("m.json:1:15: The file is no JSON: ");
        assertThat(problems("m.yaml", "version: 1\n fields: ["))
                .singleElement()
                .asString()
                .contains("The file is no YAML: ");
        assertThat(problems("m.yaml", "version: 1\nfields:\n \t- {app: a,\tghl: email}\n"))
                .containsExactly(
                        "m.yaml:3:2: YAML indents by spaces, and this line by a tab; put spaces in its place.");
        assertThat(problems("m.yaml", "")).singleElement().asString().contains("The file is empty");
        assertThat(problems("m.txt", "x")).singleElement().asString().contains("tells no format");
        assertThat(problems("m.yaml", "- a")).first().asString().startsWith("m.yaml:1:1: A mapping file is written as");
        assertThat(problems("m.yaml", Examples.text("names.yaml") + "version: 1\n"))
                .singleElement()
                .asString()
                .contains("\"version\" is given twice");
        assertThat(problems("m.yaml", Examples.text("names.yaml") + "---\nversion: 1\n"))
                .singleElement()
                .asString()
                .contains("second document");
        assertThat(problems("m.yaml", Examples.text("names.yaml") + "tags: &t {app: a}\nlink: *t\n"))
                .anyMatch(problem -> problem.contains("An alias"));
    }

    @Test
    void filesAreReadAndValidated(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("names.yml"), Examples.text("names.yaml"));
        assertThat(MappingFile.validate(file, CodeSteps.none())).isEmpty();
        MappingFile read = MappingFile.read(file);
        assertThat(read.columns()).containsExactlyInAnyOrder("name", "mail", "given", "family");
        assertThat(read.missingColumns(List.of("name", "e_mail", "given", "family")))
                .singleElement()
                .extracting(MappingProblem::message)
                .isEqualTo("The application has no column \"mail\". Did you mean \"e_mail\" or \"family\"?");
        Files.writeString(file, "records: x");
        assertThat(MappingFile.validate(file, CodeSteps.none())).isNotEmpty();
        assertThatThrownBy(() -> MappingFile.read(file)).isInstanceOf(MappingFileException.class);
    }

    // ---- explain ----

    @Test
    void explainShowsEachStep() {
        MappingExplanation explained = Examples.read("contacts.yaml")
                .explain(Row.of("1", Map.of("city", " new  york", "birthday", "5.1.1990", "budget", "secret words")));
        assertThat(explained.toText())
                .contains("""
                        city -> city
                          column city:  new  york
                          collapse: new york
                          title: New York
                        """, """
                        birthday -> dateOfBirth
                          column birthday: 5.1.1990
                          trim: 5.1.1990
                          date d.M.yyyy: 1990-01-05
                        """, "budget -> customFields.name:budget  (not synced: its condition does not hold)");
        MappingExplanation.Field budget = explained.fields().stream()
                .filter(field -> field.name().equals("budget"))
                .findFirst()
                .orElseThrow();
        assertThat(budget.problem()).isNotNull().doesNotContain("secret");
        assertThat(explained.toString() + budget + budget.stages()).doesNotContain("secret");
    }

    private static List<String> problems(String name, String text) {
        try {
            MappingFile.parse(name, text, CodeSteps.none());
            return List.of();
        } catch (MappingFileException e) {
            assertThat(e.getMessage())
                    .isEqualTo(String.join(
                            "\n",
                            e.problems().stream().map(MappingProblem::toString).toList()));
            return e.problems().stream().map(MappingProblem::toString).toList();
        }
    }

    @Test
    void aListenerOfMergesIsNamedInTheFile() {
        assertThat(problemsOf("onRemoteMerge: {code: tel}"))
                .singleElement()
                .asString()
                .contains("m.yaml:4:23", "tell");
        assertThat(problemsOf("onRemoteMerge: tell")).hasSize(1);
        assertThat(problemsOf("onRemoteMerge: {code: tell}")).isEmpty();
    }

    private static List<MappingProblem> problemsOf(String line) {
        try {
            MappingFile unused = MappingFile.parse(
                    "m.yaml",
                    "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}]\n" + line + "\n",
                    Examples.CODE);
            return List.of();
        } catch (MappingFileException e) {
            return e.problems();
        }
    }
}
