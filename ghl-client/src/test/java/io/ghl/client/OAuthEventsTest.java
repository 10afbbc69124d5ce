package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.GhlException;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What observers are told of tokens. */
class OAuthEventsTest extends OAuthOnSandbox {
    private final List<String> events = new ArrayList<>();
    private final List<Duration> took = new ArrayList<>();
    private final List<GhlObserver.TokenAge> aging = new ArrayList<>();
    private boolean storeIsBroken;

    OAuthEventsTest() {
        super(ApiVersion.V2021_07_28);
    }

    private GhlClient observed(TokenStore store) {
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .apiVersion(version)
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .observer(new GhlObserver() {
                    @Override
                    public void tokenRefreshed(TokenRefresh refresh) {
                        took.add(refresh.took());
                        events.add((refresh.locationId() != null
                                        ? "location "
                                        : refresh.companyId() != null ? "company " : "")
                                + refresh.kind() + " "
                                + (refresh.error() == null
                                        ? "ok"
                                        : refresh.error().getClass().getSimpleName()));
                    }

                    @Override
                    public void tokenAging(TokenAge age) {
                        aging.add(age);
                    }
                })
                .oauth(app, store);
        builder.waiter = time;
        builder.random = () -> 0;
        return builder.build();
    }

    private class Breakable implements TokenStore {
        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return memory.load(key);
        }

        @Override
        public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
            // A claim can still be written; the pair that it is for cannot.
            boolean claim = next.revealJson().has("ghlClientRefresh");
            if (storeIsBroken && !claim) {
                throw new IllegalStateException("planted");
            }
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
    void installationsRefreshesAndTokensFromTheCompanyAreReported() {
        start();
        try (GhlClient client = observed(memory)) {
            client.oauth().exchange(Secret.of(installs().authorizeLocation(sandbox.locationId())));
            call(client);
            assertThat(events).containsExactly("location INSTALLATION ok");
            time.advance(Duration.ofDays(2));
            call(client);
            assertThat(events).containsExactly("location INSTALLATION ok", "location REFRESH ok");
            events.clear();
        }
        memory.list().forEach(memory::remove);
        try (GhlClient client = observed(new MemoryTokenStore())) {
            client.oauth().exchange(Secret.of(installs().authorizeCompany(sandbox.locationId())));
            call(client);
        }
        assertThat(events).containsExactly("company INSTALLATION ok", "location FROM_COMPANY ok");
    }

    @Test
    void aPairThatCannotBeStoredIsReportedAndSoIsItsLaterStoring() {
        start();
        try (GhlClient client = observed(new Breakable())) {
            client.oauth().exchange(Secret.of(installs().authorizeLocation(sandbox.locationId())));
            time.advance(Duration.ofDays(2));
            storeIsBroken = true;
            assertThatThrownBy(() -> call(client)).isInstanceOf(GhlException.class);
            storeIsBroken = false;
            call(client);
        }
        assertThat(events)
                .containsExactly(
                        "location INSTALLATION ok", "location REFRESH TokenStoreException", "location REFRESH ok");
    }

    @Test
    void aRefreshIsAsLongAsTheTimeSinceItBegan() {
        start();
        installLocation();
        time.advance(Duration.ofDays(2));
        TokenStore slow = new Breakable() {
            @Override
            public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
                time.advance(Duration.ofSeconds(3));
                return super.compareAndSet(key, expected, next);
            }
        };
        try (GhlClient client = observed(slow)) {
            call(client);
        }
        // The claim, and the pair.
        assertThat(took).containsExactly(Duration.ofSeconds(6));
    }

    private void tokenRequestsFail(Fault fault, FaultRule rule) {
        sandbox.faults().clear();
        sandbox.faults().set(fault, rule);
    }

    @Test
    void requestsForTokensThatFailAreReported() {
        start();
        installLocation();
        time.advance(Duration.ofDays(2));
        try (GhlClient client = observed(memory)) {
            tokenRequestsFail(
                    Fault.ERROR_BEFORE_EFFECT,
                    FaultRule.next(1).on("get-access-token").status(403));
            assertThatThrownBy(() -> call(client)).isInstanceOf(GhlException.class);
            tokenRequestsFail(Fault.RESET_BEFORE_EFFECT, FaultRule.next(100).on("get-access-token"));
            assertThatThrownBy(() -> call(client)).isInstanceOf(GhlException.class);
            sandbox.faults().clear();
            memory.remove(key());
            client.oauth().exchange(Secret.of(installs().authorizeCompany(sandbox.locationId())));
            tokenRequestsFail(
                    Fault.ERROR_BEFORE_EFFECT,
                    FaultRule.next(1).on("get-location-access-token").status(403));
            assertThatThrownBy(() -> call(client)).isInstanceOf(GhlException.class);
        }
        assertThat(events)
                .containsExactly(
                        "location REFRESH ForbiddenException",
                        "location REFRESH TransportException",
                        "company INSTALLATION ok",
                        "location FROM_COMPANY ForbiddenException");
    }

    @Test
    void aRefreshTokenThatWasNotUsedForLongIsWarnedOf() {
        start();
        installLocation();
        var issued = time.now();
        time.advance(Duration.ofDays(299));
        try (GhlClient client = observed(memory)) {
            call(client);
            assertThat(aging).isEmpty();
            time.advance(Duration.ofDays(301));
            call(client);
            time.advance(Duration.ofDays(301));
            call(client);
        }
        assertThat(aging).hasSize(1);
        GhlObserver.TokenAge age = aging.get(0);
        assertThat(age.locationId()).isEqualTo(sandbox.locationId());
        assertThat(age.age())
                .isBetween(Duration.ofDays(301), Duration.ofDays(301).plusMinutes(1));
        assertThat(age.issuedAt()).isAfter(issued);
    }
}
