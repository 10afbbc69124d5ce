package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.RateLimiterException;
import io.ghl.client.error.TransportException;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.observe.GhlObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;

/** A limiter of the application, in the place of the client's own. */
class RateLimiterTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

    private final Recording limiter = new Recording();

    /** What the application decides for one request. */
    private interface Decision {
        void decide(LimitRequest request) throws InterruptedException, LimitRefusedException;
    }

    /** Lets through what its decision lets through, and writes down how the permits were settled. */
    private static final class Recording implements RateLimiter {
        final List<String> settled = Collections.synchronizedList(new ArrayList<>());
        final List<LimitKey> asked = Collections.synchronizedList(new ArrayList<>());
        Decision decision = request -> {};
        boolean failsToSettle;
        int closed;

        @Override
        public Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException {
            asked.add(request.key());
            decision.decide(request);
            return new Permit() {
                @Override
                public void giveBack() {
                    settle("given back");
                }

                @Override
                public void answered(LimitReport report) {
                    settle("answered " + report.status() + " " + report.remaining() + " " + report.dailyRemaining()
                            + " " + report.retryAfter());
                }

                @Override
                public void lost() {
                    settle("lost");
                }
            };
        }

        private void settle(String how) {
            settled.add(how);
            if (failsToSettle) {
                throw new IllegalStateException("planted");
            }
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private GhlClient limited() {
        return builder().rateLimiter(limiter).build();
    }

    private static String get(GhlClient ghl) {
        return ghl.location(LOCATION).contacts().get("c1").id();
    }

    @Test
    void everyTryAsksAndLearnsWhatTheAnswerSays() {
        enqueue(json(429, "{}").setHeader("Retry-After", "3").setHeader("X-RateLimit-Remaining", "0"));
        enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "199998"));
        try (GhlClient ghl = limited()) {
            assertThat(get(ghl)).isEqualTo("c1");
        }
        assertThat(limiter.settled).containsExactly("answered 429 0 null PT3S", "answered 200 null 199998 null");
        assertThat(limiter.asked).containsOnly(LimitKey.location(LOCATION)).hasSize(2);
        assertThat(limiter.closed).isEqualTo(1);
    }

    @Test
    void theRequestNamesLocationCompanyPriorityAndTimeLeft() {
        List<String> seen = new ArrayList<>();
        limiter.decision = request -> seen.add(request.key() + " " + request.priority() + " " + request.timeLeft());
        try (GhlClient ghl = builder()
                .rateLimiter(limiter)
                .totalTimeout(Duration.ofSeconds(7))
                .build()) {
            reply(200, CONTACT);
            ghl.location(LOCATION).withPriority(Priority.AUDIT).contacts().get("c1");
            reply(200, "{}");
            ghl.raw("GET", "/contacts/c1").company("K").send();
            reply(200, "{}");
            ghl.raw("GET", "/contacts/c1").send();
        }
        assertThat(seen)
                .containsExactly(
                        LimitKey.location(LOCATION) + " AUDIT PT7S",
                        LimitKey.company("K") + " INTERACTIVE PT7S",
                        LimitKey.OTHER + " INTERACTIVE PT7S");
    }

    @Test
    void permitsAreSettledOnceWhateverHappens() {
        try (GhlClient ghl =
                builder().rateLimiter(limiter).retryPolicy(RetryPolicy.none()).build()) {
            enqueue(json(200, "").setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
            assertThatExceptionOfType(TransportException.class).isThrownBy(() -> get(ghl));
            reply(200, "no JSON");
            assertThatExceptionOfType(io.ghl.client.error.DecodeException.class).isThrownBy(() -> get(ghl));
            assertThat(limiter.settled).containsExactly("lost", "answered 200 null null null");
            limiter.settled.clear();

            limiter.decision = request -> time.advance(Duration.ofMinutes(3));
            assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> get(ghl));
            assertThat(limiter.settled).containsExactly("given back");
        }
    }

    @Test
    void aPermitThatCannotBeSettledDoesNotCostTheAnswer() {
        limiter.failsToSettle = true;
        reply(200, CONTACT);
        try (GhlClient ghl = limited()) {
            assertThat(get(ghl)).isEqualTo("c1");
        }
        assertThat(limiter.settled).hasSize(1);
    }

    @Test
    void aRefusalSaysThatNothingWasSent() {
        limiter.decision = request -> {
            throw new LimitRefusedException(RateLimitedException.Scope.DAILY, Duration.ofHours(2));
        };
        try (GhlClient ghl = limited()) {
            assertThatExceptionOfType(RateLimitedException.class)
                    .isThrownBy(() -> get(ghl))
                    .matches(e -> !e.sent() && e.retryable() && !e.mayHaveTakenEffect())
                    .matches(e -> e.scope() == RateLimitedException.Scope.DAILY)
                    .matches(e -> Duration.ofHours(2).equals(e.retryAfter()));
        }
        assertThat(server.getRequestCount()).isZero();
        assertThat(limiter.settled).isEmpty();
    }

    @Test
    void aLimiterThatFailsSaysThatNothingWasSent() {
        IllegalStateException planted = new IllegalStateException("the database is away");
        limiter.decision = request -> {
            throw planted;
        };
        try (GhlClient ghl = limited()) {
            assertThatExceptionOfType(RateLimiterException.class)
                    .isThrownBy(() -> get(ghl))
                    .withMessage("get-contact: the rate limiter failed, nothing was sent")
                    .withCause(planted)
                    .matches(e -> e.retryable() && !e.mayHaveTakenEffect())
                    .matches(e -> e.attempts().isEmpty());
        }
        try (GhlClient ghl = builder().rateLimiter(request -> null).build()) {
            assertThatExceptionOfType(RateLimiterException.class).isThrownBy(() -> get(ghl));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void pausesPassOnTheClientsClockAndAreReported() {
        List<String> events = new ArrayList<>();
        GhlObserver observer = new GhlObserver() {
            @Override
            public void waiting(Call call, WaitReason reason, Duration atMost) {
                events.add("waiting " + reason + " " + atMost);
            }

            @Override
            public void waited(Call call, WaitReason reason, Duration took) {
                events.add("waited " + reason + " " + took);
            }
        };
        limiter.decision = request -> {
            request.pause(Duration.ZERO);
            request.pause(Duration.ofSeconds(4));
            request.pause(Duration.ofSeconds(5));
        };
        reply(200, CONTACT);
        try (GhlClient ghl = builder().rateLimiter(limiter).observer(observer).build()) {
            get(ghl);
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(events).containsExactly("waiting RATE_LIMIT PT2M", "waited RATE_LIMIT PT9S");
    }

    @Test
    void aPauseEndsAtTheDeadline() {
        limiter.decision = request -> {
            while (true) {
                request.pause(Duration.ofDays(40_000_000));
            }
        };
        try (GhlClient ghl = builder()
                .rateLimiter(limiter)
                .totalTimeout(Duration.ofSeconds(5))
                .build()) {
            assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(() -> get(ghl))
                    .matches(e -> !e.mayHaveTakenEffect());
        }
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    @Test
    void anInterruptEndsAPauseAndAFailureOfTheLimiterUnderItCountsAsOne() {
        limiter.decision = request -> request.pause(Duration.ofSeconds(1));
        try (GhlClient ghl = limited()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> get(ghl));
            assertThat(Thread.interrupted()).isTrue();

            limiter.decision = request -> {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the driver was interrupted");
            };
            assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> get(ghl));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsPausesAndTellsTheLimiterOnce() throws Exception {
        time.participants(0);
        limiter.decision = request -> {
            while (true) {
                request.pause(Duration.ofSeconds(1));
            }
        };
        GhlClient ghl = limited();
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> get(ghl));
        time.awaitSleepers(1);
        ghl.close();
        ghl.close();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .withCauseInstanceOf(ClientClosedException.class);
        assertThat(limiter.closed).isEqualTo(1);
        assertThat(limiter.settled).isEmpty();
    }

    @Test
    void aPolicyForTheOwnLimiterBesideAnotherLimiterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder()
                        .rateLimiter(limiter)
                        .rateLimitPolicy(RateLimitPolicy.standard())
                        .build())
                .withMessage("Choose one of rateLimitPolicy() and rateLimiter().");
    }
}
