package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs with both okhttp 4 and okhttp-jvm 5 on the class path; not part of the default run. */
class TwoOkHttpsCheck {

    private static final Path LOG = Path.of("target/client-under-test.log");

    private static String logOf(Runnable work) throws IOException {
        long before = Files.exists(LOG) ? Files.size(LOG) : 0;
        work.run();
        return Files.readString(LOG).substring((int) before);
    }

    @Test
    void theyAreNamedOnceAndTheClientWorksAllTheSame() throws IOException {
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
