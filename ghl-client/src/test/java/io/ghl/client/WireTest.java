package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contract.wire.Script;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.time.VirtualWaiter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server, a virtual clock, and clients between them. */
public abstract class WireTest {
    protected static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    protected static final String TOKEN = "pit-planted-secret-0001";

    private final Script script = new Script();
    protected final MockWebServer server = Wire.server(script);
    protected final VirtualWaiter time = new VirtualWaiter();

    @BeforeEach
    protected void startServer() throws IOException {
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    @AfterEach
    protected void stopServer() throws IOException {
        server.shutdown();
    }

    /** A client on the virtual clock; the upper end of each random pause is taken. */
    protected GhlClientBuilder builder() {
        GhlClientBuilder builder =
                GhlClient.builder().privateToken(TOKEN).baseUrl(server.url("/").toString());
        builder.waiter = time;
        builder.random = () -> 1.0;
        return builder;
    }

    protected GhlClient client(ApiVersion version) {
        return builder().apiVersion(version).build();
    }

    protected void reply(int status, String body) {
        enqueue(json(status, body));
    }

    /** Answers a request with this, unless the server has been given answers of another kind. */
    protected void enqueue(MockResponse answer) {
        script.add(answer);
    }

    protected static MockResponse json(int status, String body) {
        return new MockResponse()
                .setResponseCode(status)
                .setHeader("Content-Type", "application/json")
                .setBody(body);
    }

    /** The next request that reached the server. */
    protected RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("No request reached the server.");
        }
        return request;
    }

    protected static JsonNode body(RecordedRequest request) {
        return Json.parse(request.getBody().readUtf8());
    }

    /** The next request that reached the server went to this place, with this body or none. */
    protected void assertSent(ApiVersion version, String line, String body) throws InterruptedException {
        assertSentWith(version == ApiVersion.V3 ? "v3" : "2021-07-28", line, body);
    }

    /** The same with the Version header that calendars have before v3. */
    protected void assertSentToCalendars(ApiVersion version, String line, String body) throws InterruptedException {
        assertSentWith(version == ApiVersion.V3 ? "v3" : "2021-04-15", line, body);
    }

    private void assertSentWith(String header, String line, String body) throws InterruptedException {
        RecordedRequest request = taken();
        assertThat(request.getMethod() + " " + request.getPath()).isEqualTo(line);
        assertThat(request.getHeader("Version")).isEqualTo(header);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
        if (body.isEmpty()) {
            assertThat(request.getBodySize()).isZero();
        } else {
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(body(request)).isEqualTo(Json.parse(body));
        }
    }
}
