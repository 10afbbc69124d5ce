package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.GhlException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests for tokens that can be had again end with the client, for nothing is lost with their answer. */
class OAuthHangingTest extends WireTest {
    private final MemoryTokenStore store = new MemoryTokenStore();
    private GhlClient ghl;

    @BeforeEach
    void aCompanyIsInstalled() {
        Tokens company = Tokens.of(
                Json.parse("{\"access_token\":\"company\",\"expires_in\":86399,\"userType\":\"Company\","
                        + "\"companyId\":\"K\",\"approvedLocations\":[\"A\"]}"),
                time.now());
        assertThat(store.compareAndSet(TokenKey.company("app", "K"), null, company))
                .isTrue();
        time.participants(0);
        enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        ghl = builder.build();
    }

    /** Lets the call wait for its token, and ends it. */
    private Outcome ended(Runnable call, Consumer<Outcome> ending) throws InterruptedException {
        Outcome outcome = Outcome.of(call);
        assertThat(taken().getPath()).startsWith("/oauth/");
        ending.accept(outcome);
        GhlException unused = outcome.error();
        // Returns at once whatever hangs.
        Outcome closing = Outcome.of(ghl::close);
        assertThat(closing.error()).isNull();
        return outcome;
    }

    @Test
    void aTokenFromTheCompanyHoldsNobodyUp() throws Exception {
        List<Runnable> calls = List.of(
                () -> ghl.location("A").contacts().get("c1"),
                () -> ghl.oauth().locationTokens("K", "A"),
                () -> ghl.oauth().missingScopes("A", "get-contact"));
        for (Runnable call : calls) {
            assertThat(ended(call, outcome -> ghl.close()).error())
                    .isInstanceOf(ClientClosedException.class)
                    .matches(e -> !e.retryable() && !e.mayHaveTakenEffect());
            aCompanyIsInstalledAgain();
            Outcome interrupted = ended(call, Outcome::interrupt);
            assertThat(interrupted.error())
                    .isInstanceOf(CallInterruptedException.class)
                    .matches(e -> e.retryable() && !e.mayHaveTakenEffect());
            assertThat(interrupted.flagKept()).isTrue();
            aCompanyIsInstalledAgain();
            assertThat(ended(call, outcome -> afterAWait(Duration.ofMinutes(2))).error())
                    .isInstanceOf(DeadlineExceededException.class)
                    .matches(e -> e.retryable() && !e.mayHaveTakenEffect());
            aCompanyIsInstalledAgain();
        }
        ghl.close();
    }

    private void aCompanyIsInstalledAgain() {
        store.remove(TokenKey.company("app", "K"));
        aCompanyIsInstalled();
    }

    private void afterAWait(Duration duration) {
        try {
            time.awaitSleepers(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        time.advance(duration);
    }

    @Test
    void clientCredentialsHoldNobodyUp() throws Exception {
        Runnable call = () -> ghl.oauth().clientCredentials(UserType.COMPANY);
        assertThat(ended(call, outcome -> ghl.close()).error()).isInstanceOf(ClientClosedException.class);
        aCompanyIsInstalledAgain();
        assertThat(ended(call, Outcome::interrupt).error()).isInstanceOf(CallInterruptedException.class);
    }
}
