package io.ghl.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void runsOnTheSandbox() {
        assertThat(Quickstart.run(Map.of(), out)).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Created contact", "Lives in London", "Tagged [signed-up, quick-start]")
                .contains("Did the task: Call and say hello", "Deleted the contact again");
    }

    @Test
    void halfAnAccountIsRefused() {
        assertThat(Quickstart.run(Map.of("GHL_TOKEN", "pit-x"), out)).isEqualTo(2);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("GHL_LOCATION_ID");
    }
}
