package io.ghl.client.contract;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.contract.calls.Calls;
import io.ghl.client.contract.calls.MoreCalls;
import io.ghl.client.contract.calls.Results;
import io.ghl.client.contract.calls.Scene;
import io.ghl.client.contract.wire.Exchange;
import io.ghl.client.internal.json.Json;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.SandboxInstalls;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** Calls every operation once in the sandbox, then provokes each kind of refusal. */
final class SandboxRun {
    /** A company whose refresh token HighLevel no longer knows. */
    private static final String GONE = "gone1";

    private static final Map<ApiVersion, List<Exchange>> RUNS = new EnumMap<>(ApiVersion.class);

    private SandboxRun() {}

    /** What went over the wire. */
    static synchronized List<Exchange> of(ApiVersion version) {
        return RUNS.computeIfAbsent(version, SandboxRun::run);
    }

    private static List<Exchange> run(ApiVersion version) {
        List<Exchange> exchanges = new CopyOnWriteArrayList<>();
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .rate(1_000_000, Duration.ofSeconds(10))
                .quirk(Quirk.MISSING_CHILD_IS_404, true)
                .contacts(110)
                .listener(exchange -> exchanges.add(Exchange.of(exchange)))
                .companyLocations(IntStream.range(0, 101)
                        .mapToObj(number -> "furtherLocation" + number)
                        .toArray(String[]::new))
                .start()) {
            SandboxInstalls installs = sandbox.installs();
            OAuthApp app = OAuthApp.builder(installs.clientId(), Secret.of(installs.clientSecret()))
                    .redirectUri("http://127.0.0.1/")
                    .userType(UserType.COMPANY)
                    .build();
            try (GhlClient ghl = GhlClient.builder()
                            .baseUrl(sandbox.baseUrl().toString())
                            .privateToken(sandbox.token())
                            .apiVersion(version)
                            .rateLimitPolicy(RateLimitPolicy.unlimited())
                            .retryPolicy(RetryPolicy.none())
                            .build();
                    GhlClient installed = GhlClient.builder()
                            .baseUrl(sandbox.baseUrl().toString())
                            .oauth(app, store(app))
                            .apiVersion(version)
                            .rateLimitPolicy(RateLimitPolicy.unlimited())
                            .retryPolicy(RetryPolicy.none())
                            .build()) {
                Scene scene = new Scene(
                        version,
                        ghl,
                        installed,
                        sandbox.locationId(),
                        installs.companyId(),
                        () -> installs.authorizeCompany(sandbox.locationId()));
                MoreCalls.run(scene);
                Calls.all().forEach((operation, call) -> {
                    if (Calls.row(operation).versions().containsKey(version)) {
                        Object result = Results.read(call.apply(scene));
                        Results.id(result).ifPresent(id -> scene.made(operation, id));
                    }
                });
                MoreCalls.refused(scene);
                refusedByToken(sandbox, scene);
            }
        }
        return exchanges;
    }

    /** What stands before every operation: the token, its scope, its location and the rate limit. */
    private static void refusedByToken(GhlSandbox sandbox, Scene scene) {
        sandbox.faults().set(Fault.RATE_LIMIT, FaultRule.next(1));
        MoreCalls.refused(() -> scene.location().contacts().get("none"));
        MoreCalls.refused(
                () -> scene.ghl().location("otherLocation1234567").contacts().findDuplicate("a@example.com", null));
        MoreCalls.refused(() -> scene.installed()
                .oauth()
                .installedLocations(InstalledLocationQuery.ofCompany(GONE))
                .forEach(installed -> {}));
        sandbox.revokeToken(sandbox.token());
        MoreCalls.refused(() -> scene.location().contacts().get("none"));
    }

    private static MemoryTokenStore store(OAuthApp app) {
        MemoryTokenStore store = new MemoryTokenStore();
        Tokens old = Tokens.of(
                Json.object()
                        .put("access_token", "old")
                        .put("refresh_token", "old")
                        .put("expires_in", 1)
                        .put("userType", "Company")
                        .put("companyId", GONE),
                Instant.EPOCH);
        store.compareAndSet(TokenKey.company(app.clientId(), GONE), null, old);
        return store;
    }
}
