package io.ghl.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FirstSyncTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));

    @Test
    void bothSidesBecomeTheSame() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FirstSync.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("linked: 1 Ada <ada@example.com>, 2 Grace <grace@example.com>, contacts 2")
                .contains("phone in HighLevel: [+12025550143]")
                .contains("in the table: 1 Ada <ada@example.com>, 2 Grace Brewster <grace@example.com>")
                .contains("HighLevel holds \"Grace Brewster\"")
                .contains("refused=0");
    }

    @Test
    void theGuideShowsTheWholeProgramAndTheVersionsOfThisBuild() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/getting-started.md"));
        String program = Files.readString(
                ROOT.resolve("examples/quickstart/src/main/java/io/ghl/examples/quickstart/FirstSync.java"));
        assertThat(squeezed(guide)).contains(squeezed(program.substring(program.indexOf("import static"))));

        // The first one is the reader's own project.
        List<String> versions = Pattern.compile("<version>([^<]+)</version>")
                .matcher(guide)
                .results()
                .skip(1)
                .map(version -> version.group(1))
                .toList();
        assertThat(versions).hasSize(5);
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(versions).allMatch(version -> parent.contains(">" + version + "<"));
    }

    @Test
    void thePagesNameTheVersionOfThisBuild() throws IOException {
        Matcher own = Pattern.compile("(?s)<artifactId>ghl-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(own.find()).isTrue();
        for (String page : List.of("README.md", "docs/getting-started.md")) {
            String text = Files.readString(ROOT.resolve(page));
            assertThat(Pattern.compile("`?\\b(\\d+\\.\\d+\\.\\d+-SNAPSHOT)\\b|\\sversion `(\\d[^`]*)`")
                            .matcher(text)
                            .results()
                            .map(version -> version.group(1) == null ? version.group(2) : version.group(1)))
                    .as(page)
                    .isNotEmpty()
                    .allMatch(own.group(1)::equals);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
