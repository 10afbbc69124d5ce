package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.GhlClient;
import io.ghl.client.WireTest;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.TransportException;
import io.ghl.client.limit.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is below a status, the status arrives. */
@Tag("defect-05")
class ErrorBodiesTest extends WireTest {
    private static final int KEPT = 64 << 10;

    /** What proxies, firewalls and breaking connections send instead of JSON. */
    enum Body {
        HTML {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setHeader("Content-Type", "text/html").setBody("<html><body>Bad gateway</body></html>");
            }
        },
        EMPTY {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setBody("");
            }
        },
        NO_LENGTH_AT_ALL {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.removeHeader("Content-Length").setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
            }
        },
        CUT_OFF {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setBody("{\"message\":\"cut")
                        .setHeader("Content-Length", "9999")
                        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
            }
        },
        CUT_OFF_BETWEEN_CHUNKS {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setChunkedBody("x".repeat(100_000), 1000)
                        .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
            }
        },
        NOT_GZIP {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setHeader("Content-Encoding", "gzip").setBody("this is not gzip");
            }
        },
        CUT_OFF_GZIP {
            @Override
            MockResponse on(MockResponse answer) {
                byte[] whole = gzip("{\"message\":\"" + "x".repeat(1000) + "\"}");
                return answer.setHeader("Content-Encoding", "gzip")
                        .setBody(new Buffer().write(Arrays.copyOf(whole, whole.length - 12)));
            }
        },
        TEN_MEGABYTES {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setBody("x".repeat(10 << 20));
            }
        },
        TEN_MEGABYTES_IN_A_SMALL_GZIP {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setHeader("Content-Encoding", "gzip")
                        .setBody(new Buffer().write(gzip("x".repeat(10 << 20))));
            }
        },
        DEEP_JSON {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setBody("[".repeat(20_000));
            }
        },
        JSON_OF_OTHER_TYPES {
            @Override
            MockResponse on(MockResponse answer) {
                return answer.setBody("{\"message\":{\"a\":[1]},\"error\":7,\"errors\":[null,[]],\"code\":[],"
                        + "\"traceId\":9,\"meta\":[]}");
            }
        },
        BINARY {
            @Override
            MockResponse on(MockResponse answer) {
                byte[] bytes = new byte[5000];
                new Random(15_05).nextBytes(bytes);
                return answer.setBody(new Buffer().write(bytes));
            }
        };

        abstract MockResponse on(MockResponse answer);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void everyBodyKeepsItsStatus(Body body) {
        try (GhlClient ghl = builder().retryPolicy(RetryPolicy.none()).build()) {
            for (int status : new int[] {302, 401, 418, 429, 503}) {
                enqueue(body.on(new MockResponse().setResponseCode(status)));
                ApiException read = catchThrowableOfType(
                        ApiException.class,
                        () -> ghl.location(LOCATION).contacts().get("c1"));
                assertThat(read).as("%s below %d", body, status).isNotNull();
                assertThat(read.status()).isEqualTo(status);
                assertThat(read.rawBody().length()).isLessThanOrEqualTo(KEPT);
                assertThat(read.getMessage()).hasSizeLessThan(500);

                enqueue(body.on(new MockResponse().setResponseCode(status)));
                ApiException write = catchThrowableOfType(
                        ApiException.class,
                        () -> ghl.location(LOCATION)
                                .contacts()
                                .create(NewContact.builder().email("a@b.co").build()));
                assertThat(write).as("%s below %d of a write", body, status).isNotNull();
                assertThat(write.status()).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSuccessThatCannotBeReadIsNoSuccess(Body body) {
        enqueue(body.on(new MockResponse()));
        try (GhlClient ghl = builder().retryPolicy(RetryPolicy.none()).build()) {
            GhlException failure = catchThrowableOfType(
                    GhlException.class,
                    () -> ghl.location(LOCATION)
                            .contacts()
                            .create(NewContact.builder().email("a@b.co").build()));
            assertThat(failure).isInstanceOfAny(DecodeException.class, TransportException.class);
            assertThat(failure.mayHaveTakenEffect()).isTrue();
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void theStartOfAHugeBodyIsKept() {
        enqueue(Body.TEN_MEGABYTES.on(new MockResponse().setResponseCode(502)));
        try (GhlClient ghl = builder().retryPolicy(RetryPolicy.none()).build()) {
            ApiException huge = catchThrowableOfType(
                    ApiException.class, () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(huge.rawBody()).isEqualTo("x".repeat(KEPT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void aBrokenBodyIsRepeatedByItsStatus(int status) {
        for (Body body : List.of(Body.CUT_OFF, Body.NOT_GZIP, Body.TEN_MEGABYTES)) {
            enqueue(body.on(new MockResponse().setResponseCode(status)));
        }
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
        try (GhlClient ghl = builder().build()) {
            assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
        }
    }
}
