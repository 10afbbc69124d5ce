package io.ghl.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program: what it prints, and one sentence with exit code 2 for what it cannot do. */
class SandboxMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) throws InterruptedException {
        CountDownLatch stopAtOnce = new CountDownLatch(0);
        return SandboxMain.run(stopAtOnce, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
    }

    @Test
    void printsHowToReachIt() throws InterruptedException {
        assertThat(run("--port", "0", "--location", "loc1", "--token", "pit-1=app", "--contacts", "3"))
                .isZero();
        assertThat(out.toString(UTF_8))
                .contains("http://127.0.0.1:", "loc1", "pit-1", "3")
                .containsPattern("Webhook public key: MCow");
        assertThat(err.size()).isZero();
    }

    @Test
    void optionsMayBeJoinedToTheirValues() throws InterruptedException {
        assertThat(run("--port=0", "--token=pit-1=app", "--country=us", "--quirk=null-clears=off"))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(out.toString(UTF_8)).contains("Authorization: Bearer pit-1'");
    }

    @Test
    void acceptsEveryOption(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("s.jsonl");
        Path seed = Files.writeString(folder.resolve("seed.json"), "{\"contacts\":[{\"firstName\":\"Ada\"}]}");
        assertThat(run(
                        "--port",
                        "0",
                        "--webhook-url",
                        "http://127.0.0.1:9/hook",
                        "--search-lag",
                        "250",
                        "--rate",
                        "25/10s",
                        "--daily-limit",
                        "10000",
                        "--state",
                        state.toString(),
                        "--allow-duplicates",
                        "--legacy-signature",
                        "--journal-bodies",
                        "--seed-file",
                        seed.toString(),
                        "--country",
                        "DE",
                        "--seed",
                        "7",
                        "--quirk",
                        "null-clears=off"))
                .as(err.toString(UTF_8))
                .isZero();
        assertThat(Files.exists(state)).isTrue();
        assertThat(out.toString(UTF_8)).contains("Contacts:           1", "/_sandbox/webhooks/key.pem");
    }

    @Test
    void helpListsOptionsAndSwitches() throws InterruptedException {
        assertThat(run("--help")).isZero();
        assertThat(run("-h")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("--search-lag", "--rate", "null-clears (on)", "retry-after-on-429 (off)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 4010|Unknown option --prot",
                "nonsense|Unknown option nonsense",
                "--port|Option --port needs a value",
                "--port http|Option --port needs a number, not 'http'",
                "--port 70000|Option --port does not accept '70000'",
                "--contacts -1|Option --contacts does not accept '-1'",
                "--rate fast|must look like 100/10s",
                "--rate 100/0s|at least a millisecond",
                "--search-lag -5|must not be negative",
                "--webhook-url nowhere|must be an http or https URL",
                "--webhook-url http://[|--webhook-url does not accept 'http://[': it must be an http or https URL.",
                "--country XX|--country does not accept 'XX': country must be a two-letter ISO code such as US.",
                "--token a\tb|token must be printable ASCII characters without spaces",
                "--port=http|Option --port needs a number, not 'http'",
                "--quirk magic=on|must look like null-clears=off",
                "--state /no/such/folder/file|folder does not exist",
                "--seed-file /no/such/file|The seed file /no/such/file cannot be read.",
            })
    void badOptionsAreOneSentenceAndExitCode2(String line, String message) throws InterruptedException {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains(message);
        assertThat(err.toString(UTF_8).strip().lines()).hasSize(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void anUnusableStateFileIsOneSentenceAndExitCode2(@TempDir Path folder) throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear reader,\nthis is no state.\n");
        for (Path path : List.of(folder, letter)) {
            err.reset();
            assertThat(run("--port", "0", "--state", path.toString())).isEqualTo(2);
            assertThat(err.toString(UTF_8).strip().lines())
                    .singleElement()
                    .asString()
                    .startsWith("The state file ");
        }
        assertThat(letter).hasContent("Dear reader,\nthis is no state.");
    }

    @Test
    void takenPortIsOneSentenceAndExitCode2() throws InterruptedException {
        try (GhlSandbox other = GhlSandbox.start()) {
            assertThat(run("--port", String.valueOf(other.port()))).isEqualTo(2);
            assertThat(err.toString(UTF_8).strip())
                    .isEqualTo("Port " + other.port()
                            + " is already in use or not allowed; take another, or 0 for a free one.");
        }
    }
}
