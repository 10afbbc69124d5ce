package io.ghl.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return SimulatorMain.run(List.of(arguments), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void endsWithALineForPrograms() {
        assertThat(run("--from", "5", "--seeds", "20")).isZero();
        assertThat(text(out).strip())
                .matches("(?s).*RESULT seeds=20 violations=0 undecidable=\\d+ edits=\\d+ calls_per_edit=\\d\\.\\d\\d");
    }

    @Test
    void failsAndShowsTheSmallestRunWhenARuleIsTakenOut() {
        assertThat(run("--seeds", "20", "--ablate", "base")).isEqualTo(1);
        assertThat(text(out)).contains("VIOLATION I").containsPattern("RESULT seeds=20 violations=[1-9]");
    }

    @Test
    void saysHowItComesOnAndNamesSeedsThatFailAtOnce() {
        assertThat(run("--seeds", "501", "--progress", "500")).isZero();
        assertThat(text(err)).isEqualToNormalizingNewlines("500 seeds, 0 violations\n");
        err.reset();
        run("--seeds", "5", "--ablate", "base");
        assertThat(text(err)).startsWith("seed ").contains(": I").doesNotContain("violations");
    }

    @Test
    void tellsTheSameTraceEachTime() {
        assertThat(run("--from", "3", "--trace")).isZero();
        String first = text(out);
        out.reset();
        run("--from", "3", "--trace");
        assertThat(text(out)).isEqualTo(first).contains("HASH ").contains("RESULT seeds=1 ");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        for (String[] bad : new String[][] {
            {"--fast"}, {"--seeds"}, {"--seeds", "0"}, {"--seeds", "x"}, {"--progress", "0"}, {"--ablate", "x"}
        }) {
            assertThat(run(bad)).isEqualTo(2);
        }
        assertThat(text(err)).contains("There is no option --fast.", "There is no rule x", "Usage:");
        assertThat(out.size()).isZero();
    }
}
