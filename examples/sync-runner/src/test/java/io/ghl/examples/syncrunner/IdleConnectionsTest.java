package io.ghl.examples.syncrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.GhlSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, for what it sets before its server starts. */
class IdleConnectionsTest {
    private static final Pattern ADDRESS = Pattern.compile("taken at (http\\S+)\\.$");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AS_MANY_AS_THREADS = 8;

    @TempDir
    private Path folder;

    private Process start(GhlSandbox sandbox) throws IOException {
        new Cli(folder)
                .write("sync.yaml", Highlevel.settings(sandbox) + """
                        app:
                          csv: {folder: data}
                        records:
                          - mapping: contacts.yaml
                        listen: {port: 0, secret: {env: PUSH_SECRET}}
                        """)
                .write("contacts.yaml", """
                        version: 1
                        records: contacts
                        fields: [{app: first, ghl: firstName}, {app: email, ghl: email}]
                        link: {matchOn: [email]}
                        """)
                .write("data/contacts.csv", "id,first,email\n1,Ada,ada@example.com\n");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Runner.class.getName(),
                "run",
                "--yes",
                "--file",
                folder.resolve("sync.yaml").toString());
        builder.environment().put("GHL_TOKEN", Highlevel.TOKEN);
        builder.environment().put("PUSH_SECRET", "a-secret-of-the-tests-0123");
        return builder.redirectErrorStream(true).start();
    }

    private static URI address(BufferedReader output) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group(1));
            }
        }
        throw new AssertionError("It ended without listening: " + lines);
    }

    @Test
    void requestsThatNeverGoOnHoldNobodyUp() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (GhlSandbox sandbox = Highlevel.start()) {
            Process process = start(sandbox);
            try (BufferedReader output = process.inputReader()) {
                URI base = address(output);
                for (int i = 0; i < AS_MANY_AS_THREADS; i++) {
                    Socket socket = new Socket(base.getHost(), base.getPort());
                    idle.add(socket);
                    socket.setSoTimeout((int) PATIENCE.toMillis());
                    socket.getOutputStream()
                            .write("POST /webhooks/contacts HTTP/1.1\r\nHost: x\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                }

                int status = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(base.resolve("/health"))
                                        .timeout(PATIENCE)
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode();

                assertThat(status).isEqualTo(200);
                for (Socket socket : idle) {
                    assertThat(socket.getInputStream().read())
                            .as("ended by the server")
                            .isEqualTo(-1);
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }
}
