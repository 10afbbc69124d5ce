package io.ghl.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return ClusterDemo.run(
                List.of(arguments),
                InputStream.nullInputStream(),
                new PrintStream(out, true),
                new PrintStream(err, true));
    }

    @Test
    void threeNodesUnlessToldOtherwise() {
        Options options = Options.parse(List.of());
        assertThat(options.nodes()).isEqualTo(3);
        assertThat(options.killEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.sqlite()).isFalse();
    }

    @Test
    void readsEveryOption() {
        Options options = Options.parse(List.of(
                ("--nodes 4 --locations 5 --contacts 6 --for 2m --rate 7 --kill-every 9s --stops --seed -8 --dir there")
                        .split(" ")));
        assertThat(options)
                .isEqualTo(new Options(
                        false,
                        4,
                        5,
                        6,
                        Duration.ofMinutes(2),
                        7,
                        Duration.ofSeconds(9),
                        true,
                        -8,
                        Path.of("there"),
                        false));
        assertThat(Options.parse(List.of("--store", "sqlite")).nodes()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frobnicate               | The option "--frobnicate" is unknown
            --nodes                    | --nodes needs a value
            --nodes --stops            | --nodes needs a value
            --nodes three              | --nodes needs a whole number, and "three" is none
            --nodes 0                  | --nodes is from 1 to 20, and not 0
            --contacts 99999999        | --contacts is from 1 to 1000000
            --locations -1             | --locations is from 1 to 1000
            --rate 0                   | --rate is from 1 to 10000
            --for 30                   | --for needs a time such as 30s or 5m, and "30" is none
            --kill-every -5s           | --kill-every needs a time
            --seed x                   | --seed needs a whole number
            --store mysql              | --store is postgres or sqlite
            --store sqlite --nodes 2   | An SQLite file is for one process
            --store sqlite --stops     | With one node nobody takes over
            --stops --kill-every 0s    | --stops takes turns with kills
            """)
    void refusesWhatItDoesNotUnderstand(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message).hasLineCount(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void showsHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--kill-every TIME");
    }

    @Test
    void leavesADirectoryAloneThatHasSomethingInIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "mine");
        assertThat(run("--dir", folder.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not empty; name another one.");
        assertThat(run("--dir", file.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be used; choose another one with --dir.");
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> Options.parse(List.of("--dir", "nul\0"))).hasMessageContaining("--dir needs a path");
    }
}
