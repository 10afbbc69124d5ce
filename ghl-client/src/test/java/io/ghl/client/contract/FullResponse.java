package io.ghl.client.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.calls.Results;
import io.ghl.client.contract.calls.Scene;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import java.io.IOException;
import java.time.Instant;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** Lets the client read an answer that was made up. */
final class FullResponse {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String COMPANY = "5DP4iH6HLkQsiKESj6rh";

    private FullResponse() {}

    /** Calls the client's method for the operation against a server that answers this, whatever it is asked. */
    static Shown read(ApiVersion version, String operation, int status, JsonNode answer) throws IOException {
        Dispatcher answering = new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse()
                        .setResponseCode(status)
                        .setHeader("Content-Type", "application/json")
                        .setBody(answer.toString());
            }
        };
        try (MockWebServer server = Wire.server(answering)) {
            server.start();
            String url = server.url("/").toString();
            try (GhlClient ghl = GhlClient.builder()
                            .baseUrl(url)
                            .privateToken("pit-1")
                            .apiVersion(version)
                            .rateLimitPolicy(RateLimitPolicy.unlimited())
                            .retryPolicy(RetryPolicy.none())
                            .build();
                    GhlClient installed = GhlClient.builder()
                            .baseUrl(url)
                            .oauth(app(), store())
                            .apiVersion(version)
                            .rateLimitPolicy(RateLimitPolicy.unlimited())
                            .retryPolicy(RetryPolicy.none())
                            .build()) {
                Scene scene = new Scene(version, ghl, installed, LOCATION, COMPANY, () -> "code1");
                return new Shown(answer, Results.read(Calls.all().get(operation).apply(scene)));
            }
        }
    }

    private static OAuthApp app() {
        return OAuthApp.builder("app1-client", Secret.of("secret"))
                .redirectUri("http://127.0.0.1/")
                .build();
    }

    private static MemoryTokenStore store() {
        MemoryTokenStore store = new MemoryTokenStore();
        String client = app().clientId();
        store.compareAndSet(TokenKey.company(client, COMPANY), null, tokens("Company"));
        store.compareAndSet(TokenKey.location(client, LOCATION), null, tokens("Location"));
        return store;
    }

    private static Tokens tokens(String userType) {
        return Tokens.of(
                Json.object()
                        .put("access_token", "access")
                        .put("refresh_token", "refresh")
                        .put("expires_in", 86_399)
                        .put("userType", userType)
                        .put("companyId", COMPANY)
                        .put("locationId", LOCATION),
                Instant.now());
    }
}
