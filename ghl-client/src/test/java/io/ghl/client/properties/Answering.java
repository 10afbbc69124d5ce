package io.ghl.client.properties;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlClientBuilder;
import io.ghl.client.PromptSockets;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that gives the same answer to every request, and clients that neither wait nor repeat. */
abstract class Answering {
    final AtomicInteger requests = new AtomicInteger();
    volatile MockResponse answer = new MockResponse();
    final MockWebServer server = Wire.server(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.incrementAndGet();
            return answer;
        }
    });

    @BeforeEach
    void startServer() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.shutdown();
    }

    GhlClientBuilder builder(ApiVersion version) {
        return GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .apiVersion(version)
                .retryPolicy(RetryPolicy.none())
                .rateLimitPolicy(RateLimitPolicy.unlimited());
    }

    GhlClient client(ApiVersion version) {
        return builder(version).privateToken("pit-planted-secret-0001").build();
    }
}
