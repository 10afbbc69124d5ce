package io.ghl.examples.syncrunner.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
}
