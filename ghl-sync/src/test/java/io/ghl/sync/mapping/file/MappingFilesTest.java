package io.ghl.sync.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncException;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TestDatabase;
import io.ghl.sync.record.RecordType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several mappings for one engine; parents; and where columns are named. */
class MappingFilesTest {
    private static final String TASKS = """
            version: 1
            records: tasks
            parent: {column: customer_id}
            fields:
              - {app: title, ghl: title}
            polling: {minInterval: 3s}
            """;

    @Test
    void oneFileHoldsMappingsOfAllTypes() {
        assertThat(Examples.allTypes().files())
                .extracting(MappingFile::type)
                .containsExactlyInAnyOrder(RecordType.values());
    }

    @Test
    void severalFilesGoTogether(@TempDir Path folder) throws Exception {
        Path contacts = Examples.copy("contacts.yaml", folder);
        Path tasks = Files.writeString(folder.resolve("tasks.yaml"), TASKS);
        MappingFiles files = MappingFiles.read(CodeSteps.none(), contacts, tasks);

        assertThat(files.files()).extracting(MappingFile::type).containsExactly(RecordType.CONTACT, RecordType.TASK);
        SyncOptions options = files.options(SyncOptions.defaults());
        assertThat(options.minInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.feedPace().usual()).isEqualTo(Duration.ofSeconds(60));
        assertThat(MappingFiles.validate(CodeSteps.none(), contacts, tasks)).isEmpty();
    }

    @Test
    void whatHoldsForTheEngineIsSaidOnce(@TempDir Path folder) throws Exception {
        Path one = Files.writeString(folder.resolve("one.yaml"), TASKS + "---\n" + TASKS);
        Path two = Files.writeString(
                folder.resolve("two.yaml"), TASKS.replace("tasks", "notes").replace("title", "body"));
        List<String> expected = List.of(
                "one.yaml:9:10: The same records are mapped in one.yaml already; map each type of records once.",
                "one.yaml:13:11: \"minInterval\" holds for all records of the engine, and one.yaml says it already; say"
                        + " it once.",
                "two.yaml:6:11: \"minInterval\" holds for all records of the engine, and one.yaml says it already; say"
                        + " it once.");
        assertThat(MappingFiles.validate(CodeSteps.none(), one, two))
                .extracting(MappingProblem::toString)
                .isEqualTo(expected);
        assertThatThrownBy(() -> MappingFiles.read(CodeSteps.none(), one, two))
                .isInstanceOf(MappingFileException.class)
                .hasMessage(String.join("\n", expected));
        assertThatThrownBy(() -> MappingFiles.read(CodeSteps.none())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void problemsOfEachDocumentHaveTheirPlace() {
        String text = TASKS.replace("title}", "titel}") + "---\n" + TASKS.replace("tasks", "notes") + "---\n{";
        assertThatThrownBy(() -> MappingFiles.parse("m.yaml", text, CodeSteps.none()))
                .hasMessageContaining("m.yaml:5:23: HighLevel has no field \"titel\". Did you mean \"title\"?")
                .hasMessageContaining("The file is no YAML");
    }

    @Test
    void aTypeWithoutRecordsIsNamed() {
        MappingFiles files = MappingFiles.parse("m.yaml", TASKS, CodeSteps.none());
        assertThatThrownBy(() -> files.addTo(SyncEngine.builder(), Map.<RecordType, AppRecords<Row>>of()::get))
                .isInstanceOf(SyncException.class)
                .hasMessage("There are no records for the mapping of type TASK; have the function return some, or leave"
                        + " the mapping out.");
    }

    @Test
    void aTableMustHaveTheColumnsThatTheFileNames(@TempDir Path folder) {
        TestDatabase database = TestDatabase.sqlite(folder)
                .run("CREATE TABLE todos (id INTEGER PRIMARY KEY, customer_id INTEGER, titel TEXT)");
        MappingFile file = MappingFile.parse("m.yaml", TASKS, CodeSteps.none());
        assertThatThrownBy(() -> file.recordSync(todos(database)))
                .isInstanceOf(MappingFileException.class)
                .hasMessage("m.yaml:5:11: The application has no column \"title\". Did you mean \"titel\"?");

        database.run("ALTER TABLE todos RENAME COLUMN titel TO title");
        assertThat(file.recordSync(todos(database))).isNotNull();
    }

    private static SqlTable todos(TestDatabase database) {
        return SqlTable.builder(database.source(), "todos")
                .key("id")
                .changedBySnapshot()
                .build();
    }

    // ---- parents ----

    private static List<String> problems(String text) {
        try {
            MappingFile.parse("m.yaml", text, CodeSteps.none());
            return List.of();
        } catch (MappingFileException e) {
            return e.problems().stream().map(MappingProblem::toString).toList();
        }
    }

    @Test
    void aParentIsNeededWhereThereIsOne() {
        assertThat(problems(TASKS.replace("parent: {column: customer_id}\n", "")))
                .containsExactly(
                        "m.yaml:1:1: \"parent\" is missing; say which column names the contact that each record"
                                + " belongs to, such as \"parent: {column: customer_id}\".");
        assertThat(problems(TASKS.replace("parent: {column: customer_id}\n", "")
                        .replace("fields:\n", "fields:\n  - {app: customer_id, ghl: contactId}\n")))
                .isEmpty();
        assertThat(problems(TASKS.replace("tasks", "contacts").replace("ghl: title", "ghl: email")))
                .containsExactly("m.yaml:3:9: Contacts exist without a parent; leave \"parent\" out. Their company is a"
                        + " field: {app: company_id, ghl: businessId}.");
        assertThat(problems(TASKS.replace("{column: customer_id}", "{colum: customer_id, type: list}")))
                .containsExactly(
                        "m.yaml:3:9: \"column\" is missing; add it, such as \"column: customer_id\".",
                        "m.yaml:3:10: \"parent\" has no \"colum\". Did you mean \"column\"?",
                        "m.yaml:3:36: \"type\" takes no \"list\". Use one of: text, integer, long.");
        assertThat(problems(TASKS.replace("- {app: title", "- {app: client, ghl: contactId}\n  - {app: title")))
                .singleElement()
                .asString()
                .contains("are both mapped to contactId");
    }

    // ---- columns ----

    @Test
    void aMissingColumnIsShownWhereverItIsNamed() {
        MappingFile file = MappingFile.parse("m.yaml", """
                version: 1
                records: contacts
                fields:
                  - {app: email, ghl: email}
                  - app: {concat: [street, number]}
                    ghl: address1
                    direction: toGhl
                  - app: city
                    ghl: city
                    when:
                      or:
                        - {column: state, is: won}
                        - not: {column: email, blank: true}
                  - {name: signature, app: {first: given, last: family}, ghl: {custom: signature}}
                tags: {app: labels, when: {column: state, is: won}}
                link:
                  matchOn: [email]
                  requireOneOf: [email, city]
                """, CodeSteps.none());
        assertThat(file.missingColumns(List.of("street", "stage", "given", "town")))
                .extracting(MappingProblem::toString)
                .containsExactly(
                        "m.yaml:4:11: The application has no column \"email\". Correct the name.",
                        "m.yaml:5:28: The application has no column \"number\". Correct the name.",
                        "m.yaml:8:10: The application has no column \"city\". Correct the name.",
                        "m.yaml:12:20: The application has no column \"state\". Did you mean \"stage\" or"
                                + " \"street\"?",
                        "m.yaml:13:25: The application has no column \"email\". Correct the name.",
                        "m.yaml:14:49: The application has no column \"family\". Correct the name.",
                        "m.yaml:15:13: The application has no column \"labels\". Correct the name.",
                        "m.yaml:15:36: The application has no column \"state\". Did you mean \"stage\" or"
                                + " \"street\"?",
                        "m.yaml:17:13: The application has no column \"email\". Correct the name.",
                        "m.yaml:18:18: The application has no column \"email\". Correct the name.",
                        "m.yaml:18:25: The application has no column \"city\". Correct the name.");
        MappingFile tasks = MappingFile.parse("t.yaml", TASKS, CodeSteps.none());
        assertThat(tasks.missingColumns(List.of("title", "customer")))
                .extracting(MappingProblem::toString)
                .containsExactly(
                        "t.yaml:3:18: The application has no column \"customer_id\". Did you mean \"customer\"?");
    }

    @Test
    void keysAreFields() {
        assertThat(problems(TASKS + "link: {matchOn: [title, titel]}\n"))
                .containsExactly("m.yaml:7:25: \"matchOn\" takes names of fields, and there is no \"titel\". Did you"
                        + " mean \"title\"?");
    }
}
