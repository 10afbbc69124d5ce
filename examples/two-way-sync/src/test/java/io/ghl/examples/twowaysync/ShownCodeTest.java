package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java that pages and Javadoc show stands in code that the build compiles. */
class ShownCodeTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern SNIPPET =
            Pattern.compile("\\{@snippet file=\"([^\"]+)\"\\s+(?:\\* )?region=\"([^\"]+)\"}");
    private static final List<String> LIBRARIES = List.of("ghl-client", "ghl-sync", "examples/sandbox");
    /** A table in SQL, and a line of a log. */
    private static final List<String> NO_JAVA = List.of("JdbcTokenStore.java", "AuditLog.java");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without white space, and as the pages write paths, which tests have in a folder of their own. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "").replace("folder.resolve(", "Path.of(");
    }

    private static List<String> lines(String block) {
        return block.lines()
                .map(line -> squeezed(line.replaceAll("//.*", "")))
                .filter(line -> !line.isEmpty() && !line.startsWith("module")) // whose name is the reader's
                .toList();
    }

    @Test
    void everyJavaBlockOfThePagesStandsInCompiledCode() {
        List<String> sources = new ArrayList<>();
        for (String folder : List.of("ghl-client/src/test", "ghl-sync/src/test", "examples")) {
            files(ROOT.resolve(folder), ".java").forEach(file -> sources.add(squeezed(read(file))));
        }
        List<String> missing = new ArrayList<>();
        int blocks = 0;
        for (Path page : files(ROOT.resolve("docs"), ".md")) {
            for (String block : JAVA.matcher(read(page))
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                blocks++;
                List<String> lines = lines(block);
                if (sources.stream().noneMatch(source -> lines.stream().allMatch(source::contains))) {
                    missing.add(page.getFileName() + ": "
                            + block.lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(blocks).isGreaterThan(60);
    }

    @Test
    void everyJavaExampleOfTheJavadocIsPartOfATest() {
        Map<String, String> tests = new TreeMap<>();
        for (String library : LIBRARIES) {
            Path folder = ROOT.resolve(library).resolve("src/test/java");
            files(folder, ".java")
                    .forEach(file -> tests.put(folder.relativize(file).toString(), read(file)));
        }
        List<String> wrong = new ArrayList<>();
        int snippets = 0;
        for (String library : LIBRARIES) {
            for (Path file : files(ROOT.resolve(library).resolve("src/main/java"), ".java")) {
                String source = read(file);
                if (source.contains("<pre>{@code")
                        && !NO_JAVA.contains(file.getFileName().toString())) {
                    wrong.add(file.getFileName() + " shows code that no test compiles");
                }
                List<List<String>> shown = SNIPPET.matcher(source)
                        .results()
                        .map(snippet -> List.of(snippet.group(1), snippet.group(2)))
                        .collect(Collectors.toList());
                snippets += shown.size();
                if (source.split("\\{@snippet", -1).length - 1 != shown.size()) {
                    wrong.add(file.getFileName() + " has an example that is none of a file's regions");
                }
                shown.stream()
                        .filter(snippet -> !tests.getOrDefault(snippet.get(0), "")
                                .contains("// @start region=" + snippet.get(1) + "\n"))
                        .forEach(snippet ->
                                wrong.add(file.getFileName() + " shows " + snippet + ", which is not there"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(snippets).isGreaterThan(30);
    }
}
