package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Outcome;
import io.ghl.client.WireTest;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.notes.NewNote;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.tasks.NewTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of connections, and how often a write goes over one. */
class ConnectionsTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
    private static final NewContact ADA =
            NewContact.builder().email("ada@example.com").build();

    /** Counts the connections that are in use. */
    private static final class Leaks extends EventListener {
        private final AtomicInteger inUse = new AtomicInteger();
        private final AtomicInteger acquired = new AtomicInteger();

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            inUse.incrementAndGet();
            acquired.incrementAndGet();
        }

        @Override
        public void connectionReleased(Call call, Connection connection) {
            inUse.decrementAndGet();
        }
    }

    /** A pause may take minutes; an answer that stays open meanwhile holds a connection that others need. */
    @Test
    @Tag("defect-08")
    void noConnectionIsHeldDuringAPauseOrAfterACall() throws Exception {
        Leaks leaks = new Leaks();
        OkHttpClient given = new OkHttpClient.Builder().eventListener(leaks).build();
        List<Integer> heldWhileWaiting = Collections.synchronizedList(new ArrayList<>());
        GhlObserver observer = new GhlObserver() {
            @Override
            public void waiting(Call call, WaitReason reason, Duration atMost) {
                heldWhileWaiting.add(leaks.inUse.get());
            }
        };
        List<MockResponse> repeated = List.of(
                json(500, "{\"message\":\"boom\"}"),
                json(503, "x".repeat(10 << 20)),
                json(502, "not gzip").setHeader("Content-Encoding", "gzip"),
                json(500, "cut").setHeader("Content-Length", "999").setSocketPolicy(SocketPolicy.DISCONNECT_AT_END),
                json(429, "").setHeader("Retry-After", "5"),
                json(200, "{\"contact\":")
                        .setHeader("Content-Length", "99")
                        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END),
                new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        List<MockResponse> final_ = List.of(
                json(200, CONTACT), json(200, "<html>"), json(200, "{\"contact\":[]}"), json(404, ""), json(400, "x"));
        try (GhlClient ghl = builder()
                .okHttpClient(given)
                .observer(observer)
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .build()) {
            Contacts contacts = ghl.location(LOCATION).contacts();
            for (MockResponse first : repeated) {
                for (MockResponse last : final_) {
                    enqueue(first.clone());
                    enqueue(last.clone());
                    GhlException unused = catchThrowableOfType(GhlException.class, () -> contacts.get("c1"));
                    assertThat(leaks.inUse).hasValue(0);
                }
            }
            assertThat(heldWhileWaiting)
                    .hasSize(repeated.size() * final_.size())
                    .containsOnly(0);
            assertThat(leaks.acquired).hasValue(2 * repeated.size() * final_.size());

            enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
            int before = server.getRequestCount();
            Outcome outcome = Outcome.of(() -> contacts.get("c1"));
            while (server.getRequestCount() == before) {
                Thread.onSpinWait();
            }
            outcome.interrupt();
            assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(leaks.inUse).hasValue(0);
        }
        assertThat(given.connectionPool().idleConnectionCount())
                .isEqualTo(given.connectionPool().connectionCount());
        end(given);
    }

    @Tag("defect-09")
    @ParameterizedTest
    @EnumSource
    void aCreateIsSentOnceWhenTheConnectionBreaksAfterwards(ApiVersion version) {
        List<MockResponse> breaks = List.of(
                new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST),
                json(201, CONTACT).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY),
                json(201, CONTACT).setHeader("Content-Length", "999").setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
        try (GhlClient ghl = client(version)) {
            var location = ghl.location(LOCATION);
            List<Runnable> creates = List.of(
                    () -> location.contacts().create(ADA),
                    () -> location.contacts().upsert(ADA),
                    () -> location.tasks()
                            .create(
                                    "c1",
                                    NewTask.builder()
                                            .title("t")
                                            .dueDate(Instant.EPOCH)
                                            .build()),
                    () -> location.notes()
                            .create("c1", NewNote.builder().body("b").build()));
            int sent = 0;
            for (MockResponse broken : breaks) {
                for (Runnable create : creates) {
                    enqueue(broken.clone());
                    TransportException error = catchThrowableOfType(TransportException.class, create::run);
                    assertThat(error).isNotNull();
                    assertThat(error.phase()).isIn(TransportPhase.SENT, TransportPhase.READING);
                    assertThat(error.mayHaveTakenEffect()).isTrue();
                    assertThat(error.attempts()).hasSize(1);
                    assertThat(error.locationId()).isEqualTo(LOCATION);
                    assertThat(server.getRequestCount()).isEqualTo(++sent);
                }
            }
        }
    }

    /** OkHttp would send the request once more by itself: without a permit, and a create twice. */
    @Tag("defect-09")
    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "1", "99999999999"})
    void nothingIsRepeatedBehindTheBackOfTheRules(String retryAfter) {
        enqueue(json(503, "").setHeader("Retry-After", retryAfter));
        enqueue(json(408, "").setHeader("Retry-After", retryAfter));
        try (GhlClient ghl = builder().build()) {
            for (int status : new int[] {503, 408}) {
                ApiException error = catchThrowableOfType(
                        ApiException.class,
                        () -> ghl.location(LOCATION).contacts().create(ADA));
                assertThat(error.status()).isEqualTo(status);
                assertThat(error.headers()).containsEntry("retry-after", List.of(retryAfter));
                assertThat(error.attempts()).hasSize(1);
            }
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    /** OkHttp's dispatcher lets only five calls per host run at once; calls here must not queue behind it. */
    @Test
    @Tag("defect-11")
    void callsRunAtOnceWithoutAHiddenCap() throws Exception {
        int threads = 500;
        CountDownLatch allArrived = new CountDownLatch(threads);
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                allArrived.countDown();
                boolean together = allArrived.await(60, TimeUnit.SECONDS);
                return together ? json(200, CONTACT) : new MockResponse().setResponseCode(400);
            }
        });
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        try (GhlClient ghl =
                builder().rateLimitPolicy(RateLimitPolicy.unlimited()).build()) {
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Thread thread = new Thread(() ->
                        answers.add(ghl.location(LOCATION).contacts().get("c1").id()));
                thread.start();
                running.add(thread);
            }
            for (Thread thread : running) {
                thread.join();
            }
        }
        assertThat(answers).hasSize(threads);
    }

    @Test
    @Tag("defect-13")
    void aGivenOkHttpClientStaysUsableAfterClose() throws IOException {
        OkHttpClient given = new OkHttpClient();
        reply(200, CONTACT);
        reply(200, "still here");
        try (GhlClient ghl = builder().okHttpClient(given).build()) {
            ghl.location(LOCATION).contacts().get("c1");
        }
        assertThat(given.dispatcher().executorService().isShutdown()).isFalse();
        try (var response = given.newCall(
                        new Request.Builder().url(server.url("/other")).build())
                .execute()) {
            assertThat(response.body().string()).isEqualTo("still here");
        }
        end(given);
    }

    private static void end(OkHttpClient client) {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
