package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    /** While records are linked, webhooks and feeds raise more of them. */
    @Test
    void aBarFollowsWhatIsToDoByNow() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Screen.Bar bar = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false).bar("linking", 700);
        bar.of(700).at(350, null);
        bar.of(1_400).at(1_050, null);
        bar.of(1_400).at(1_400, null);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .containsExactly(
                        "linking                 350 of 700",
                        "linking                1050 of 1400",
                        "linking                1400 of 1400");
    }
}
