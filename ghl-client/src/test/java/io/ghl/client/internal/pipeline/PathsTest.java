package io.ghl.client.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An id never reaches another endpoint. */
@Tag("defect-19")
class PathsTest {
    private static String contact(String id) {
        return Paths.expand("/contacts/{contactId}/tags", Map.of("contactId", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void refusesSegmentsThatWouldChangeThePath(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> contact(id)).withMessageContaining("contactId");
    }

    @Test
    void refusesAMissingValue() {
        assertThatNullPointerException().isThrownBy(() -> Paths.expand("/contacts/{contactId}", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, /contacts/a%2Fb/tags",
        "'a?b=c#d', /contacts/a%3Fb%3Dc%23d/tags",
        "'ü%2F', /contacts/%C3%BC%252F/tags",
        "%2e%2e, /contacts/%252e%252e/tags",
        "'{contactId}', /contacts/%7BcontactId%7D/tags",
        "'$1\\x', /contacts/%241%5Cx/tags",
        "..., /contacts/.../tags",
    })
    void encodesEverythingElse(String id, String path) {
        assertThat(contact(id)).isEqualTo(path);
    }

    @Test
    void encodesQueries() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put("email", List.of("a+b@c.d"));
        query.put("q", List.of("x&y=z", "2"));
        assertThat(Paths.query(query)).isEqualTo("?email=a%2Bb%40c.d&q=x%26y%3Dz&q=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contacts", "//evil.example", "/a?b", "/a#b", "/a/../b", "/a/%2e%2E/b", "/a/.", "/ü", "/a b"})
    void refusesRawPathsThatAreNotOnePlainPath(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Paths.checkRaw(path));
    }

    @Test
    void acceptsEncodedRawPaths() {
        assertThat(Paths.checkRaw("/contacts/a%2Fb/")).isEqualTo("/contacts/a%2Fb/");
    }
}
