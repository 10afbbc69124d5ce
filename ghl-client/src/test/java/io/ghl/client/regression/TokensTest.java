package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.OAuthOnSandbox;
import io.ghl.client.Outcome;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens are renewed once, never for a reason that a new one does not cure, and never lost in silence. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class TokensTest extends OAuthOnSandbox {
    private static final int THREADS = 50;

    TokensTest(ApiVersion version) {
        super(version);
    }

    @Test
    @Tag("defect-14")
    void manyThreadsRenewAnExpiredTokenOnce() throws Exception {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        assertThat(together(THREADS, this::call)).isEmpty();
        assertThat(tokenCalls()).isEqualTo(2);
        assertThat(sandbox.journal().countByStatus()).containsOnlyKeys(200);
    }

    /** Each of the calls has carried the old token and been refused; one that were late would find the new token. */
    @Test
    @Tag("defect-14")
    void manyRefusalsOfOneTokenRenewItOnce() throws Exception {
        start();
        installLocation();
        CountDownLatch allSent = new CountDownLatch(THREADS);
        OkHttpClient gate = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (!chain.request().url().encodedPath().startsWith("/oauth/")) {
                        allSent.countDown();
                        try {
                            allSent.await();
                        } catch (InterruptedException e) {
                            throw new InterruptedIOException();
                        }
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        time.advance(Duration.ofMinutes(1));
        installs().expireAccessTokens(null);
        try (GhlClient client = client(memory, gate)) {
            assertThat(together(THREADS, () -> call(client))).isEmpty();
            assertThat(sandbox.journal().countByStatus()).containsEntry(401, (long) THREADS);
            assertThat(tokenCalls()).isEqualTo(2);
            assertThat(together(THREADS, () -> call(client))).isEmpty();
            assertThat(tokenCalls()).isEqualTo(2);
        }
    }

    @Test
    @Tag("defect-14")
    void aClaimOfAProcessThatDiedEndsWithinTheGrace() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        StoredTokens stored = memory.load(key()).orElseThrow();
        var claimed =
                (com.fasterxml.jackson.databind.node.ObjectNode) stored.tokens().revealJson();
        claimed.set(
                "ghlClientRefresh",
                Json.object().put("by", "dead").put("at", time.now().toString()));
        memory.compareAndSet(key(), stored.version(), Tokens.of(claimed));
        // It dies after HighLevel has answered it.
        MemoryTokenStore own = new MemoryTokenStore();
        own.compareAndSet(key(), null, stored.tokens());
        try (GhlClient dying = client(own)) {
            call(dying);
        }
        time.participants(1);
        call();
        time.participants(0);
        assertThat(time.waits()).hasSizeBetween(100, 130);
        assertThat(tokenCalls()).isEqualTo(3);
        Tokens now = memory.load(key()).orElseThrow().tokens();
        assertThat(now.additional()).doesNotContainKey("ghlClientRefresh");
        time.advance(Duration.ofDays(1));
        call();
    }

    /** Writes go to the memory after whatever a test does to them. */
    private class TrickyStore implements TokenStore {
        void beforeWrite(Tokens next) {}

        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return memory.load(key);
        }

        @Override
        public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
            beforeWrite(next);
            return memory.compareAndSet(key, expected, next);
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
    @Tag("defect-07")
    void anInterruptDuringTheWaitForATokenEndsTheCallAtOnce() throws Exception {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TokenStore slow = new TrickyStore() {
            @Override
            void beforeWrite(Tokens next) {
                renewing.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
        try (GhlClient client = client(slow)) {
            Outcome leader = Outcome.of(() -> call(client));
            renewing.await();
            Outcome waiting = Outcome.of(() -> call(client));
            time.awaitSleepers(1);
            long before = sandbox.journal().count();
            waiting.interrupt();
            assertThat(waiting.error()).isInstanceOf(CallInterruptedException.class);
            assertThat(waiting.flagKept()).isTrue();
            assertThat(waiting.error().mayHaveTakenEffect()).isFalse();
            assertThat(sandbox.journal().count()).isEqualTo(before);
            goOn.countDown();
            assertThat(leader.error()).isNull();
        }
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    @Tag("defect-15")
    void aMissingScopeIsNoReasonToRefresh() {
        start(options -> options.app("app-1", "secret-1", null, "contacts.write", "oauth.readonly"), memory);
        installLocation();
        time.advance(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(MissingScopeException.class)
                    .isThrownBy(this::call)
                    .satisfies(e -> assertThat(e.status()).isEqualTo(401));
        }
        assertThat(tokenCalls()).isEqualTo(1);
        assertThat(sandbox.journal().countByStatus()).containsEntry(401, 3L);
    }

    /** While the old token is still good the failure is told all the same: the refresh token in the store is spent. */
    @Test
    @Tag("defect-16")
    void aFailureToSaveIsLoud() {
        start();
        installLocation();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        TokenStore failing = new TrickyStore() {
            @Override
            void beforeWrite(Tokens next) {
                RuntimeException planted = failure.get();
                if (planted != null && !next.additional().containsKey("ghlClientRefresh")) {
                    throw planted;
                }
            }
        };
        List<RuntimeException> kinds = List.of(
                new IllegalStateException("the disk is full"),
                new UncheckedIOException(new java.io.IOException("no route")),
                new NullPointerException());
        long refreshed = 1;
        for (Duration age : List.of(Duration.ofSeconds(86_399).minus(Duration.ofMinutes(9)), Duration.ofDays(1))) {
            for (RuntimeException kind : kinds) {
                try (GhlClient client = client(failing)) {
                    call(client);
                    time.advance(age);
                    failure.set(kind);
                    long before = sandbox.journal().count("get-duplicate-contact");
                    for (int i = 0; i < 2; i++) {
                        assertThatExceptionOfType(TokenStoreException.class)
                                .isThrownBy(() -> call(client))
                                .withCause(kind);
                    }
                    assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(before);
                    failure.set(null);
                    call(client);
                    assertThat(tokenCalls()).isEqualTo(++refreshed);
                }
            }
        }
    }
}
