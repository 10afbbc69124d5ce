package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;

/** No permit is held while a token is fetched, so fetching one may wait for any permit. */
class OAuthLimitTest extends WireTest {

    @Test
    void aRenewalNeedsNoPermitOfTheLocation() throws Exception {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getPath().startsWith("/oauth")
                        ? json(
                                200,
                                "{\"access_token\":\"fresh\",\"refresh_token\":\"next\",\"expires_in\":86399,"
                                        + "\"userType\":\"Location\",\"locationId\":\"" + LOCATION + "\"}")
                        : json(200, "{\"contact\":{\"id\":\"c1\"}}");
            }
        });
        MemoryTokenStore store = new MemoryTokenStore();
        Tokens old = Tokens.of(
                Json.parse(
                        "{\"access_token\":\"old\",\"refresh_token\":\"r\",\"expires_in\":1,\"userType\":\"Location\","
                                + "\"locationId\":\"" + LOCATION + "\"}"),
                time.now().minus(Duration.ofDays(1)));
        assertThat(store.compareAndSet(TokenKey.location("app", LOCATION), null, old))
                .isTrue();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(10)))
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        try (GhlClient ghl = builder.build()) {
            assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
        }
        assertThat(time.waits()).isEmpty();
        assertThat(taken().getPath()).isEqualTo("/oauth/token");
        assertThat(taken().getPath()).isEqualTo("/contacts/c1");
    }

    /** It refuses where a waiting one would wait for itself. */
    @Test
    void aLimiterWithOneBucketForAllKeysDoesNotWaitForItself() throws Exception {
        Semaphore bucket = new Semaphore(1);
        List<LimitKey> asked = new ArrayList<>();
        RateLimiter limiter = request -> {
            asked.add(request.key());
            if (!bucket.tryAcquire()) {
                throw new LimitRefusedException(RateLimitedException.Scope.BURST, null);
            }
            return new RateLimiter.Permit() {
                @Override
                public void giveBack() {
                    bucket.release();
                }

                @Override
                public void answered(LimitReport report) {
                    bucket.release();
                }

                @Override
                public void lost() {
                    bucket.release();
                }
            };
        };
        reply(201, "{\"access_token\":\"minted\",\"refresh_token\":\"r\",\"expires_in\":86399}");
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
        MemoryTokenStore store = new MemoryTokenStore();
        Tokens company = Tokens.of(
                Json.parse("{\"access_token\":\"company\",\"expires_in\":86399,\"userType\":\"Company\","
                        + "\"companyId\":\"K\",\"approvedLocations\":[\"A\"]}"),
                time.now());
        assertThat(store.compareAndSet(TokenKey.company("app", "K"), null, company))
                .isTrue();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .rateLimiter(limiter)
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        try (GhlClient ghl = builder.build()) {
            assertThat(ghl.location("A").contacts().get("c1").id()).isEqualTo("c1");
        }
        assertThat(asked).hasSize(2).doesNotHaveDuplicates();
        assertThat(bucket.availablePermits()).isEqualTo(1);
    }

    @Test
    void tokensFromTheCompanyWaitUnderItsLimitAsLongAsTheCallMay() throws Exception {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getPath().startsWith("/oauth")
                        ? json(201, "{\"access_token\":\"minted\",\"refresh_token\":\"r\",\"expires_in\":86399}")
                        : json(200, "{\"contact\":{\"id\":\"c1\"}}");
            }
        });
        MemoryTokenStore store = new MemoryTokenStore();
        Tokens company = Tokens.of(
                Json.parse("{\"access_token\":\"company\",\"expires_in\":86399,\"userType\":\"Company\","
                        + "\"companyId\":\"K\",\"approvedLocations\":[\"A\",\"B\"]}"),
                time.now());
        assertThat(store.compareAndSet(TokenKey.company("app", "K"), null, company))
                .isTrue();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(1, Duration.ofSeconds(40)))
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        try (GhlClient ghl = builder.build()) {
            ghl.location("A").contacts().get("c1");
            assertThat(time.nanoTime()).isZero();
            ghl.location("B").contacts().get("c1");
        }
        assertThat(time.nanoTime()).isEqualTo(Duration.ofSeconds(40).toNanos());
    }
}
