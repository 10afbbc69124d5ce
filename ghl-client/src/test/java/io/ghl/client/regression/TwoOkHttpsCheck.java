package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Runs with both okhttp 4 and okhttp-jvm 5 on the class path; not part of the default run. */
class TwoOkHttpsCheck {

    /** The log of this run goes to the standard output. */
    private static String logOf(Runnable work) {
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theyAreNamedOnceAndTheClientWorksAllTheSame() {
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            String log = logOf(() -> {
                try (GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
                    assertThat(ghl.location(sandbox.locationId()).contacts().findDuplicate("a@b.co", null))
                            .isEmpty();
                }
            });
            assertThat(log)
                    .containsOnlyOnce("WARN io.ghl.client - OkHttp is on the class path more than once: okhttp-"
                            + System.getProperty("ghl.okhttp") + ".jar, okhttp-jvm-"
                            + System.getProperty("ghl.okhttp.next") + ".jar;")
                    .contains("<artifactId>okhttp-bom</artifactId>");
        }
    }
}
