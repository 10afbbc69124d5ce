package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.WireTest;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.RateLimitedException;
import java.time.Duration;
import java.util.Random;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a server may make a call wait. */
@Tag("defect-06")
class RetryAfterTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
    private static final Duration TOTAL = Duration.ofSeconds(30);
    private static final long SEED = 15_06;

    @ParameterizedTest
    @CsvSource({
        "'5', 5000",
        "'1.5', 1500",
        "'0', 500",
        "'-5', 500",
        "'NaN', 500",
        "'Sat, 21 Nov 2026 12:00:07 GMT', 7000",
        "'Fri, 20 Nov 2026 12:00:00 GMT', 500",
        "'soon', 500",
    })
    void retryAfterIsReadInAllItsForms(String header, long millis) {
        enqueue(json(503, "").setHeader("Retry-After", header).addHeader("Retry-After", "99"));
        reply(200, CONTACT);
        try (GhlClient ghl = client(ApiVersion.V3)) {
            ghl.location(LOCATION).contacts().get("c1");
            assertThat(time.waits()).containsExactly(Duration.ofMillis(millis));
        }
    }

    @Test
    void aRetryAfterBeyondTheDeadlineEndsTheCallAtOnce() {
        enqueue(json(429, "").setHeader("Retry-After", "31536000"));
        try (GhlClient ghl = client(ApiVersion.V3)) {
            RateLimitedException error = catchThrowableOfType(
                    RateLimitedException.class,
                    () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(error.retryAfter()).isEqualTo(Duration.ofDays(365));
            assertThat(error.sent()).isTrue();
            assertThat(time.waits()).isEmpty();
        }
    }

    /** Every answer asks for the same; the call ends within its deadline, on the virtual clock, whatever that is. */
    private void assertBounded(int status, String... headers) {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                MockResponse answer = json(status, "");
                for (String header : headers) {
                    answer.addHeaderLenient("Retry-After", header);
                }
                return answer;
            }
        });
        int waitsBefore = time.waits().size();
        try (GhlClient ghl = builder().totalTimeout(TOTAL).build()) {
            for (int call = 0; call < 3; call++) {
                long begun = time.nanoTime();
                GhlException failure = catchThrowableOfType(
                        GhlException.class,
                        () -> ghl.location(LOCATION).contacts().get("c1"));
                assertThat(failure).as("%d with %s", status, (Object) headers).isNotNull();
                assertThat(Duration.ofNanos(time.nanoTime() - begun))
                        .as("%d with %s", status, (Object) headers)
                        .isLessThanOrEqualTo(TOTAL);
            }
            assertThat(time.waits().stream().skip(waitsBefore))
                    .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, TOTAL));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "1.5",
                "0",
                "0.000000001",
                "-5",
                "-0",
                "NaN",
                "Infinity",
                "1e9",
                "0x10",
                "1,5",
                "31536000",
                "99999999999",
                "999999999999",
                "9999999999999999999999",
                "999999999999.999999999",
                "Sat, 21 Nov 2026 12:00:07 GMT",
                "Sun, 21 Nov 2027 12:00:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Fri, 20 Nov 2026 12:00:00 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Sat, 21 Nov 2026 25:61:61 GMT",
                "soon",
                "",
                "\t5 ",
            })
    void everyFormIsBoundedByTheDeadline(String header) {
        for (int status : new int[] {429, 500, 503}) {
            assertBounded(status, header);
            assertBounded(status, header, "31536000");
            assertBounded(status, "31536000", header);
        }
    }

    @Test
    void anyTextIsBoundedByTheDeadline() {
        Random random = new Random(SEED);
        String alphabet = "0123456789.,-+eE: GMTSatNovNaN";
        for (int round = 0; round < 150; round++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                header.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertBounded(random.nextBoolean() ? 429 : 503, header.toString());
        }
    }

    @Test
    void aCreateThatMayBeRepeatedIsBoundedToo() {
        for (int i = 0; i < 4; i++) {
            enqueue(json(429, "").setHeader("Retry-After", "14"));
        }
        try (GhlClient ghl = builder().totalTimeout(TOTAL).build()) {
            RateLimitedException failure = catchThrowableOfType(
                    RateLimitedException.class,
                    () -> ghl.location(LOCATION)
                            .contacts()
                            .create(NewContact.builder().email("a@b.co").build()));
            assertThat(failure.attempts()).hasSize(3);
            assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofSeconds(28));
        }
    }
}
