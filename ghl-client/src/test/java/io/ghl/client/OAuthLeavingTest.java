package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.GhlException;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.observe.GhlObserver;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls leave at once while the request for their token hangs, and what it brings later is stored and used. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class OAuthLeavingTest extends OAuthOnSandbox {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicReference<Thread> asking = new AtomicReference<>();

    OAuthLeavingTest(ApiVersion version) {
        super(version);
    }

    /** Requests for tokens get through when the test says so. */
    private GhlClient hanging() {
        return client(memory, gate());
    }

    private OkHttpClient gate() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (chain.request().url().encodedPath().startsWith("/oauth/token")) {
                        asking.set(Thread.currentThread());
                        asked.countDown();
                        try {
                            if (!answer.await(30, TimeUnit.SECONDS)) {
                                // A test that failed has left it shut, and closing its client waits for the answer.
                                answer.countDown();
                            }
                        } catch (InterruptedException e) {
                            throw new InterruptedIOException();
                        }
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    private void startExpired(Duration age) {
        start();
        installLocation();
        time.advance(age);
    }

    private Instant storedUntil() {
        return memory.load(key()).orElseThrow().tokens().expiresAt();
    }

    /** The call that renews waits like any other. */
    private Outcome renewing(GhlClient client) throws InterruptedException {
        Outcome call = Outcome.of(() -> call(client));
        awaitTheRequest();
        return call;
    }

    private void awaitTheRequest() throws InterruptedException {
        assertThat(asked.await(15, TimeUnit.SECONDS))
                .as("a request for a token is sent")
                .isTrue();
        time.awaitSleepers(1);
    }

    private void assertNothingSent(Outcome call) throws InterruptedException {
        assertThat(call.error().operation()).isEqualTo("get-duplicate-contact");
        assertThat(call.error().mayHaveTakenEffect()).isFalse();
        assertThat(call.error().attempts()).isEmpty();
        assertThat(sandbox.journal().count("get-duplicate-contact")).isZero();
    }

    private void assertStoredAndUsed(Instant before) throws InterruptedException {
        asking.get().join();
        assertThat(storedUntil()).isAfter(before);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
        assertThat(sandbox.journal().countByStatus()).containsOnlyKeys(200);
    }

    @Test
    void theDeadlineEndsACallThatRenews() throws Exception {
        startExpired(Duration.ofDays(1));
        Instant before = storedUntil();
        try (GhlClient client = hanging()) {
            Outcome call = renewing(client);
            time.advance(Duration.ofMinutes(2));
            assertThat(call.error()).isInstanceOf(DeadlineExceededException.class);
            assertNothingSent(call);
            answer.countDown();
            call(client);
            assertStoredAndUsed(before);
        }
    }

    @Test
    void anInterruptEndsACallThatRenews() throws Exception {
        startExpired(Duration.ofDays(1));
        Instant before = storedUntil();
        try (GhlClient client = hanging()) {
            Outcome call = renewing(client);
            call.interrupt();
            assertThat(call.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(call.flagKept()).isTrue();
            assertNothingSent(call);
            answer.countDown();
            call(client);
            assertStoredAndUsed(before);
        }
    }

    @Test
    void closingEndsACallThatRenewsAndWaitsForThePair() throws Exception {
        startExpired(Duration.ofDays(1));
        Instant before = storedUntil();
        GhlClient client = hanging();
        Outcome call = renewing(client);
        Outcome closing = Outcome.of(client::close);
        assertThat(call.error()).isInstanceOf(ClientClosedException.class);
        assertNothingSent(call);
        time.awaitSleepers(1);
        answer.countDown();
        assertThat(closing.error()).isNull();
        assertThat(storedUntil()).isAfter(before);
        assertThat(asking.get().getName()).isEqualTo("ghl-client-tokens");
        assertThat(asking.get().isDaemon()).isTrue();
        assertStoredAndUsed(before);
    }

    @Test
    void closingEndsACallThatWaitsForAPermitWhileATokenIsRenewed() throws Exception {
        start(options -> options.rate(1, Duration.ofSeconds(10)), memory);
        installLocation();
        time.advance(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)));
        CountDownLatch waitsForAPermit = new CountDownLatch(1);
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .apiVersion(version)
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)))
                .observer(new GhlObserver() {
                    @Override
                    public void waiting(Call call, WaitReason reason, Duration atMost) {
                        waitsForAPermit.countDown();
                    }
                })
                .okHttpClient(gate())
                .oauth(app, memory);
        builder.waiter = time;
        GhlClient client = builder.build();
        call(client);
        Outcome call = renewing(client);
        time.advance(Duration.ofSeconds(2));
        assertThat(waitsForAPermit.await(15, TimeUnit.SECONDS)).isTrue();
        Outcome closing = Outcome.of(client::close);
        assertThat(call.error()).isInstanceOf(ClientClosedException.class);
        assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(1);
        answer.countDown();
        assertThat(closing.error()).isNull();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void anInterruptEndsTheWaitOfCloseAndNotTheRenewal() throws Exception {
        startExpired(Duration.ofDays(1));
        Instant before = storedUntil();
        GhlClient client = hanging();
        Outcome call = renewing(client);
        AtomicBoolean flagKept = new AtomicBoolean();
        Outcome closing = Outcome.of(() -> {
            client.close();
            flagKept.set(Thread.currentThread().isInterrupted());
        });
        assertThat(call.error()).isInstanceOf(ClientClosedException.class);
        time.awaitSleepers(1);
        closing.interrupt();
        assertThat(closing.error()).isNull();
        assertThat(flagKept).isTrue();
        answer.countDown();
        assertStoredAndUsed(before);
    }

    @Test
    void anEarlyRenewalThatHangsHoldsCallsUpForAMomentOnly() throws Exception {
        startExpired(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)));
        Instant before = storedUntil();
        try (GhlClient client = hanging()) {
            // The first call of a client takes what is stored.
            call(client);
            Outcome call = renewing(client);
            time.advance(Duration.ofSeconds(2));
            assertThat(call.error()).isNull();
            call(client);
            assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(3);
            assertThat(tokenCalls()).isEqualTo(1);
            answer.countDown();
            asking.get().join();
            call(client);
            assertStoredAndUsed(before);
        }
    }

    @Test
    void aTokenThatIsRefusedDuringAnEarlyRenewalIsNotSentAgain() throws Exception {
        startExpired(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)));
        try (GhlClient client = hanging()) {
            call(client);
            Outcome first = renewing(client);
            time.advance(Duration.ofSeconds(2));
            assertThat(first.error()).isNull();
            installs().expireAccessTokens(null);
            Outcome second = Outcome.of(() -> call(client));
            assertSomebodyWaits();
            answer.countDown();
            assertThat(second.error()).isNull();
            assertThat(tokenCalls()).isEqualTo(2);
            assertThat(sandbox.journal().countByStatus()).containsEntry(401, 1L);
        }
    }

    private void assertSomebodyWaits() throws InterruptedException {
        Outcome seen = Outcome.of(() -> {
            try {
                time.awaitSleepers(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(seen.error()).isNull();
    }

    private Outcome exchanging(GhlClient client) throws InterruptedException {
        Secret code = Secret.of(installs().authorizeLocation(sandbox.locationId()));
        Outcome exchange = Outcome.of(() -> client.oauth().exchange(code));
        awaitTheRequest();
        return exchange;
    }

    private static void assertMayBeSpent(GhlException error) {
        assertThat(error.operation()).isEqualTo("get-access-token");
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(error).hasMessageEndingWith("the write may have taken effect");
    }

    private void assertTheCodeIsNotLost() throws InterruptedException {
        answer.countDown();
        asking.get().join();
        call();
        assertThat(tokenCalls()).isEqualTo(1);
    }

    @Test
    void anInterruptDoesNotLoseACodeThatIsBeingExchanged() throws Exception {
        start();
        try (GhlClient client = hanging()) {
            Outcome exchange = exchanging(client);
            exchange.interrupt();
            assertThat(exchange.error())
                    .isInstanceOf(CallInterruptedException.class)
                    .matches(GhlException::retryable);
            assertThat(exchange.flagKept()).isTrue();
            assertMayBeSpent(exchange.error());
            assertTheCodeIsNotLost();
        }
    }

    @Test
    void theDeadlineDoesNotLoseACodeThatIsBeingExchanged() throws Exception {
        start();
        try (GhlClient client = hanging()) {
            Outcome exchange = exchanging(client);
            time.advance(Duration.ofMinutes(2));
            assertThat(exchange.error())
                    .isInstanceOf(DeadlineExceededException.class)
                    .matches(GhlException::retryable);
            assertMayBeSpent(exchange.error());
            assertTheCodeIsNotLost();
        }
    }

    @Test
    void closingDoesNotLoseACodeThatIsBeingExchanged() throws Exception {
        start();
        GhlClient client = hanging();
        Outcome exchange = exchanging(client);
        Outcome closing = Outcome.of(client::close);
        assertThat(exchange.error()).isInstanceOf(ClientClosedException.class).matches(e -> !e.retryable());
        assertMayBeSpent(exchange.error());
        assertTheCodeIsNotLost();
        assertThat(closing.error()).isNull();
        GhlException unsent = catchThrowableOfType(
                ClientClosedException.class, () -> client.oauth().exchange(Secret.of("another")));
        assertThat(unsent.mayHaveTakenEffect()).isFalse();
        assertThat(tokenCalls()).isEqualTo(1);
    }
}
