package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every measure of docs/threat-model.md names the tests that show it. */
class ThreatModelTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));

    private static Set<String> testClasses(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void everyThreatNamesTestsThatExist() throws Exception {
        Set<String> tests = testClasses("ghl-sync");
        tests.addAll(testClasses("ghl-client"));
        List<String> rows = Guide.page("threat-model.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Boundary"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            String[] cells = row.split("\\|");
            assertThat(cells).hasSize(5);
            List<String> named = Pattern.compile("`(\\w+)`")
                    .matcher(cells[4])
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(named).isNotEmpty();
            assertThat(tests).containsAll(named);
        });
    }
}
