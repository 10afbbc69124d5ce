package io.ghl.examples.syncrunner.connect;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.csv.CsvSource;
import io.ghl.examples.syncrunner.connect.http.FakeApi;
import io.ghl.examples.syncrunner.connect.http.HttpSource;
import io.ghl.examples.syncrunner.connect.http.JsonApi;
import io.ghl.examples.syncrunner.connect.http.People;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.testing.AppRecordsConformance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The connectors keep what the engine is promised of an application's records. */
class ConformanceTest {
    private static final String HERE = "loc1";
    private static final MappingFile MAPPING = MappingFile.parse(
            "m.yaml",
            "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}, {app: memo, ghl: city}]\n",
            CodeSteps.none());

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void tearDown() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static Stream<DynamicTest> tests(Supplier<AppRecords<Row>> fresh, List<AppRecords<Row>> reopened) {
        return AppRecordsConformance.of(fresh, row -> (String) row.get("memo"), (row, text) -> row.with("memo", text))
                .findingBy("email", (row, email) -> row.with("email", email))
                .reopening(records -> reopened.get(reopened.size() - 1))
                .location(HERE)
                .archiving()
                .checks()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    @TestFactory
    Stream<DynamicTest> csv() {
        List<AppRecords<Row>> again = new ArrayList<>();
        return tests(
                () -> {
                    String name = UUID.randomUUID() + ".csv";
                    try {
                        Files.writeString(folder.resolve(name), "id,email,memo,other\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    again.add(csv(name));
                    return csv(name);
                },
                again);
    }

    private AppRecords<Row> csv(String name) {
        return new CsvSource(
                        new AppAt.Csv(folder, ',', true),
                        new Place.CsvFile(name, "id", false, new Place.Mark("other", "yes")),
                        MAPPING,
                        HERE,
                        folder.resolve("state"))
                .records();
    }

    @TestFactory
    Stream<DynamicTest> http() {
        List<AppRecords<Row>> again = new ArrayList<>();
        return tests(
                () -> {
                    FakeApi fake = new FakeApi();
                    open.add(fake);
                    String name = UUID.randomUUID().toString();
                    again.add(http(fake, name));
                    return http(fake, name);
                },
                again);
    }

    private AppRecords<Row> http(FakeApi fake, String name) {
        JsonApi api = new JsonApi(fake.at());
        open.add(api);
        Place.Resource place = new People().archived("archived").place();
        return new HttpSource(api, place, MAPPING, HERE, folder.resolve(name)).records();
    }
}
