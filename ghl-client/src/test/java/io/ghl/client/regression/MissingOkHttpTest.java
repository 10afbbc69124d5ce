package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Maven users get who ask for okhttp 5 under its old name: a jar without classes. */
@Tag("defect-26")
class MissingOkHttpTest {

    static final class Program {
        private Program() {}

        public static void main(String... args) {
            try {
                GhlClient.builder().privateToken("pit-1").build();
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void itIsNamedWithWhatMendsIt() throws Exception {
        String path =
                ChildJvm.classPath(entry -> !entry.getFileName().toString().startsWith("okhttp"));
        assertThat(ChildJvm.run(java.util.List.of("-cp", path), Program.class))
                .startsWith("ghl-client needs OkHttp 4.12 or newer and found none.")
                .contains("<artifactId>okhttp-jvm</artifactId>");
    }
}
