package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.InstallationException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests by which tokens are had: what they say, how long they may take, and when there is no need of one. */
class OAuthRequestsTest extends WireTest {
    private static final TokenKey KEY = TokenKey.location("app", LOCATION);

    private final MemoryTokenStore store = new MemoryTokenStore();
    private final List<Duration> timeouts = Collections.synchronizedList(new ArrayList<>());

    private GhlClient connect(Duration attempt) {
        OkHttpClient watched = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    timeouts.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
                    return chain.proceed(chain.request());
                })
                .build();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .okHttpClient(watched)
                .attemptTimeout(attempt)
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        return builder.build();
    }

    private static String pair(String access, String refresh, String rest) {
        return "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh + "\",\"expires_in\":86399" + rest
                + "}";
    }

    /** Tokens that have run out. */
    private void stored(String rest) {
        Tokens tokens =
                Tokens.of(Json.parse(pair("old", "r1", rest)), time.now().minus(Duration.ofDays(1)));
        assertThat(store.compareAndSet(KEY, null, tokens)).isTrue();
    }

    private static void call(GhlClient ghl) {
        assertThat(ghl.location(LOCATION).contacts().get("c1").id()).isEqualTo("c1");
    }

    private void answerTheCall() {
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "30,8"})
    void aRequestForATokenTakesNoLongerThanOthersMayAndThanTheGraceAllows(int attempt, int token) {
        stored("");
        reply(200, pair("new", "r2", ""));
        answerTheCall();
        try (GhlClient ghl = connect(Duration.ofSeconds(attempt))) {
            call(ghl);
        }
        assertThat(timeouts).containsExactly(Duration.ofSeconds(token), Duration.ofSeconds(attempt));
    }

    @Test
    void aRefreshNamesTheKindOfTokenIfItIsKnown() throws Exception {
        stored(",\"userType\":\"Location\"");
        reply(200, pair("new", "r2", ""));
        answerTheCall();
        try (GhlClient ghl = connect(Duration.ofSeconds(30))) {
            call(ghl);
            String sent = taken().getBody().readUtf8();
            assertThat(sent).contains("r1").containsIgnoringCase("location");
            taken();

            ghl.oauth().forgetLocation(LOCATION);
            stored("");
            reply(200, pair("new", "r2", ""));
            answerTheCall();
            call(ghl);
            assertThat(taken().getBody().readUtf8()).contains("r1").doesNotContainIgnoringCase("location");
        }
    }

    /** HighLevel has taken it back once; that it grants it anew says that it is good. */
    @Test
    void aRefusedRefreshTokenThatIsGrantedAgainIsTriedAgain() {
        stored("");
        reply(400, "{\"error\":\"invalid_grant\"}");
        try (GhlClient ghl = connect(Duration.ofSeconds(30))) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(InstallationException.class).isThrownBy(() -> call(ghl));
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
            reply(200, pair("granted", "r1", ",\"userType\":\"Location\",\"locationId\":\"" + LOCATION + "\""));
            ghl.oauth().exchange(Secret.of("code"));
            time.advance(Duration.ofDays(1));
            reply(200, pair("new", "r2", ""));
            answerTheCall();
            call(ghl);
        }
    }
}
