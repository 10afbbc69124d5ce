package io.ghl.examples.syncrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.sync.store.StoreException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Colours and progress, which need a terminal and switch off. */
class ConsoleTest {
    private static final String ESCAPE = "\u001B[";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String run(Map<String, String> env, boolean terminal, String... args) {
        out.reset();
        err.reset();
        new CommandLineInterface(reader(), stream(out), stream(err), env, terminal).run(List.of(args));
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private static BufferedReader reader() {
        return new BufferedReader(new StringReader(""));
    }

    private static PrintStream stream(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    @Test
    void coloursNeedATerminalAndSwitchOff() {
        String[] validate = {"validate", "--file", "no-such-file.yaml"};
        assertThat(run(Map.of(), true, validate)).contains(ESCAPE);
        assertThat(run(Map.of("NO_COLOR", ""), true, validate)).contains(ESCAPE);
        assertThat(run(Map.of(), false, validate)).contains("no such file").doesNotContain(ESCAPE);
        assertThat(run(Map.of("NO_COLOR", "1"), true, validate)).doesNotContain(ESCAPE);
        assertThat(run(Map.of("TERM", "dumb"), true, validate)).doesNotContain(ESCAPE);
        assertThat(run(Map.of(), true, "validate", "--file", "no-such-file.yaml", "--color", "never"))
                .doesNotContain(ESCAPE);
        assertThat(run(Map.of("NO_COLOR", "1"), false, "validate", "--file", "no-such-file.yaml", "--color", "always"))
                .contains(ESCAPE);
        assertThat(run(Map.of(), true, "validate", "--file", "no-such-file.yaml", "--json"))
                .startsWith("{\"command\":\"validate\"")
                .doesNotContain(ESCAPE);
    }

    @Test
    void aBarIsWrittenOverAndTakenAway() {
        try (Progress progress = new Console(reader(), stream(out), stream(err), false, false, true).progress()) {
            progress.show("Syncing", 5, 10, Duration.ofSeconds(90));
            progress.say("short");
        }
        String bar = "Syncing [###############...............] 5 of 10, 1 min left";
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r" + bar + "\rshort" + " ".repeat(bar.length() - 5) + "\r     \r");
        assertThat(out.size()).isZero();
    }

    @Test
    void thereIsNoBarWithoutATerminalAndInJson() {
        new Console(reader(), stream(out), stream(err), false, false, false)
                .progress()
                .show("Syncing", 5, 10, null);
        new Console(reader(), stream(out), stream(err), true, true, true)
                .progress()
                .say("Reading ...");
        assertThat(err.size() + out.size()).isZero();
    }

    @Test
    void anEmptyOrOverfullBarIsABar() {
        assertThat(Progress.bar("Linking", 0, 0, null)).isEqualTo("Linking [" + ".".repeat(30) + "] 0 of 0");
        assertThat(Progress.bar("Linking", 12, 10, null)).isEqualTo("Linking [" + "#".repeat(30) + "] 12 of 10");
    }

    @Test
    void noValueCanReachTheTerminalAsACommand() {
        Console console = new Console(reader(), stream(out), stream(err), false, true, true);
        console.say(Tone.PLAIN, "Ada" + ESCAPE + "2J");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(ESCAPE);
    }

    /** A scheduler often starts programs with a locale that knows no other letters. */
    @Test
    void jsonIsTheSameInAnyEncoding() throws Exception {
        Outcome outcome = new Outcome();
        outcome.data().put("name", "J\u00fcrgen \u65e5\u672c \ud83d\ude00");

        new Console(reader(), new PrintStream(out, true, StandardCharsets.US_ASCII), stream(err), true, false, false)
                .show("reviews", outcome);

        assertThat(new ObjectMapper().readTree(out.toByteArray()).path("name").asText())
                .isEqualTo("J\u00fcrgen \u65e5\u672c \ud83d\ude00");
    }

    @Test
    void aQuestionEndsWhenTheProgramIsStopped() throws Exception {
        try (PipedWriter nobody = new PipedWriter();
                BufferedReader terminal = new BufferedReader(new PipedReader(nobody))) {
            Console console = new Console(terminal, stream(out), stream(err), false, false, false);
            Thread.currentThread().interrupt();
            assertThat(console.ask("Go ahead?")).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void watchingGoesOnWhenTheStoreCannotBeRead() {
        AtomicInteger looks = new AtomicInteger();
        Console console = new Console(reader(), stream(out), stream(err), false, false, false);
        Watch watch = new Watch(
                console,
                () -> {
                    if (looks.incrementAndGet() == 3) {
                        Thread.currentThread().interrupt();
                    }
                    throw new StoreException("The database does not answer.");
                },
                () -> {
                    throw new AssertionError("not asked for");
                },
                Duration.ZERO);
        watch.untilInterrupted();

        assertThat(looks).hasValue(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("The database does not answer.");
    }
}
