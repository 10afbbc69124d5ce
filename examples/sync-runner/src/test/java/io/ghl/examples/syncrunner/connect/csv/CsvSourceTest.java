package io.ghl.examples.syncrunner.connect.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
    private static final String HERE = "loc1";
    private static final MappingFile MAPPING = MappingFile.parse(
            "m.yaml",
            "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}, {app: city, ghl: city}]\n",
            CodeSteps.none());

    @TempDir
    private Path folder;

    private AppRecords<Row> records(String content) throws IOException {
        write(content);
        return new CsvSource(
                        new AppAt.Csv(folder, ',', true),
                        new Place.CsvFile("people.csv", "id", false, null),
                        MAPPING,
                        HERE,
                        folder.resolve("state"))
                .records();
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("people.csv"), content);
    }

    /** Its values would count as emptied, and the other side be cleared. */
    @Test
    void aColumnThatIsRenamedWhileItIsSyncedIsAProblem() throws IOException {
        AppRecords<Row> records = records("id,email,city,age\n1,ada@example.com,Bonn,36\n");
        String cursor = records.changedSince(HERE, null, 10).cursor();
        assertThat(records.find(HERE, "1")).isPresent();

        write("id,E-Mail,city\n1,ada@example.com,Bonn\n");
        for (ThrowingCallable read : List.<ThrowingCallable>of(
                () -> records.find(HERE, "1"),
                () -> records.page(HERE, null, 10),
                () -> records.findByKey(HERE, "email", "ada@example.com"),
                () -> records.changedSince(HERE, cursor, 10))) {
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(read)
                    .withMessageContaining("The file people.csv has lost a column")
                    .withMessageContaining("no column \"email\"");
        }

        write("id,city,email\n1,Bonn,ada@example.com\n");
        assertThat(records.changedSince(HERE, cursor, 10).ids()).containsExactly("1");
        assertThat(records.find(HERE, "1").orElseThrow().get("email")).isEqualTo("ada@example.com");
    }

    /** As where it is looked for what could be mapped. */
    @Test
    void aFileThatNeverHadTheColumnCanBeRead() throws IOException {
        AppRecords<Row> records = records("id,mail\n1,ada@example.com\n");

        assertThat(records.page(HERE, null, 10)).hasSize(1);
        assertThat(records.find(HERE, "1")).isPresent();
    }
}
