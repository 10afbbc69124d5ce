package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When tokens are renewed, how often, and what is left when something goes wrong meanwhile. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class OAuthRenewalTest extends OAuthOnSandbox {
    private static final int THREADS = 24;

    OAuthRenewalTest(ApiVersion version) {
        super(version);
    }

    /** Fails when told to, before or after the write. */
    private class FailingStore implements TokenStore {
        private final AtomicInteger writesToPass = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger failures = new AtomicInteger();
        private boolean afterwards;
        private int writes;

        void failAfter(int writes, int times) {
            writesToPass.set(writes);
            failures.set(times);
        }

        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return memory.load(key);
        }

        @Override
        public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
            boolean fails = writesToPass.getAndDecrement() <= 0 && failures.getAndDecrement() > 0;
            writes++;
            boolean done = (!fails || afterwards) && memory.compareAndSet(key, expected, next);
            if (fails) {
                throw new IllegalStateException("the disk is full");
            }
            return done;
        }

        @Override
        public boolean remove(TokenKey key) {
            return memory.remove(key);
        }

        @Override
        public List<TokenKey> list() {
            return memory.list();
        }
    }

    @Test
    void aTokenThatIsRefusedAlthoughItIsNewIsNotRenewedWithoutEnd() throws Exception {
        start();
        installLocation();
        time.advance(Duration.ofMinutes(1));
        for (int round = 0; round < 3; round++) {
            installs().expireAccessTokens(null);
            List<Throwable> failures = together(THREADS, this::call);
            if (round > 0) {
                assertThat(failures).hasOnlyElementsOfType(TokenInvalidException.class);
            }
        }
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void anOldTokenIsRenewedEarlyAndAFailureHarmsNobody() {
        start();
        installLocation();
        time.advance(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)));
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-access-token").status(401));
        call();
        call();
        assertThat(tokenCalls()).isEqualTo(2);
        sandbox.faults().clear();
        time.advance(Duration.ofSeconds(31));
        call();
        call();
        assertThat(tokenCalls()).isEqualTo(3);
        assertThat(memory.load(key()).orElseThrow().tokens().expiresAt())
                .isEqualTo(time.now().plusSeconds(86_399));
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        sandbox.faults().set(Fault.RESET_AFTER_EFFECT, FaultRule.next(1).on("get-access-token"));
        call();
        assertThat(tokenCalls()).isEqualTo(3);
        time.advance(Duration.ofDays(1));
        call();
        assertThat(tokenCalls()).isEqualTo(4);
    }

    @Test
    void aFailingRenewalIsOneFailureForAllWhoWait() throws Exception {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(1000).on("get-access-token").status(403));
        assertThat(together(THREADS, this::call)).hasSize(THREADS).hasOnlyElementsOfType(GhlException.class);
        sandbox.faults().clear();
        call();
    }

    @Test
    @Tag("defect-16")
    void aPairThatCannotBeStoredIsKeptAndStoredBeforeItIsUsed() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        installLocation();
        time.advance(Duration.ofDays(1));
        // The claim is written, the pair is not.
        failing.failAfter(1, 2);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(this::call)
                    .withCauseInstanceOf(IllegalStateException.class);
        }
        time.advance(Duration.ofHours(1));
        call();
        assertThat(tokenCalls()).isEqualTo(2);
        assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(1);
        try (GhlClient later = client(memory)) {
            call(later);
        }
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    @Tag("defect-16")
    void aStoreThatCannotBeWrittenIsNoticedBeforeTheRefreshTokenIsSpent() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        installLocation();
        time.advance(Duration.ofDays(1));
        failing.failAfter(0, 1);
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(this::call)
                .matches(e -> e.retryable() && !e.mayHaveTakenEffect());
        assertThat(tokenCalls()).isEqualTo(1);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aWriteThatSucceededAlthoughItFailedIsFound() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        installLocation();
        time.advance(Duration.ofDays(1));
        failing.afterwards = true;
        failing.failAfter(1, 1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(this::call);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void anInstallationThatCannotBeStoredIsNotLost() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        failing.failAfter(0, 1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(this::installLocation);
        call();
        assertThat(memory.list()).hasSize(1);
    }

    @Test
    void anInstallationThatWasStoredAlthoughItFailedIsNotStoredAgain() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        failing.afterwards = true;
        failing.failAfter(0, 1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(this::installLocation);
        call();
        assertThat(failing.writes).isEqualTo(1);
    }

    @Test
    void aPairThatAnEarlyRenewalCouldNotStoreIsStoredBeforeTheCallGoesOn() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        installLocation();
        time.advance(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)));
        failing.failAfter(1, 1);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
        assertThat(memory.load(key()).orElseThrow().tokens().expiresAt())
                .isEqualTo(time.now().plusSeconds(86_399));
    }

    @Test
    void aKeptPairThatHasGrownOldIsStoredAndRenewed() {
        FailingStore failing = new FailingStore();
        start(options -> options, failing);
        installLocation();
        time.advance(Duration.ofDays(1));
        failing.failAfter(1, 1);
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(this::call);
        time.advance(Duration.ofDays(1));
        call();
        assertThat(tokenCalls()).isEqualTo(3);
    }

    @Test
    void anErrorOfTheStoreReachesTheCallAsItIs() {
        Error broken = new NoClassDefFoundError("a driver");
        TokenStore store = new FailingStore() {
            @Override
            public Optional<StoredTokens> load(TokenKey key) {
                throw broken;
            }
        };
        start(options -> options, store);
        assertThatThrownBy(this::call).isSameAs(broken);
    }

    @Test
    void whatAnotherClientRenewedIsTakenOver() {
        start();
        installLocation();
        call();
        try (GhlClient other = client(memory)) {
            time.advance(Duration.ofDays(1));
            call(other);
            call();
            assertThat(tokenCalls()).isEqualTo(2);
            time.advance(Duration.ofMinutes(1));
            installs().expireAccessTokens(null);
            call();
            call(other);
            assertThat(tokenCalls()).isEqualTo(3);
        }
    }

    @Test
    @Tag("defect-07")
    void anInterruptDuringARefreshDoesNotLoseThePair() throws Exception {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        Thread thread = Thread.currentThread();
        TokenStore interrupting = new FailingStore() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                boolean done = super.compareAndSet(key, expected, next);
                if (next.additional().containsKey("ghlClientRefresh")) {
                    thread.interrupt();
                }
                return done;
            }
        };
        try (GhlClient client = client(interrupting)) {
            assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> call(client));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(tokenCalls()).isEqualTo(2);
        call();
        assertThat(Thread.interrupted()).isFalse();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void closingTheClientDuringARefreshDoesNotLoseThePair() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        List<GhlClient> clients = new ArrayList<>();
        TokenStore closing = new FailingStore() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                boolean done = super.compareAndSet(key, expected, next);
                clients.get(0).close();
                return done;
            }
        };
        clients.add(client(closing));
        assertThatExceptionOfType(ClientClosedException.class).isThrownBy(() -> call(clients.get(0)));
        // From another thread than that of the refresh, closing waits for it.
        clients.get(0).close();
        assertThat(tokenCalls()).isEqualTo(2);
        call();
        assertThat(tokenCalls()).isEqualTo(2);
    }
}
