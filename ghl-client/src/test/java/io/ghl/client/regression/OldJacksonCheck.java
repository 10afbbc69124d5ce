package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.GhlClient;
import org.junit.jupiter.api.Test;

/** Runs with a Jackson that is too old; not part of the default run. */
class OldJacksonCheck {

    @Test
    void itIsNamedWithWhatMendsIt() {
        String old = System.getProperty("ghl.jackson");
        assertThat(new ObjectMapper().version()).hasToString(old);
        assertThatIllegalStateException()
                .isThrownBy(() -> GhlClient.builder().privateToken("pit-1").build())
                .withMessageContaining("found jackson-core " + old + ", jackson-databind " + old + ".")
                .withMessageContaining("<artifactId>jackson-bom</artifactId>");
    }
}
