package io.ghl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.NewContact;
import io.ghl.sandbox.GhlSandbox;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that has made a call ends when its main method does, whether or not it closed the client. */
class JvmExitTest {

    /** The program that runs in a process of its own. */
    static final class Program {
        private Program() {}

        public static void main(String... args) {
            GhlClient ghl =
                    GhlClient.builder().baseUrl(args[0]).privateToken(args[1]).build();
            String id = ghl.location(args[2])
                    .contacts()
                    .create(NewContact.builder().email("ada@example.com").build())
                    .id();
            ghl.location(args[2]).contacts().get(id);
            if (args[3].equals("close")) {
                ghl.close();
            }
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                    .filter(thread -> !"DestroyJavaVM".equals(thread.getName()))
                    .forEach(thread -> System.out.println("left: " + thread.getName()));
            System.out.println("done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "leave open"})
    void theProcessEndsByItself(String ending) throws Exception {
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            sandbox.baseUrl().toString(),
                            sandbox.token(),
                            sandbox.locationId(),
                            ending)
                    .redirectErrorStream(true)
                    .start();
            try {
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                String output = new String(process.getInputStream().readAllBytes(), UTF_8);
                assertThat(output.strip()).isEqualTo("done");
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
            assertThat(sandbox.contactCount()).isEqualTo(1);
        }
    }
}
