package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl+C while one of the sides does not answer: nothing is wrong with them, and nothing is said to be. */
class StoppedTest {
    private static final int STOPPED = 130;

    @TempDir
    private Path folder;

    private void isStopped(ServerSocket silent, String... command) throws IOException {
        Cli cli = new Cli(folder)
                .env("GHL_TOKEN", Highlevel.TOKEN)
                .write(
                        "contacts.yaml",
                        "version: 1\nrecords: contacts\nfields: [{app: first, ghl: firstName}, {app: email, ghl: email}]\n");
        try (Cli.Running running = cli.inBackground(command);
                Socket asked = silent.accept()) {
            assertThat(asked.isConnected()).isTrue();
            assertThat(running.stop()).as(running.output()).isEqualTo(STOPPED);
            assertThat(running.output()).contains("Stopped.").doesNotContain("reached", "did not answer", "[x]");
        }
    }

    @Test
    void whileHighLevelDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Cli(folder).write("data/contacts.csv", "id,first,email\n").write("sync.yaml", """
                    version: 1
                    highlevel: {location: loc1, token: {env: GHL_TOKEN}, url: "http://127.0.0.1:%d"}
                    app: {csv: {folder: data}}
                    records: [{mapping: contacts.yaml}]
                    """.formatted(
                            silent.getLocalPort()));
            isStopped(silent, "doctor");
        }
    }

    @Test
    void whileTheApplicationDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GhlSandbox sandbox = Highlevel.start()) {
            new Cli(folder).write("sync.yaml", Highlevel.settings(sandbox) + """
                    app: {http: {url: "http://127.0.0.1:%d", timeout: 1s}}
                    records: [{mapping: contacts.yaml, path: /people}]
                    """.formatted(silent.getLocalPort()));
            isStopped(silent, "doctor");
            isStopped(silent, "explain", "1", "--steps");
        }
    }
}
