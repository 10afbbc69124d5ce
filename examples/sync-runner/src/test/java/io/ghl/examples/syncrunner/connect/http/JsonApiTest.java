package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.syncrunner.config.AppAt;
import java.net.URI;
import java.time.Duration;
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
}
