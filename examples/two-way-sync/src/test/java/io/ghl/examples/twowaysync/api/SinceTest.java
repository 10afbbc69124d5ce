package io.ghl.examples.twowaysync.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What came to the API after the last release says {@code @since}. The last release is the newest that the changelog
 * names before the version of this build; its API lies in {@code docs/api/released}, where docs/releasing.md has it
 * copied to.
 */
class SinceTest {
    private static final Path ROOT = Path.of(System.getProperty("ghl.root"));
    private static final Map<String, String> SOURCES = Map.of(
            "ghl-client", "ghl-client/src/main/java",
            "ghl-sync", "ghl-sync/src/main/java",
            "ghl-sandbox", "examples/sandbox/src/main/java");

    @Test
    void whatIsNewSinceTheLastReleaseSaysSo() throws Exception {
        Matcher own = Pattern.compile("(?s)<artifactId>ghl-parent</artifactId>\\s*<version>([^<-]+)")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(own.find()).isTrue();
        String version = own.group(1);
        Optional<String> last = lastRelease(Files.readString(ROOT.resolve("CHANGELOG.md")), version);
        if (last.isEmpty()) {
            assertThat(version)
                    .as("The changelog names no version before this one, so this one is the first")
                    .isEqualTo("0.1.0");
            Assumptions.abort("Nothing is released yet, so all of docs/api is there since 0.1.");
        }
        Path released = ROOT.resolve("docs/api/released").resolve(last.get());
        assertThat(released)
                .as("The API of %s is not there. Copy docs/api/*.txt of that release's tag into it.", last.get())
                .isDirectory();

        List<String> findings = new ArrayList<>();
        for (var module : SOURCES.entrySet()) {
            String file = module.getKey() + ".txt";
            findings.addAll(SinceCheck.findings(
                    ApiDump.of(Files.readString(released.resolve(file))),
                    ApiDump.of(Files.readString(ROOT.resolve("docs/api").resolve(file))),
                    new SourceDocs(ROOT.resolve(module.getValue())),
                    last.get(),
                    version));
        }
        assertThat(findings).as("docs/versioning.md says how they become none").isEmpty();
    }

    /** While nothing is released, nothing else shows that the names of both agree. */
    @Test
    void theSourcesAreReadAsTheApiIsWritten() throws Exception {
        List<String> lost = new ArrayList<>();
        for (var module : SOURCES.entrySet()) {
            SourceDocs sources = new SourceDocs(ROOT.resolve(module.getValue()));
            ApiDump api = ApiDump.of(Files.readString(ROOT.resolve("docs/api").resolve(module.getKey() + ".txt")));
            for (var type : api.types().values()) {
                for (String member : type.members()) {
                    if (sources.ofMember(type.name(), member) == null && !isImplicit(type, member, sources)) {
                        lost.add(type.name() + "#" + member);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean isImplicit(ApiDump.Type type, String member, SourceDocs sources) {
        SourceDocs.Doc doc = sources.ofType(type.name());
        if (doc == null || !type.isRecord()) {
            return member.equals("values()") || member.equals("valueOf(String)"); // of an enum
        }
        return doc.component(member.replace("()", "")) != null || member.startsWith(ApiDump.simple(type.name()) + "(");
    }

    @Test
    void theLastReleaseIsTheNewestInTheChangelogBesidesTheOneBeingMade() {
        String before = "# Changelog\n\n## Unreleased\n\n### Added\n\n- 0.1.0 comes soon.\n";
        String released = "# Changelog\n\n## 0.1.0 - 2026-12-24\n\n### Added\n";
        String after = "# Changelog\n\n## Unreleased\n\n## [0.2.0] - 2027-02-01\n\n## 0.1.0 - 2026-12-24\n";

        assertThat(lastRelease(before, "0.1.0")).isEmpty();
        assertThat(lastRelease(released, "0.1.0")).isEmpty();
        assertThat(lastRelease(released, "0.2.0")).contains("0.1.0");
        assertThat(lastRelease(after, "0.3.0")).contains("0.2.0");
        assertThat(lastRelease(after, "0.2.0"))
                .as("the next version was not set")
                .contains("0.2.0");
    }

    private static Optional<String> lastRelease(String changelog, String version) {
        // Where something is unreleased above this very version, it is out and the next one was not set.
        boolean isOut = changelog.contains("\n## Unreleased");
        return Pattern.compile("(?m)^## \\[?v?(\\d+\\.\\d+\\.\\d+)")
                .matcher(changelog)
                .results()
                .map(heading -> heading.group(1))
                .filter(named -> isOut || !named.equals(version))
                .findFirst();
    }
}
