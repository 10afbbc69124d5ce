package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class JsonApiTest {
    /** An answer may take as long as the settings say. */
    @Test
    void nothingEndsAnAttemptBeforeItsTime() {
        Duration minute = Duration.ofMinutes(1);
        try (JsonApi api = new JsonApi(new AppAt.Http(URI.create("http://127.0.0.1"), null, minute, minute))) {
            OkHttpClient client = api.client();

            assertThat(client.callTimeoutMillis()).isEqualTo(60_000);
            assertThat(client.connectTimeoutMillis()).isEqualTo(60_000);
            assertThat(client.writeTimeoutMillis()).isEqualTo(60_000);
            assertThat(client.readTimeoutMillis()).isEqualTo(60_000);
        }
    }

    @Test
    void anApiThatDoesNotAnswerIsSaidToBeSlow() throws IOException {
        // Connections are made, and nobody takes them.
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JsonApi api = new JsonApi(
                        new AppAt.Http(
                                URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                                null,
                                Duration.ofMillis(50),
                                Duration.ofMillis(1)),
                        new MovedTime())) {
            JsonApi.Ask ask = new JsonApi.Ask("GET", api.url("/people"), null, Map.of(), JsonApi.Repeat.ALWAYS);

            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> api.send(ask))
                    .withMessageContaining("did not answer within 50 ms")
                    .withMessageContaining("\"timeout\"");
        }
    }
}
