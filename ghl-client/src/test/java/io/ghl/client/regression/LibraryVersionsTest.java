package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.GhlClient;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run of the suite has the libraries that the build promises it, and not by accident the ones of another run. */
@Tag("defect-25")
class LibraryVersionsTest {

    @Test
    void theExpectedOkHttpIsLoaded() throws Exception {
        // Read at run time: the compiler would copy the constant of the version that the tests are compiled with.
        assertThat(OkHttp.class.getField("VERSION").get(null)).isEqualTo(System.getProperty("ghl.okhttp"));
    }

    @Test
    void theExpectedJacksonIsLoaded() {
        String expected = System.getProperty("ghl.jackson");
        assertThat(new ObjectMapper().version()).hasToString(expected);
        assertThat(PackageVersion.VERSION).hasToString(expected);
    }

    @Test
    @Tag("defect-26")
    void theyAreFoundGood() {
        assertThatCode(() -> GhlClient.builder().privateToken("pit-1").build().close())
                .doesNotThrowAnyException();
    }
}
