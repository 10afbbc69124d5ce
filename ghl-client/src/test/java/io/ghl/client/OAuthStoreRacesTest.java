package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others do to the stored tokens while they are being refreshed, and stores that do not keep their word. */
class OAuthStoreRacesTest extends OAuthOnSandbox {

    OAuthStoreRacesTest() {
        super(ApiVersion.V2021_07_28);
    }

    @BeforeEach
    void anExpiredTokenIsStored() {
        start();
        installLocation();
        time.advance(Duration.ofDays(1));
    }

    /** The memory, but for how it writes. */
    private abstract class Store implements TokenStore {
        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return memory.load(key);
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

    private static boolean isClaim(Tokens tokens) {
        return tokens.additional().containsKey("ghlClientRefresh");
    }

    /** Something happens just before the new pair is written. */
    private Store before(Runnable event) {
        AtomicBoolean happened = new AtomicBoolean();
        return new Store() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                if (!isClaim(next) && !happened.getAndSet(true)) {
                    event.run();
                }
                return memory.compareAndSet(key, expected, next);
            }
        };
    }

    private Tokens installAgain() {
        return ghl.oauth().exchange(Secret.of(installs().authorizeLocation(sandbox.locationId())));
    }

    @Test
    void whatIsForgottenDuringARefreshStaysForgotten() {
        try (GhlClient client = client(before(() -> memory.remove(key())))) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(InstallationException.class)
                        .isThrownBy(() -> call(client))
                        .matches(e -> e.reason() == InstallationException.Reason.NOT_INSTALLED);
            }
        }
        assertThat(memory.list()).isEmpty();
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void tokensThatAnotherStoredDuringARefreshAreKeptAndUsed() {
        AtomicReference<Tokens> installed = new AtomicReference<>();
        try (GhlClient client = client(before(() -> installed.set(installAgain())))) {
            call(client);
        }
        assertThat(memory.load(key()).orElseThrow().tokens()).isEqualTo(installed.get());
    }

    @Test
    void aRefusedRefreshHarmsNobodyIfAnotherHasStoredNewTokensMeanwhile() {
        AtomicBoolean happened = new AtomicBoolean();
        OkHttpClient gate = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    if (chain.request().url().encodedPath().startsWith("/oauth/token") && !happened.getAndSet(true)) {
                        var unused = installAgain();
                        sandbox.faults()
                                .set(
                                        Fault.ERROR_BEFORE_EFFECT,
                                        FaultRule.next(1).on("get-access-token").status(400));
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        try (GhlClient client = client(memory, gate)) {
            call(client);
        }
        assertThat(tokenCalls()).isEqualTo(3);
    }

    /** It cannot be seen any more whether another process was faster. */
    @Test
    void aStoreThatFailsAfterARefusedRefreshDoesNotHideTheRefusal() {
        AtomicBoolean sent = new AtomicBoolean();
        Store unreadable = new Store() {
            @Override
            public Optional<StoredTokens> load(TokenKey key) {
                if (sent.get()) {
                    throw new IllegalStateException("the disk is away");
                }
                return memory.load(key);
            }

            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                return memory.compareAndSet(key, expected, next);
            }
        };
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(1).on("get-access-token").status(400));
        OkHttpClient gate = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    sent.set(true);
                    return chain.proceed(chain.request());
                })
                .build();
        try (GhlClient client = client(unreadable, gate)) {
            assertThatExceptionOfType(TokenRequestException.class)
                    .isThrownBy(() -> call(client))
                    .withCauseInstanceOf(BadRequestException.class);
        }
    }

    @Test
    void aStoreThatDoesNotStoreIsNoticedBeforeTheRefreshTokenIsSpent() {
        AtomicInteger writes = new AtomicInteger();
        Store forgetful = new Store() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                writes.incrementAndGet();
                return true;
            }
        };
        try (GhlClient client = client(forgetful)) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> call(client))
                    .havingCause()
                    .withMessageContaining("does not show what was written");
        }
        assertThat(writes).as("twenty times it may have been somebody else").hasValue(21);
        assertThat(tokenCalls()).isEqualTo(1);
    }

    /** As one that reads from a copy which does not keep up. */
    @Test
    void aStoreThatTakesNoClaimEndsTheCallBeforeTheRefreshTokenIsSpent() {
        AtomicInteger tries = new AtomicInteger();
        Store refusing = new Store() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                if (tries.incrementAndGet() > 1_000) {
                    throw new IllegalStateException("asked for ever");
                }
                return false;
            }
        };
        try (GhlClient client = client(refusing)) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> call(client))
                    .havingCause()
                    .withMessageContaining("times in a row");
        }
        assertThat(tries.get()).isLessThan(100);
        assertThat(tokenCalls()).isEqualTo(1);
    }

    @Test
    void aStoreThatNeverTakesThePairEndsTheCallAndThePairIsKept() {
        AtomicBoolean stubborn = new AtomicBoolean(true);
        AtomicInteger tries = new AtomicInteger();
        Store store = new Store() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                tries.addAndGet(isClaim(next) ? 0 : 1);
                return (isClaim(next) || !stubborn.get()) && memory.compareAndSet(key, expected, next);
            }
        };
        try (GhlClient client = client(store)) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> call(client))
                    .havingCause()
                    .withMessageContaining("changed 20 times in a row");
            assertThat(tries).hasValue(20);
            stubborn.set(false);
            call(client);
        }
        assertThat(tokenCalls()).isEqualTo(2);
    }
}
