package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.observe.GhlObserver;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which calls are repeated, after what pause, and what ends them. */
class RetryTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";
    private static final NewContact ADA =
            NewContact.builder().email("ada@example.com").build();

    private static MockResponse broken(SocketPolicy policy) {
        return json(200, CONTACT).setSocketPolicy(policy);
    }

    @ParameterizedTest
    @EnumSource
    void aReadIsRepeatedAfterServerErrorsWithGrowingPauses(ApiVersion version) {
        try (GhlClient ghl = client(version)) {
            reply(500, "");
            reply(502, "<html>");
            reply(503, "");
            reply(200, CONTACT);
            Contact contact = ghl.location(LOCATION).contacts().get("c1");
            assertThat(contact.id()).isEqualTo("c1");
            assertThat(time.waits())
                    .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        }
    }

    @Test
    void aCreateIsSentOnceWhenTheServerFails() {
        reply(500, "{\"message\":\"boom\"}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            ServerErrorException error = catchThrowableOfType(
                    ServerErrorException.class,
                    () -> ghl.location(LOCATION).contacts().create(ADA));
            assertThat(error.mayHaveTakenEffect()).isTrue();
            assertThat(error.retryable()).isTrue();
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void aCreateIsRepeatedAfterARefusalOverTheLimit() {
        enqueue(json(429, "Too many").setHeader("Retry-After", "3"));
        reply(201, CONTACT);
        try (GhlClient ghl =
                builder().rateLimitPolicy(RateLimitPolicy.unlimited()).build()) {
            ghl.location(LOCATION).contacts().create(ADA);
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void aBrokenAnswerIsReadAgainButAnUpsertIsNot() {
        enqueue(broken(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
        reply(200, CONTACT);
        enqueue(broken(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
            TransportException error = catchThrowableOfType(
                    TransportException.class,
                    () -> ghl.location(LOCATION).contacts().upsert(ADA));
            assertThat(error.phase()).isEqualTo(TransportPhase.READING);
            assertThat(error.mayHaveTakenEffect()).isTrue();
        }
    }

    @Test
    void anUpsertIsSentOnceWhenTheServerFails() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var contacts = ghl.location(LOCATION).contacts();
            NewContact nameless = NewContact.builder().firstName("Ada").build();
            List<ThrowingCallable> calls = List.of(
                    () -> contacts.upsert(ADA),
                    () -> contacts.upsertAllowingDuplicate(ADA),
                    () -> contacts.upsert(nameless));
            for (ThrowingCallable call : calls) {
                int before = server.getRequestCount();
                reply(502, "");
                ServerErrorException error = catchThrowableOfType(ServerErrorException.class, call);
                assertThat(error.mayHaveTakenEffect()).isTrue();
                assertThat(server.getRequestCount() - before).isEqualTo(1);
            }
        }
    }

    @Test
    void aConnectionThatCannotBeMadeIsTriedAgainForCreatesToo() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        try (GhlClient ghl = builder().baseUrl("http://localhost:" + unused).build()) {
            TransportException error = catchThrowableOfType(
                    TransportException.class,
                    () -> ghl.location(LOCATION).contacts().create(ADA));
            assertThat(error.phase()).isEqualTo(TransportPhase.CONNECT);
            assertThat(error.mayHaveTakenEffect()).isFalse();
            assertThat(error.attempts()).hasSize(4);
        }
    }

    @Test
    void theBudgetStopsRepetitionInAnOutage() {
        try (GhlClient ghl = builder()
                .retryPolicy(RetryPolicy.standard().withBudget(2))
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .build()) {
            for (int i = 0; i < 6; i++) {
                reply(500, "");
            }
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                        .isInstanceOf(ServerErrorException.class);
            }
            assertThat(server.getRequestCount()).isEqualTo(5);
        }
    }

    @Test
    void anInvalidTokenIsReplacedOnceByTheFallback() throws Exception {
        String invalid = "{\"statusCode\":401,\"message\":\"Invalid token: access token is invalid\"}";
        try (GhlClient ghl = builder()
                .fallbackToken(Secret.of("pit-second"))
                .retryPolicy(RetryPolicy.none())
                .build()) {
            reply(401, invalid);
            reply(201, CONTACT);
            ghl.location(LOCATION).contacts().create(ADA);
            assertThat(taken().getHeader("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(taken().getHeader("Authorization")).isEqualTo("Bearer pit-second");
            reply(401, invalid);
            reply(401, invalid);
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(TokenInvalidException.class);
            assertThat(server.getRequestCount()).isEqualTo(4);
        }
    }

    @Test
    @Tag("defect-15")
    void aMissingScopeReplacesNoToken() {
        reply(401, "{\"statusCode\":401,\"message\":\"The token is not authorized for this scope.\"}");
        try (GhlClient ghl = builder().fallbackToken(Secret.of("pit-second")).build()) {
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(MissingScopeException.class);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void anUnreadableSuccessOfAWriteSaysThatItTookEffect() {
        reply(201, "<html>ok</html>");
        reply(201, "{\"unexpected\":true}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            DecodeException html = catchThrowableOfType(
                    DecodeException.class,
                    () -> ghl.location(LOCATION).contacts().create(ADA));
            assertThat(html.path()).isEqualTo("$");
            assertThat(html.mayHaveTakenEffect()).isTrue();
            assertThat(html.rawBody()).isEqualTo("<html>ok</html>");
            DecodeException empty = catchThrowableOfType(
                    DecodeException.class,
                    () -> ghl.location(LOCATION).contacts().create(ADA));
            assertThat(empty.path()).isEqualTo("contact");
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void aReadOnlyClientRefusesWritesAndAllowsSearches() {
        reply(200, "{\"contacts\":[]}");
        try (GhlClient ghl = builder().readOnly().build()) {
            var contacts = ghl.location(LOCATION).contacts();
            assertThat(contacts.search(io.ghl.client.contacts.ContactSearch.all()))
                    .isEmpty();
            assertThatThrownBy(() -> contacts.delete("c1"))
                    .isInstanceOf(OperationRefusedException.class)
                    .hasMessageContaining("read-only");
            assertThatThrownBy(() -> ghl.raw("POST", "/contacts/").send())
                    .isInstanceOf(OperationRefusedException.class);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void closingEndsRunningCallsWaitingOnesAndLaterOnes() throws Exception {
        time.participants(0);
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        GhlClient ghl = builder()
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)))
                .build();
        Outcome running = Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
        taken();
        Outcome waiting = Outcome.of(() -> ghl.location(LOCATION).contacts().get("c1"));
        time.awaitSleepers(1);
        ghl.close();
        assertThat(running.error()).isInstanceOf(ClientClosedException.class);
        assertThat(waiting.error()).isInstanceOf(ClientClosedException.class);
        assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1")).isInstanceOf(ClientClosedException.class);
    }

    @Test
    void theDeadlineCoversTheWaitForThePermit() {
        reply(200, CONTACT);
        try (GhlClient ghl = builder()
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(1, Duration.ofMinutes(5)))
                .totalTimeout(Duration.ofSeconds(30))
                .build()) {
            ghl.location(LOCATION).contacts().get("c1");
            DeadlineExceededException error = catchThrowableOfType(
                    DeadlineExceededException.class,
                    () -> ghl.location(LOCATION).contacts().get("c1"));
            assertThat(error.attempts()).isEmpty();
            assertThat(time.waits()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void anAttemptThatTakesTooLongIsATransportFailure() {
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        try (GhlClient ghl = builder().attemptTimeout(Duration.ofSeconds(1)).build()) {
            TransportException error = catchThrowableOfType(
                    TransportException.class,
                    () -> ghl.location(LOCATION).contacts().create(ADA));
            assertThat(error.phase()).isEqualTo(TransportPhase.SENT);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        enqueue(new MockResponse().setResponseCode(302).setHeader("Location", "/elsewhere"));
        try (GhlClient ghl = client(ApiVersion.V3)) {
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(io.ghl.client.error.UnexpectedStatusException.class);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    /** An observer runs between an answer and the next try. */
    @Test
    void anInterruptBetweenTwoTriesEndsTheCallAndKeepsTheFlag() throws Exception {
        reply(500, "");
        GhlObserver interrupting = new GhlObserver() {
            @Override
            public void attempt(Call call, AttemptEnd end) {
                Thread.currentThread().interrupt();
            }
        };
        try (GhlClient ghl = builder().observer(interrupting).build()) {
            Outcome outcome = Outcome.of(() -> ghl.location(LOCATION).contacts().delete("c1"));
            assertThat(outcome.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(outcome.flagKept()).isTrue();
            assertThat(outcome.error().mayHaveTakenEffect()).isTrue();
            assertThat(outcome.error().retryable()).isTrue();
            assertThat(outcome.error().attempts()).hasSize(1);
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void anAttemptWithoutAReadableAnswerHasNoTraceId() {
        reply(500, "{\"traceId\":\"t1\"}");
        enqueue(broken(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        reply(500, "{\"traceId\":\"t3\"}");
        reply(200, "no JSON");
        List<String> traces = new ArrayList<>();
        GhlObserver observer = new GhlObserver() {
            @Override
            public void attempt(Call call, AttemptEnd end) {
                traces.add(end.status() + " " + end.traceId());
            }

            @Override
            public void callEnd(Call call, CallEnd end) {
                traces.add("end " + end.traceId());
            }
        };
        try (GhlClient ghl = builder().observer(observer).build()) {
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(DecodeException.class);
        }
        assertThat(traces).containsExactly("500 t1", "null null", "500 t3", "200 null", "end t3");
    }

    @Test
    void thereMayBeAsManyTriesAsAnIntegerHolds() {
        RetryPolicy endless = RetryPolicy.standard()
                .withMaxAttempts(Integer.MAX_VALUE)
                .withBudget(Integer.MAX_VALUE)
                .withDelays(Duration.ZERO, Duration.ZERO);
        try (GhlClient ghl = builder().retryPolicy(endless).build()) {
            for (int i = 0; i < 9; i++) {
                reply(500, "");
            }
            reply(200, CONTACT);
            assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
            assertThat(server.getRequestCount()).isEqualTo(10);
        }
    }
}
