package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An API that asks for a pause is not called before its end. */
class RetryAfterTest {
    private final FakeApi fake = new FakeApi();
    private final MovedTime time = new MovedTime();

    @AfterEach
    void tearDown() {
        fake.close();
    }

    private JsonApi api(Duration retryFor) {
        AppAt.Http at = fake.at();
        return new JsonApi(new AppAt.Http(at.url(), at.auth(), at.timeout(), retryFor), time);
    }

    private static JsonApi.Ask ask(JsonApi api, JsonApi.Repeat repeat) {
        return new JsonApi.Ask("GET", api.url("/people"), null, Map.of(), repeat);
    }

    private static JsonApi.Ask read(JsonApi api) {
        return ask(api, JsonApi.Repeat.ALWAYS);
    }

    @Test
    void aLongerPauseIsLeftToTheSync() {
        try (JsonApi api = api(Duration.ofSeconds(1))) {
            fake.failNext(429, "120");

            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(AppProblem.class)
                        .isThrownBy(() -> api.send(read(api)))
                        .withMessageContaining("not to be called before 2026-03-01T12:02:00Z")
                        .withMessageContaining("\"retryFor\"");
            }
            assertThat(fake.requests()).containsExactly("GET /people");
            assertThat(time.passed()).isZero();

            time.sleep(Duration.ofSeconds(119));
            assertThat(api.send(read(api)).status()).isEqualTo(200);
            assertThat(time.passed()).isEqualTo(Duration.ofSeconds(120));
        }
    }

    @Test
    void aPauseWithinRetryForIsWaited() {
        try (JsonApi api = api(Duration.ofMinutes(5))) {
            fake.failNext(503, "120");
            fake.failNext(500, "60");

            assertThat(api.send(read(api)).status()).isEqualTo(200);

            assertThat(time.passed()).isEqualTo(Duration.ofSeconds(180));
            assertThat(fake.requests()).hasSize(3);
        }
    }

    @Test
    void aPauseHoldsForTheNextRequestToo() {
        try (JsonApi api = api(Duration.ofMinutes(5))) {
            fake.failNext(429, "120");

            assertThat(api.send(ask(api, JsonApi.Repeat.NEVER)).status()).isEqualTo(429);
            assertThat(time.passed()).isZero();
            assertThat(api.send(read(api)).status()).isEqualTo(200);
            assertThat(time.passed()).isEqualTo(Duration.ofSeconds(120));
        }
    }

    /** The clocks need not agree: what counts is how long it is from the answer on. */
    @Test
    void aPauseCanBeToldAsATime() {
        try (JsonApi api = api(Duration.ofMinutes(5))) {
            Instant there = Instant.now();
            fake.failNext(
                    429,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            there.plusSeconds(120).atOffset(ZoneOffset.UTC)));

            assertThat(api.send(read(api)).status()).isEqualTo(200);

            assertThat(time.passed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(121));
        }
    }

    @Test
    void anythingCanBeAskedFor() {
        try (JsonApi api = api(Duration.ofMinutes(5))) {
            fake.failNext(503, "-5");
            fake.failNext(503, "soon");
            fake.failNext(429, "Thu, 01 Jan 1970 00:00:00 GMT");
            fake.failNext(429, "");
            fake.failNext(503, "000");
            fake.failNext(503, "99999999999999999999");

            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> api.send(read(api)))
                    .withMessageContaining("not to be called before 2053-");

            assertThat(fake.requests()).hasSize(6);
        }
    }

    @Test
    void withoutAWishItIsTriedLaterAndLaterAndAtTheEndOnceMore() {
        try (JsonApi api = api(Duration.ofSeconds(100))) {
            for (int i = 0; i < 100; i++) {
                fake.failNext(500);
            }

            assertThat(api.send(read(api)).status()).isEqualTo(500);

            assertThat(time.passed()).isEqualTo(Duration.ofSeconds(100));
            assertThat(fake.requests()).hasSizeBetween(8, 25);
        }
    }
}
