package io.ghl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.oauth.FileTokenStore;
import io.ghl.client.oauth.JdbcTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Several processes of several threads with one store of tokens. */
class OAuthProcessesTest {
    private static final int PROCESSES = 3;
    private static final int THREADS = 4;

    /** Where the processes keep their tokens. */
    enum Kind {
        FILES,
        DATABASE;

        TokenStore open(Path folder) {
            if (this == FILES) {
                return new FileTokenStore(folder);
            }
            SQLiteConfig config = new SQLiteConfig();
            config.setBusyTimeout(60_000);
            SQLiteDataSource database = new SQLiteDataSource(config);
            database.setUrl("jdbc:sqlite:" + folder.resolve("tokens.db"));
            return new JdbcTokenStore(database).createTable();
        }
    }

    @TempDir
    Path folder;

    /** One process: a call of each thread per line of input, the outcome of all per line of output. */
    static final class Program {
        private Program() {}

        public static void main(String... args) throws Exception {
            OAuthApp app = OAuthApp.builder(args[1], Secret.of(args[2])).build();
            TokenStore store = Kind.valueOf(args[6]).open(Path.of(args[3]));
            if (args[5].equals("dies")) {
                store = new Dying(store);
            }
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try (GhlClient ghl =
                    GhlClient.builder().baseUrl(args[0]).oauth(app, store).build()) {
                var input = new java.io.BufferedReader(new java.io.InputStreamReader(System.in, UTF_8));
                System.out.println("ready");
                while (input.readLine() != null) {
                    List<Callable<Boolean>> calls = Collections.nCopies(
                            THREADS,
                            () -> ghl.location(args[4])
                                    .contacts()
                                    .findDuplicate("a@b.co", null)
                                    .isEmpty());
                    for (Future<Boolean> call : threads.invokeAll(calls)) {
                        if (!call.get()) {
                            throw new IllegalStateException("There is no such contact.");
                        }
                    }
                    System.out.println("ok");
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    /** Ends its process between the answer to a refresh and its storage: the second write is the pair. */
    record Dying(TokenStore store) implements TokenStore {
        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return store.load(key);
        }

        @Override
        public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
            if (!next.additional().containsKey("ghlClientRefresh")) {
                Runtime.getRuntime().halt(7);
            }
            return store.compareAndSet(key, expected, next);
        }

        @Override
        public boolean remove(TokenKey key) {
            return store.remove(key);
        }

        @Override
        public List<TokenKey> list() {
            return store.list();
        }
    }

    private Process launch(GhlSandbox sandbox, Kind kind, String way) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // The log of the tests is searched for secrets; a second process must not write over it.
                        "-Dorg.slf4j.simpleLogger.logFile=System.err",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        sandbox.baseUrl().toString(),
                        sandbox.installs().clientId(),
                        sandbox.installs().clientSecret(),
                        folder.toString(),
                        sandbox.locationId(),
                        way,
                        kind.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("ready");
        return process;
    }

    private GhlClient client(GhlSandbox sandbox, Kind kind) {
        OAuthApp app = OAuthApp.builder(
                        sandbox.installs().clientId(),
                        Secret.of(sandbox.installs().clientSecret()))
                .build();
        return GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .oauth(app, kind.open(folder))
                .build();
    }

    private static void ask(Process process) throws Exception {
        process.outputWriter(UTF_8).write("go\n");
        process.outputWriter(UTF_8).flush();
    }

    private void launchAll(GhlSandbox sandbox, Kind kind, List<Process> processes) throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(launch(sandbox, kind, "lives"));
        }
    }

    private static void askAll(List<Process> processes) throws Exception {
        for (Process process : processes) {
            ask(process);
        }
        for (Process process : processes) {
            assertThat(process.inputReader(UTF_8).readLine()).isEqualTo("ok");
        }
    }

    private static void endAll(List<Process> processes) throws Exception {
        for (Process process : processes) {
            process.outputWriter(UTF_8).close();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        processes.clear();
    }

    /** Marks what is stored as expired, for the processes and for HighLevel. */
    private void expire(GhlSandbox sandbox, Kind kind) {
        TokenStore store = kind.open(folder);
        TokenKey key = store.list().get(0);
        StoredTokens stored = store.load(key).orElseThrow();
        var json =
                (com.fasterxml.jackson.databind.node.ObjectNode) stored.tokens().revealJson();
        json.put("expires_at", "2020-01-01T00:00:00Z");
        assertThat(store.compareAndSet(key, stored.version(), Tokens.of(json))).isTrue();
        sandbox.installs().expireAccessTokens(null);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("defect-14")
    void eachRotationIsOneRefreshAndAKilledProcessLosesNothing(Kind kind) throws Exception {
        List<Process> processes = new ArrayList<>();
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = client(sandbox, kind)) {
            ghl.oauth().exchange(Secret.of(sandbox.installs().authorizeLocation(sandbox.locationId())));
            // Expired by the clock: each process reads it in the store.
            expire(sandbox, kind);
            launchAll(sandbox, kind, processes);
            askAll(processes);
            assertThat(sandbox.journal().count("get-access-token")).isEqualTo(2);
            endAll(processes);
            // Expired by HighLevel's word: each process has used the token before.
            launchAll(sandbox, kind, processes);
            askAll(processes);
            sandbox.installs().expireAccessTokens(null);
            askAll(processes);
            assertThat(sandbox.journal().count("get-access-token")).isEqualTo(3);
            endAll(processes);
            expire(sandbox, kind);
            Process dying = launch(sandbox, kind, "dies");
            processes.add(dying);
            ask(dying);
            assertThat(dying.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(dying.exitValue()).isEqualTo(7);
            try (GhlClient heir = client(sandbox, kind)) {
                var unused = heir.location(sandbox.locationId()).contacts().findDuplicate("a@b.co", null);
                assertThat(unused).isEmpty();
            }
            // The dead process's refresh and its repetition.
            assertThat(sandbox.journal().count("get-access-token")).isEqualTo(5);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
