package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullRunTest {
    private static final Pattern RESULT =
            Pattern.compile("RESULT differences=(\\d+) duplicates=(\\d+) conflicts_open=(\\d+) edits=(\\d+)"
                    + " api_calls=(\\d+) calls_per_edit=(\\d+\\.\\d\\d) echo_calls=(\\d+)");

    @TempDir
    Path temp;

    private static Matcher result(Demo.Ended run) {
        Matcher result = RESULT.matcher(run.lastLine());
        assertThat(result.matches()).as(run.lastLine() + "\n" + run.err()).isTrue();
        return result;
    }

    @Test
    void aRunEndsAsTheScriptSays() throws IOException, InterruptedException {
        Path dir = temp.resolve("demo");
        Demo.Ended run = Demo.inProcess(dir, null);
        Matcher result = result(run);
        String said = String.join("\n", run.out());
        assertThat(result.group(1)).as(said).isEqualTo("0");
        assertThat(result.group(2)).as(said).isEqualTo("0");
        assertThat(result.group(3)).as(said).isEqualTo("11");
        assertThat(result.group(4)).isEqualTo("200");
        assertThat(Double.parseDouble(result.group(6))).isLessThanOrEqualTo(2.5);
        assertThat(result.group(7)).as(said).isEqualTo("0");
        assertThat(run.exitCode()).as(said).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).anyMatch(line -> line.contains("300 linked, 200 created in HighLevel, 200 created in"));
        assertThat(run.out())
                .anyMatch(line -> line.contains("62 companies, tasks, notes and appointments are the same"));
        assertThat(Files.readAllLines(dir.resolve("report.txt"))).contains(run.lastLine());
        assertThat(dir.resolve("differences.txt")).doesNotExist();
    }

    /** Each kill comes at a moment of its own in that part of the run; the last process goes to the end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HighLevel: contacts 125|linking and backfill#2|edits on one side|different fields of one"
                        + "|records created and deleted|the engine is paused|the engine goes on|a sweep for",
                "linking and backfill|script 50|script 150|deletions against edits|the rest|both sides made some"
                        + "|linked; edits on both sides|a sweep for what no webhook"
            })
    void aRunThatIsKilledAgainAndAgainEndsAsTheScriptSays(String markers) throws IOException, InterruptedException {
        Path dir = temp.resolve("demo");
        for (String marker : List.of(markers.split("\\|"))) {
            Demo.Ended killed = Demo.inProcess(dir, marker, "--resume");
            assertThat(killed.exitCode())
                    .as("killed at " + marker + "\n" + String.join("\n", killed.out()) + killed.err())
                    .isNull();
        }
        Demo.Ended run = Demo.inProcess(dir, null, "--resume");
        String said = String.join("\n", run.out()) + run.err();
        Matcher result = result(run);
        assertThat(result.group(1)).as(said).isEqualTo("0");
        assertThat(result.group(2)).as(said).isEqualTo("0");
        assertThat(result.group(3)).as(said).isEqualTo("11");
        assertThat(run.exitCode()).as(said).isZero();
    }
}
