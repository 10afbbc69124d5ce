package io.ghl.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contract.wire.Script;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.internal.time.Lifecycle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkHttpTransportTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1000000,1", "1000001,2", "149999999,150", "30000000000,30000"})
    void noExchangeEndsBeforeItsDeadline(long nanos, long millis) {
        assertThat(OkHttpTransport.roundedUp(Duration.ofNanos(nanos))).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"200,0", "200,1", "200,8193", "200,300000", "404,0", "404,65536", "404,65537", "404,300000"})
    void aBodyIsReadWithAndWithoutALengthAndAnErrorUpToItsBound(int status, int length) throws Exception {
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) (i % 251);
        }
        byte[] expected = status == 200 ? body : Arrays.copyOf(body, Math.min(length, 64 << 10));
        MockResponse announced = new MockResponse().setResponseCode(status).setBody(new Buffer().write(body));
        MockResponse chunked =
                new MockResponse().setResponseCode(status).setChunkedBody(new Buffer().write(body), 1_000);
        assertThat(answer(announced).body()).isEqualTo(expected);
        assertThat(answer(chunked).body()).isEqualTo(expected);
    }

    @Test
    void aHeaderKeepsAllOfItsValuesInOrderWhateverItsCase() throws Exception {
        MockResponse response = new MockResponse()
                .addHeader("X-Several", "one")
                .addHeader("x-several", "two")
                .addHeader("X-SEVERAL", "three");
        assertThat(answer(response).headers())
                .isEqualTo(Map.of("x-several", List.of("one", "two", "three"), "content-length", List.of("0")));
    }

    private static HttpReply answer(MockResponse response) throws Exception {
        Script script = new Script();
        script.add(response);
        try (MockWebServer server = Wire.server(script);
                OkHttpTransport transport = OkHttpTransport.create(LONG, LONG, new Lifecycle())) {
            return transport.exchange(new HttpCall("GET", server.url("/").toString(), Map.of(), null, null), LONG);
        }
    }
}
