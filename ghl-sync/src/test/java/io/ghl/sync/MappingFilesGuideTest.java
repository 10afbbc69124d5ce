package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.Examples;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.mapping.file.MappingProblem;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/mapping-files.md stands here, so it compiles and runs; and its files are read. */
class MappingFilesGuideTest {

    @TempDir
    Path folder;

    private static SyncEngine one(GhlClient ghl, SyncStore store, AppRecords<Row> rows, Path folder) {
        MappingFile file = MappingFile.read(folder.resolve("contacts.yaml"));
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(file.recordSync(rows)) // AppRecords<Row>
                .options(file.options(SyncOptions.defaults()))
                .build();
        return engine;
    }

    private static SyncEngine several(
            GhlClient ghl, SyncStore store, Map<RecordType, AppRecords<Row>> tables, Path folder) {
        MappingFiles files = MappingFiles.read(CodeSteps.none(), folder.resolve("club.yaml"));
        SyncEngine engine = files.addTo(SyncEngine.builder(), tables::get) // Map<RecordType, AppRecords<Row>>
                .ghl(ghl)
                .store(store)
                .options(files.options(SyncOptions.defaults()))
                .build();
        return engine;
    }

    private static MappingFile inCode(Path path) {
        CodeSteps code = CodeSteps.none()
                .twoWay(
                        "cents",
                        value -> new BigDecimal((Long) value).movePointLeft(2),
                        value -> ((BigDecimal) value).movePointRight(2).longValueExact())
                .computed("greeting", row -> "Dear " + row.get("given_name"))
                .when("active", row -> row.get("left_on") == null);
        code = code.form("cents", hundredths());
        MappingFile file = MappingFile.read(path, code);
        return file;
    }

    private static CanonicalForm hundredths() {
        return CanonicalForm.of(
                "cents",
                value -> CanonicalForm.decimal().apply(value) instanceof FieldValue.Decimal number
                                && number.value().scale() <= 2
                                && number.value().precision() < 15
                        ? number
                        : FieldValue.absent());
    }

    private static List<MappingProblem> problems(MappingFile file, Collection<String> columns, GhlClient ghl) {
        List<MappingProblem> problems = new ArrayList<>(file.missingColumns(columns));
        problems.addAll(file.check(ghl.location("ve9EPM428h8vShlRW1KT")));
        problems.forEach(System.out::println);
        return problems;
    }

    @Test
    void whatThePageShowsRuns() throws Exception {
        List<String> yaml = Guide.blocks("mapping-files.md", "yaml");
        Files.writeString(folder.resolve("contacts.yaml"), yaml.get(0));
        Files.writeString(folder.resolve("club.yaml"), yaml.get(1));
        Path path = Files.writeString(folder.resolve("code.yaml"), yaml.get(2));
        Map<RecordType, AppRecords<Row>> tables = new EnumMap<>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            tables.put(type, new Shelf<>(Row.of("", Map.of()), Row::id, Row::withId));
        }
        try (Club club = new Club(ApiVersion.V3, RecordType.CONTACT)) {
            try (SyncEngine engine = several(club.ghl, SyncStore.memory(), tables, folder)) {
                assertThat(engine.location(Club.LOCATION)).isNotNull();
            }
            Row ada = Row.of("1", Map.of("given_name", "Ada", "email", "a@example.com", "paid", 1250L));
            assertThat(inCode(path).explain(ada).toText()).contains("Dear Ada", "12.5");
            MappingFile file = MappingFile.read(folder.resolve("contacts.yaml"));
            assertThat(problems(file, file.columns(), club.ghl))
                    .extracting(MappingProblem::toString)
                    .hasSize(3)
                    .allMatch(problem -> problem.contains("The location has no custom field"));
            try (SyncEngine engine = one(club.ghl, SyncStore.memory(), tables.get(RecordType.CONTACT), folder)) {
                assertThat(engine.location(Club.LOCATION)).isNotNull();
            }
        }
    }

    @Test
    void eachFileOfThePageIsReadAndTheTwoLongOnesAreTheTestedOnes() throws Exception {
        List<String> yaml = Guide.blocks("mapping-files.md", "yaml");
        assertThat(yaml).hasSize(3);
        assertThat(yaml.get(0)).isEqualTo(Examples.text("contacts.yaml"));
        assertThat(yaml.get(1)).isEqualTo(Examples.text("club.yaml"));
        assertThat(yaml)
                .allSatisfy(text -> assertThat(MappingFiles.parse("m.yaml", text, Examples.CODE)
                                .files())
                        .isNotEmpty());
    }

    @Test
    void thePageShowsThisCode() {
        String read = "MappingFilefile=MappingFile.read(path,code);";
        String code = Guide.codeOf(MappingFilesGuideTest.class).replace("folder.resolve(", "Path.of(");
        assertThat(Guide.blocks("mapping-files.md", "java"))
                .isNotEmpty()
                .allMatch(block -> code.contains(Guide.squeezed(block).replace(read, "")));
        assertThat(code).contains(read);
    }
}
