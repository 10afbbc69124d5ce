package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.client.contacts.NewContact;
import io.ghl.sandbox.GhlSandbox;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that use the client start and end as they should. */
@Timeout(180)
class ProcessesTest {

    /** Makes calls and says what was left running. */
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
            System.out.println("done in " + GhlClient.class.getModule());
        }
    }

    private static String run(List<String> path, String ending) throws Exception {
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            String output = ChildJvm.run(
                    path, Program.class, sandbox.baseUrl().toString(), sandbox.token(), sandbox.locationId(), ending);
            assertThat(sandbox.contactCount()).isEqualTo(1);
            return output;
        }
    }

    @Tag("defect-12")
    @ParameterizedTest
    @ValueSource(strings = {"close", "leave open"})
    void theProcessEndsByItself(String ending) throws Exception {
        String output = run(List.of("-cp", System.getProperty("java.class.path")), ending);
        assertThat(output).startsWith("done in unnamed module");
    }

    @Test
    @Tag("defect-25")
    void theClientIsAModuleThatWorks() throws Exception {
        assertThat(run(ChildJvm.modules(), "close")).isEqualTo("done in module io.ghl.client");
    }
}
