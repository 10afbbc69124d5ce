package io.ghl.examples.syncrunner.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {
    @TempDir
    private Path folder;

    @Test
    void aDamagedFileIsRefusedEachTimeAndLeftAsItIs() throws IOException {
        Path file = folder.resolve("rows.changes");
        new ChangeLog(file).replace(Map.of("a", Row.of("a", Map.of()), "b", Row.of("b", Map.of())));
        Files.writeString(file, Files.readString(file) + "[\"c\",");
        String damaged = Files.readString(file);
        ChangeLog log = new ChangeLog(file);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> log.replace(Map.of("d", Row.of("d", Map.of()))))
                    .withMessageContaining("is damaged");
        }
        assertThat(Files.readString(file)).isEqualTo(damaged);
    }

    /** As on a full disk: a number that was told and not saved would be given again after a restart, to another change. */
    @Test
    void whatCouldNotBeSavedIsSavedBeforeItIsToldOf() throws IOException {
        Path file = folder.resolve("x.changes");
        ChangeLog log = new ChangeLog(file);
        log.replace(Map.of("1", Row.of("1", Map.of("email", "a"))));
        String start = log.since(null, 10).cursor();
        byte[] saved = Files.readAllBytes(file);
        Files.delete(file);
        // Nothing can be moved onto a folder that holds something.
        Files.createDirectories(file.resolve("full"));
        Map<String, Row> second = Map.of("1", Row.of("1", Map.of("email", "b")));
        assertThatExceptionOfType(AppProblem.class).isThrownBy(() -> log.replace(second));
        Files.delete(file.resolve("full"));
        Files.delete(file);
        Files.write(file, saved);

        log.replace(second);
        AppChanges told = log.since(start, 10);
        assertThat(told.ids()).containsExactly("1");

        ChangeLog restarted = new ChangeLog(file);
        restarted.replace(Map.of("1", Row.of("1", Map.of("email", "c"))));
        assertThat(restarted.since(told.cursor(), 10).ids()).containsExactly("1");
    }

    /** As of a backup, while the store that knows the cursor went on. */
    @Test
    void anOlderLogThanItsCursorTellsOfAllRecords() throws IOException {
        Path file = folder.resolve("x.changes");
        ChangeLog log = new ChangeLog(file);
        log.replace(Map.of("1", Row.of("1", Map.of("email", "a")), "2", Row.of("2", Map.of())));
        byte[] backup = Files.readAllBytes(file);
        log.replace(Map.of("1", Row.of("1", Map.of("email", "b")), "2", Row.of("2", Map.of())));
        String cursor = log.since(null, 10).cursor();
        Files.write(file, backup);

        ChangeLog older = new ChangeLog(file);
        older.replace(Map.of("1", Row.of("1", Map.of("email", "a")), "2", Row.of("2", Map.of("email", "c"))));

        assertThat(older.since(cursor, 10).ids()).contains("2");
        ChangeLog oldest = new ChangeLog(folder.resolve("y.changes"));
        Files.write(folder.resolve("y.changes"), backup);
        assertThat(oldest.since(cursor, 10).ids()).containsExactlyInAnyOrder("1", "2");
        assertThat(oldest.since(oldest.since(cursor, 10).cursor(), 10).ids()).isEmpty();
    }
}
