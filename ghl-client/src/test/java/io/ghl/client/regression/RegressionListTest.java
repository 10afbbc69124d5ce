package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The defects of other SDKs that this one must not have. Each has tests tagged with its number, most of them in this
 * package; {@code -Dgroups=defect-07} runs those of one.
 */
class RegressionListTest {
    private static final List<String> DEFECTS = List.of(
            "An empty page with a next cursor ends the list",
            "The same cursor twice is a loop",
            "hasNext() promises what next() does not have",
            "An iterator asks for more than is needed",
            "An error body that is no JSON hides the status",
            "Retry-After makes a call wait beyond its deadline",
            "An interrupt is ignored, lost or followed by another request",
            "A response stays open during a pause",
            "A create is sent twice",
            "An interrupt does not reach a later attempt",
            "Hidden cap of five calls per host",
            "The client keeps the JVM alive",
            "close() breaks the OkHttpClient of the user",
            "A token is renewed more than once, or its renewal is lost",
            "A missing scope causes a refresh",
            "A token that could not be saved is lost in silence",
            "A webhook causes an undocumented exception",
            "Secrets are compared with String.equals",
            "An id leads to another endpoint",
            "An unknown value makes an object unusable",
            "A field cannot be cleared, or is cleared unasked",
            "Numbers lose digits",
            "Dates are misread or lost",
            "Secrets or personal data get out",
            "It works with one version of a library only",
            "The wrong libraries fail obscurely");

    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@Tag\\(\"defect-(\\d\\d)\"\\)$");

    /** Numbers of defects, and the test classes that hold against them. */
    private static final TreeMap<Integer, TreeSet<String>> TAGGED = new TreeMap<>();

    @BeforeAll
    static void readTheTests() throws IOException {
        for (String module : List.of("ghl-client", "ghl-sync")) {
            Path tests = Path.of(System.getProperty("ghl.root"), module, "src", "test", "java");
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    String source = Files.readString(file);
                    TAG.matcher(source)
                            .results()
                            .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                            .forEach(number -> TAGGED.computeIfAbsent(number, n -> new TreeSet<>())
                                    .add(name));
                    if (source.contains("@Tag(\"defect-")) {
                        assertThat(source).as(name).doesNotContain("@Disabled");
                    }
                }
            }
        }
    }

    static Stream<Integer> numbers() {
        return IntStream.rangeClosed(1, DEFECTS.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isHeldAgainst(int number) {
        assertThat(TAGGED.get(number))
                .as("tests of defect %02d: %s", number, DEFECTS.get(number - 1))
                .isNotEmpty();
    }

    @Test
    void nothingElseIsTagged() {
        assertThat(DEFECTS).hasSize(26).doesNotHaveDuplicates();
        assertThat(TAGGED.keySet()).isSubsetOf(numbers().toList());
    }
}
