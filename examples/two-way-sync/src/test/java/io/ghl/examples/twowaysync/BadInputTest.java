package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    @TempDir
    Path dir;

    private static void assertOneSentence(Demo.Ended run, int code, String start) {
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).startsWith(start);
        assertThat(run.exitCode()).isEqualTo(code);
    }

    private static Map<String, String> account(GhlSandbox sandbox, String token, String location) {
        return Map.of("GHL_TOKEN", token, "GHL_LOCATION_ID", location, "GHL_BASE_URL", sandbox.baseUrl() + "");
    }

    @Test
    void helpIsShown() {
        Demo.Ended run = Demo.here(Map.of(), "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).anyMatch(line -> line.contains("--resume"));
    }

    @Test
    void anUnknownOptionIsAUsageMistake() {
        assertOneSentence(Demo.here(Map.of(), "--fast"), 2, "The option \"--fast\" is unknown");
    }

    @Test
    void aMissingTokenIsNamed() {
        assertOneSentence(
                Demo.here(Map.of("GHL_LOCATION_ID", "loc")), 2, "GHL_LOCATION_ID is set, but GHL_TOKEN is not:");
    }

    @Test
    void anUnreadableCsvIsNamedAndTheFilesOfTheLastRunStay() throws IOException {
        Progress.begin(dir.resolve("progress.json"), 1, null);
        Files.writeString(dir.resolve("app.db"), "of the last run");
        Demo.Ended run = Demo.here(Map.of(), "--dir", dir + "", "--csv", dir.resolve("none.csv") + "");
        assertOneSentence(run, 1, "The CSV file " + dir.resolve("none.csv") + " does not exist;");
        assertThat(dir.resolve("app.db")).hasContent("of the last run");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertOneSentence(Demo.here(Map.of(), "--dir", file + ""), 1, "The folder " + file + " cannot be created;");
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Path file = Files.writeString(dir.resolve("app.db"), "precious");
        assertOneSentence(
                Demo.here(Map.of(), "--dir", dir + ""),
                1,
                "The folder " + dir + " holds a file app.db that is not the demo's,");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aFolderInUseIsLeftAlone() throws Exception {
        try (AutoCloseable lock = DemoFiles.in(dir).lock()) {
            Progress.begin(dir.resolve("progress.json"), 1, null);
            assertOneSentence(Demo.here(Map.of(), "--dir", dir + ""), 1, "Another run works in " + dir + ";");
            assertThat(dir.resolve("progress.json")).exists();
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void aDamagedAppDatabaseIsNamedAndLeftAsItIs() throws IOException {
        Progress.begin(dir.resolve("progress.json"), 1, null);
        Path file = Files.writeString(dir.resolve("app.db"), "no database at all ".repeat(500));
        Demo.Ended run = Demo.here(Map.of(), "--dir", dir + "", "--resume");
        assertOneSentence(run, 1, "The app's database " + file + " cannot be read (");
        assertThat(Files.readString(file)).startsWith("no database at all");
    }

    @Test
    void aDamagedSyncStoreIsNamedAndLeftAsItIs() throws IOException {
        Progress.begin(dir.resolve("progress.json"), 1, null).enter(Progress.Stage.SCRIPT);
        Path file = Files.writeString(dir.resolve("sync.db"), "no database at all ".repeat(500));
        Demo.Ended run = Demo.here(Map.of(), "--dir", dir + "", "--resume");
        assertOneSentence(run, 1, "The database " + file);
        assertThat(Files.readString(file)).startsWith("no database at all");
    }

    @Test
    void aDamagedSandboxIsNamedAndLeftAsItIs() throws IOException {
        Progress.begin(dir.resolve("progress.json"), 1, null);
        Path file = Files.writeString(dir.resolve("highlevel.jsonl"), "{\"some\":\"thing\"}\n");
        Demo.Ended run = Demo.here(Map.of(), "--dir", dir + "", "--resume");
        assertOneSentence(run, 1, "The state file " + file);
        assertThat(file).hasContent("{\"some\":\"thing\"}");
    }

    @Test
    void aWrongTokenAndAnUnknownLocationAreNamed() {
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            Demo.Ended wrongToken = Demo.here(account(sandbox, "pit-wrong", sandbox.locationId()), "--dir", dir + "");
            assertOneSentence(wrongToken, 1, "HighLevel could not be used: ");
            assertThat(wrongToken.err()).doesNotContain("pit-wrong");
            Demo.Ended unknown = Demo.here(account(sandbox, sandbox.token(), "nowhere"), "--dir", dir + "");
            assertOneSentence(unknown, 1, "HighLevel could not be used: ");
        }
    }

    @Test
    void aRealAccountIsOnlyRead() {
        try (GhlSandbox sandbox = GhlSandbox.builder().contacts(30).start()) {
            Demo.Ended run = Demo.here(account(sandbox, sandbox.token(), sandbox.locationId()), "--dir", dir + "");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out().get(0)).contains("the real HighLevel", sandbox.locationId(), "nothing is written");
            assertThat(run.out()).anyMatch(line -> line.matches(" *to create in HighLevel +500"));
            assertThat(run.out()).anyMatch(line -> line.startsWith("Nothing was written."));
            assertThat(sandbox.contactCount()).isEqualTo(30);
            assertThat(sandbox.journal().countByOperation().keySet())
                    .isSubsetOf("search-contacts-advanced", "get-custom-fields");
        }
    }

    @Test
    void withTheFlagTheAccountIsSynced() {
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .contacts(3)
                .rate(10_000, java.time.Duration.ofSeconds(1))
                .start()) {
            Demo.Ended run =
                    Demo.here(account(sandbox, sandbox.token(), sandbox.locationId()), "--dir", dir + "", "--apply");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(sandbox.contactCount()).isEqualTo(503);
        }
    }
}
