package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.oauth.EncryptedTokenStore;
import io.ghl.client.oauth.KeyProvider;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.StoreException;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.observe.AuditLog;
import io.ghl.client.observe.GhlObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No credential of an app, code or token comes out in a log, an exception, an event or a text. */
class OAuthSecretsTest extends WireTest {
    private static final List<String> PLANTED = List.of(
            "planted-client-secret",
            "planted-code",
            "planted-access",
            "planted-refresh",
            "planted-shared",
            "cGxhbnRlZA");

    private volatile MockResponse tokenAnswer = json(200, "");
    private final List<String> seen = new ArrayList<>();

    private void record(Runnable call) {
        try {
            call.run();
        } catch (GhlException | StoreException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
            if (e instanceof GhlException ghl) {
                seen.add(ghl.failure().toString());
            }
            if (e instanceof ApiException api) {
                seen.add(api.response().toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingPlantedComesOut(ApiVersion version) throws Exception {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getPath().startsWith("/oauth")
                        ? tokenAnswer
                        : json(401, "{\"message\":\"Invalid token\"}");
            }
        });
        GhlObserver observer = new GhlObserver() {
            @Override
            public void attempt(Call call, AttemptEnd attempt) {
                seen.add(call + " " + attempt);
            }

            @Override
            public void tokenRefreshed(TokenRefresh refresh) {
                seen.add(refresh.toString());
            }

            @Override
            public void tokenAging(TokenAge age) {
                seen.add(age.toString());
            }

            @Override
            public void callEnd(Call call, CallEnd end) {
                seen.add(end.toString());
            }
        };
        OAuthApp app =
                OAuthApp.builder("client-1", Secret.of("planted-client-secret")).build();
        MemoryTokenStore memory = new MemoryTokenStore();
        EncryptedTokenStore store =
                new EncryptedTokenStore(memory, KeyProvider.of(KeyProvider.Key.of("k1", new byte[32])));
        TokenKey key = TokenKey.location("client-1", LOCATION);
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .apiVersion(version)
                .retryPolicy(RetryPolicy.none())
                .observer(GhlObserver.all(observer, new AuditLog()))
                .captureBodies(exchange -> seen.add(exchange.toString()))
                .oauth(app, store);
        builder.waiter = time;
        String answer =
                "{\"access_token\":\"planted-access\",\"refresh_token\":\"planted-refresh\",\"expires_in\":86399,"
                        + "\"userType\":\"Location\",\"locationId\":\"" + LOCATION + "\",\"companyId\":\"c1\"}";
        Tokens tokens = Tokens.of(Json.parse(answer), time.now());
        try (GhlClient ghl = builder.build()) {
            for (int status : new int[] {400, 401, 403, 422, 429, 500}) {
                tokenAnswer = json(
                        status,
                        "{\"error\":\"planted-code planted-refresh\",\"error_description\":"
                                + "\"planted-client-secret\",\"message\":\"planted-access\"}");
                record(() -> ghl.oauth().exchange(Secret.of("planted-code")));
                memory.remove(key);
                store.compareAndSet(key, null, tokens);
                record(() -> ghl.location(LOCATION).contacts().get("c1"));
                time.advance(Duration.ofDays(1));
            }
            tokenAnswer = json(200, "{\"access_token\":7,\"refresh_token\":\"planted-refresh\"}");
            record(() -> ghl.oauth().exchange(Secret.of("planted-code")));
            tokenAnswer = json(200, answer);
            seen.add(ghl.oauth().exchange(Secret.of("planted-code")).toString());
            seen.add(store.load(key) + " " + store + " " + memory.load(key) + " " + app + " " + key);
            memory.compareAndSet(TokenKey.location("client-1", "plain"), null, tokens);
            record(() -> ghl.location("plain").contacts().get("c1"));
        }
        assertThat(seen).hasSizeGreaterThan(30);
        String log = Files.readString(Path.of("target/client-under-test.log"));
        assertThat(log).contains("get-access-token");
        for (String planted : PLANTED) {
            assertThat(log).doesNotContain(planted);
            assertThat(seen).noneMatch(text -> text.contains(planted));
        }
    }
}
