package io.ghl.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.cluster.node.WriteStep;
import io.ghl.examples.cluster.run.Outcome;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes are killed at each step of the write path, while people edit both sides. */
@Timeout(900)
class KilledNodesTest {
    private static final int STEPS = WriteStep.values().length;

    /** Silence of 12 s, noticed within 3 s, and what a busy machine adds; the library promises 30 s. */
    private static final double LONGEST_TAKEOVER = 60;

    @TempDir
    Path folder;

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--for", "1s", "--kill-every", "1s", "--dir", folder.toString()));
        Outcome outcome = ClusterDemo.outcome(Options.parse(all), InputStream.nullInputStream(), System.out);
        System.out.println(outcome.line());
        return outcome;
    }

    private static void assertClean(Outcome outcome) {
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.stepsKilledAt()).isEqualTo(STEPS);
        assertThat(outcome.kills()).isGreaterThanOrEqualTo(STEPS);
        assertThat(outcome.edits()).isPositive();
        assertThat(outcome.acknowledged()).isPositive();
        assertThat(outcome.convergedSeconds()).isLessThan(Duration.ofMinutes(2).toSeconds());
    }

    @Test
    void threeNodesOnPostgres() {
        Outcome outcome = run("--contacts", "48", "--rate", "10");
        assertClean(outcome);
        assertThat(outcome.takeovers())
                .as("from the last sign of life to the next owner")
                .isNotEmpty()
                .allSatisfy(seconds -> assertThat(seconds).isLessThan(LONGEST_TAKEOVER));
    }

    @Test
    void oneProcessOnSqlite() {
        assertClean(run("--store", "sqlite", "--contacts", "24", "--locations", "3", "--rate", "10"));
    }
}
