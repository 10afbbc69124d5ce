package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve("progress.json");
    }

    @Test
    void whatWasReachedIsReadAgain() {
        Progress progress = Progress.begin(file(), 7, null);
        assertThat(progress.interrupted()).isFalse();
        progress.contactIds().put("C-1", "abc");
        progress.enter(Progress.Stage.SCRIPT);
        progress.count(Map.of("calls", 12L));
        progress.reached(42);

        Progress again = Progress.read(file()).orElseThrow();
        assertThat(again.seed()).isEqualTo(7);
        assertThat(again.csv()).isNull();
        assertThat(again.stage()).isEqualTo(Progress.Stage.SCRIPT);
        assertThat(again.position()).isEqualTo(42);
        assertThat(again.contactIds()).containsExactly(Map.entry("C-1", "abc"));
        assertThat(again.counts()).containsExactly(Map.entry("calls", 12L));
        assertThat(again.interrupted()).isTrue();
    }

    @Test
    void nothingToResumeIsNoMistake() {
        assertThat(Progress.read(file())).isEmpty();
    }

    @Test
    void aFileThatSaysSomethingElseIsNamed() throws IOException {
        for (String text : new String[] {"", "{", "[]", "{\"format\":9}", "{\"format\":1,\"stage\":\"NAP\"}"}) {
            Files.writeString(file(), text);
            assertThatThrownBy(() -> Progress.read(file()))
                    .isInstanceOf(DemoException.class)
                    .hasMessage(
                            "The file " + file() + " does not say where the run stopped; run again without --resume.");
            assertThat(file()).hasContent(text);
        }
    }

    @Test
    void optionsOfAnotherRunAreRefused() {
        Path csv = dir.resolve("people.csv");
        Progress progress = Progress.begin(file(), 7, csv);
        progress.requireSame(OptionalLong.empty(), null);
        progress.requireSame(OptionalLong.of(7), csv);
        assertThatThrownBy(() -> progress.requireSame(OptionalLong.of(8), null))
                .hasMessage("The run to resume has the seed 7, not 8; leave --seed out, or leave --resume out to start"
                        + " anew.");
        assertThatThrownBy(() -> progress.requireSame(OptionalLong.empty(), dir.resolve("other.csv")))
                .hasMessageStartingWith("The run to resume began with the customers of " + csv);
    }

    @Test
    void clearingRemovesOurFilesOnly() throws IOException {
        DemoFiles files = DemoFiles.in(dir.resolve("demo"));
        for (String name : new String[] {"app.db", "app.db-wal", "sync.db", "highlevel.jsonl", "notes.txt"}) {
            Files.writeString(files.dir().resolve(name), "x");
        }
        Progress.begin(files.progress(), 1, null);
        files.clear();
        assertThat(files.dir()).isDirectoryContaining("glob:**notes.txt").isDirectoryNotContaining("glob:**app.db*");
        assertThat(files.progress()).doesNotExist();
    }

    @Test
    void theFolderIsTheModulesOwnWhereverTheProgramWasStarted() {
        assertThat(DemoFiles.in(null).dir()).endsWith(Path.of("two-way-sync", "target", "demo"));
    }
}
