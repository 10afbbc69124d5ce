package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Outcome;
import io.ghl.client.WireTest;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.GhlException;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends a call at once wherever it is, keeps the thread's flag, and nothing more is sent. */
class InterruptsTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
    private static final NewContact ADA =
            NewContact.builder().email("ada@example.com").build();

    @Tag("defect-07")
    @Test
    void anInterruptDuringAPauseEndsTheCallAtOnceAndKeepsTheFlag() throws Exception {
        time.participants(0);
        reply(500, "");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Outcome outcome = Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
            time.awaitSleepers(1);
            outcome.interrupt();
            assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(outcome.flagKept()).isTrue();
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Tag("defect-07")
    @ParameterizedTest
    @EnumSource
    void anInterruptDuringTheExchangeEndsTheCallAtOnceAndKeepsTheFlag(ApiVersion version) throws Exception {
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (GhlClient ghl = client(version)) {
            Outcome outcome = Outcome.of(() -> ghl.location(LOCATION).contacts().create(ADA));
            taken();
            outcome.interrupt();
            GhlException error = outcome.error();
            assertThat(error).isInstanceOf(CallInterruptedException.class);
            assertThat(error.mayHaveTakenEffect()).isTrue();
            assertThat(outcome.flagKept()).isTrue();
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Tag("defect-07")
    @Test
    void anInterruptDuringTheWaitForAPermitEndsTheCallAndFreesItsPlace() throws Exception {
        time.participants(0);
        reply(200, CONTACT);
        reply(200, CONTACT);
        try (GhlClient ghl = builder()
                .rateLimitPolicy(RateLimitPolicy.standard()
                        .withBurst(1, Duration.ofSeconds(10))
                        .withMaxWaiting(1))
                .build()) {
            ghl.location(LOCATION).contacts().get("c1");
            Outcome waiting = Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
            time.awaitSleepers(1);
            waiting.interrupt();
            assertThat(waiting.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(waiting.flagKept()).isTrue();
            assertThat(waiting.error().mayHaveTakenEffect()).isFalse();
            assertThat(server.getRequestCount()).isEqualTo(1);
            time.advance(Duration.ofSeconds(10));
            assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
        }
    }

    @Tag("defect-10")
    @Test
    void anInterruptDuringALaterAttemptCancelsThatOne() throws Exception {
        reply(503, "");
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Outcome outcome = Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
            taken();
            taken();
            outcome.interrupt();
            assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(outcome.error().attempts()).hasSize(2);
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Tag("defect-07")
    @Test
    void aCallOnAnInterruptedThreadSendsNothing() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Outcome outcome = Outcome.of(() -> {
                Thread.currentThread().interrupt();
                ghl.location(LOCATION).contacts().get("c1");
            });
            assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(outcome.flagKept()).isTrue();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    /** The headers are there, and the rest of the body never comes. */
    @Tag("defect-07")
    @ParameterizedTest
    @EnumSource
    void anInterruptDuringTheBodyOfAnAnswerEndsTheCallAtOnce(ApiVersion version) throws Exception {
        for (int status : new int[] {200, 500}) {
            enqueue(json(status, "x").setHeader("Content-Length", "9999"));
            CountDownLatch reading = new CountDownLatch(1);
            OkHttpClient own = new OkHttpClient.Builder()
                    .eventListener(new EventListener() {
                        @Override
                        public void responseBodyStart(Call call) {
                            reading.countDown();
                        }
                    })
                    .build();
            try (GhlClient ghl = builder().apiVersion(version).okHttpClient(own).build()) {
                int before = server.getRequestCount();
                Outcome outcome =
                        Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
                assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
                outcome.interrupt();
                assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
                assertThat(outcome.flagKept()).isTrue();
                assertThat(server.getRequestCount()).isEqualTo(before + 1);
            }
        }
    }

    /** What a close in the middle of the way leaves behind must not harm the next call on the thread. */
    @Tag("defect-07")
    @Test
    void theThreadAndTheClientGoOnAfterAnInterrupt() throws Exception {
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        reply(200, CONTACT);
        try (GhlClient ghl = client(ApiVersion.V3)) {
            AtomicReference<GhlException> first = new AtomicReference<>();
            AtomicReference<String> second = new AtomicReference<>();
            Outcome outcome = Outcome.of(() -> {
                try {
                    ghl.location(LOCATION).contacts().get("c1");
                } catch (GhlException e) {
                    first.set(e);
                }
                assertThat(Thread.interrupted()).isTrue();
                second.set(ghl.location(LOCATION).contacts().get("c1").id());
            });
            taken();
            outcome.interrupt();
            assertThat(outcome.error()).isNull();
            assertThat(first.get()).isInstanceOf(CallInterruptedException.class);
            assertThat(second.get()).isEqualTo("c1");
        }
    }
}
