package io.ghl.client.internal.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong library is named with what mends it. */
@Tag("defect-26")
class LibraryCheckTest {
    private static final String OLD =
            "jar:file:/home/ada/.m2/repository/com/squareup/okhttp3/okhttp/4.12.1/okhttp-4.12.1.jar!/okhttp3/OkHttpClient.class";
    private static final String NEW =
            "jar:file:/home/ada/.m2/repository/okhttp-jvm/5.4.0/okhttp-jvm-5.4.0.jar!/okhttp3/OkHttpClient.class";

    @ParameterizedTest
    @ValueSource(strings = {"2.18.0", "2.18.2-SNAPSHOT", "2.21.8", "2.100.0", "3.0.0", "0.0.0", "", "unknown"})
    void aJacksonThatWillDoIsNotMentioned(String version) {
        assertThat(LibraryCheck.jackson(Map.of("jackson-core", version, "jackson-databind", "2.18.0")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.17.2", "2.9.10", "1.9.13", "2.17.0-rc1"})
    void anOldJacksonIsNamed(String version) {
        assertThat(LibraryCheck.jackson(Map.of("jackson-core", version, "jackson-databind", "2.21.8")))
                .startsWith("ghl-client needs Jackson 2.18 or newer and found jackson-core " + version + ". ")
                .endsWith("""
                        <dependency>
                          <groupId>com.fasterxml.jackson</groupId>
                          <artifactId>jackson-bom</artifactId>
                          <version>%s</version>
                          <type>pom</type>
                          <scope>import</scope>
                        </dependency>""".formatted(LibraryCheck.JACKSON_ADVISED));
        assertThat(LibraryCheck.jackson(Map.of("jackson-core", version, "jackson-databind", version)))
                .contains("found jackson-core " + version + ", jackson-databind " + version + ".");
    }

    @Test
    void thePageOnTroubleshootingHasTheWords() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("ghl.root"), "docs/troubleshooting.md"));
        List<String> shown = Pattern.compile("(?m)^\\| `((?:ghl-client needs|OkHttp is) [^`…]+)")
                .matcher(page)
                .results()
                .map(row -> row.group(1).strip())
                .toList();
        List<String> messages = List.of(
                String.valueOf(LibraryCheck.jackson(Map.of("jackson-core", "2.17.2"))),
                LibraryCheck.missingOkHttp(),
                String.valueOf(LibraryCheck.severalOkHttps(List.of(OLD, NEW))));
        assertThat(shown).hasSize(3);
        assertThat(messages)
                .zipSatisfy(shown, (message, words) -> assertThat(message).startsWith(words));
    }

    @Test
    void oneOkHttpIsNotMentioned() {
        for (String location : List.of(OLD, NEW, "file:/app/classes/okhttp3/OkHttpClient.class")) {
            assertThat(LibraryCheck.severalOkHttps(List.of(location))).isNull();
            assertThat(LibraryCheck.severalOkHttps(List.of(location, location))).isNull();
        }
        assertThat(LibraryCheck.severalOkHttps(List.of())).isNull();
    }

    @Test
    void twoOkHttpsAreNamedByTheirJars() {
        assertThat(LibraryCheck.severalOkHttps(List.of(NEW, OLD)))
                .startsWith("OkHttp is on the class path more than once: okhttp-4.12.1.jar, okhttp-jvm-5.4.0.jar;")
                .doesNotContain("ada")
                .endsWith("""
                        <dependency>
                          <groupId>com.squareup.okhttp3</groupId>
                          <artifactId>okhttp-bom</artifactId>
                          <version>5.4.0</version>
                          <type>pom</type>
                          <scope>import</scope>
                        </dependency>""");
        assertThat(LibraryCheck.severalOkHttps(List.of(NEW, NEW.replace("5.4.0", "5.10.1"), OLD)))
                .contains("<version>5.10.1</version>");
    }

    @ParameterizedTest
    @CsvSource({
        "jar:nested:/srv/app.jar/!BOOT-INF/lib/okhttp-4.9.3.jar!/okhttp3/OkHttpClient.class, okhttp-4.9.3.jar",
        "jar:file:/srv/app.jar!/BOOT-INF/lib/okhttp-4.9.3.jar!/okhttp3/OkHttpClient.class, okhttp-4.9.3.jar",
        "jar:file:/srv/everything.jar!/okhttp3/OkHttpClient.class, everything.jar",
        "file:/srv/classes/okhttp3/OkHttpClient.class, a folder of classes",
    })
    void jarsInJarsAreNamedToo(String location, String name) {
        assertThat(LibraryCheck.severalOkHttps(List.of(NEW, location)))
                .contains(name)
                .doesNotContain("srv")
                .contains("<version>5.4.0</version>");
        assertThat(LibraryCheck.severalOkHttps(List.of(OLD, location + "x", location)))
                .contains("<version>" + LibraryCheck.OKHTTP_ADVISED + "</version>");
    }

    @Test
    void noOkHttpIsNamed() {
        assertThat(LibraryCheck.missingOkHttp())
                .contains("okhttp-jvm", "<version>" + LibraryCheck.OKHTTP_ADVISED + "</version>");
    }

    @Test
    void whatIsAdvisedIsWhatIsTested() {
        assertThat(LibraryCheck.JACKSON_ADVISED).isEqualTo(System.getProperty("ghl.jackson.default"));
        assertThat(LibraryCheck.OKHTTP_ADVISED).isEqualTo(System.getProperty("ghl.okhttp.next"));
        assertThat(System.getProperty("ghl.jackson.floor")).startsWith(LibraryCheck.JACKSON_FLOOR + ".");
    }
}
