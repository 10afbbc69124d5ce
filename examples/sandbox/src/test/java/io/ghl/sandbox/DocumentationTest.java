package io.ghl.sandbox;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages about the sandbox say what there is: tests, switches, options and routes. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern SWITCH = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (on|off) \\|");

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(name));
    }

    @Test
    void everyTestThatTheFidelityPageNamesExists() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String tests : List.of("examples/sandbox/src/test", "ghl-client/src/test", "ghl-sync/src/test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(tests))) {
                files.filter(file -> file.getFileName().toString().endsWith("Test.java"))
                        .forEach(file -> sources.merge(
                                file.getFileName().toString().replace(".java", ""), read(file), String::concat));
            }
        }
        List<String> missing = TEST.matcher(page("sandbox-fidelity.md"))
                .results()
                .filter(test -> !sources.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
                .map(test -> test.group())
                .toList();
        assertThat(missing).isEmpty();
        assertThat(TEST.matcher(page("sandbox-fidelity.md")).results()).hasSizeGreaterThan(100);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everySwitchStandsThereWithItsDefaultAndInARowWithATest() throws IOException {
        String page = page("sandbox-fidelity.md");
        Map<String, String> listed = new TreeMap<>();
        SWITCH.matcher(page).results().forEach(row -> listed.put(row.group(1), row.group(2)));
        Map<String, String> actual = new TreeMap<>();
        for (Quirk quirk : Quirk.values()) {
            String name = quirk.name().toLowerCase(Locale.ROOT).replace('_', '-');
            actual.put(name, quirk.byDefault() ? "on" : "off");
            assertThat(page.lines().filter(line -> line.contains("`" + name + "`")))
                    .as(name)
                    .anyMatch(line -> TEST.matcher(line).find());
        }
        assertThat(listed).isEqualTo(actual);
    }

    @Test
    void everyOptionStandsInTheTable() throws IOException {
        String page = page("sandbox.md");
        assertThat(matches("--[a-z-]+", CommandLine.help()))
                .allSatisfy(option -> assertThat(page).containsPattern("\\| `(--help`, `-h|" + option + "[ `])"));
    }

    @Test
    void everyRouteStandsInTheTable() throws IOException {
        String page = page("sandbox.md");
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            Api.bare(sandbox, Map.of()).get("/_sandbox/").body().path("routes").forEach(route -> {
                String[] words = route.asText().split("[ ?]");
                assertThat(page).contains("`" + words[0] + " " + words[1].substring("/_sandbox".length()) + "`");
            });
        }
    }

    @Test
    void everyFaultStandsInTheTable() throws IOException {
        assertThat(page("sandbox.md"))
                .contains(Arrays.stream(Fault.values())
                        .map(fault -> "`" + fault.name() + "`")
                        .toList());
    }

    private static TreeSet<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(toCollection(TreeSet::new));
    }
}
