package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ghl.sandbox.Api.Answer;
import io.ghl.sandbox.OpenApi.Misfit;
import io.ghl.sandbox.OpenApi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on tokens and installations against HighLevel's published specification. */
class OAuthOpenApiTest {
    /** Answers that facts or measurements prove right against the specification. */
    private static final Set<Misfit> KNOWN = Set.of(
            // traceId comes with every response (FACTS §0).
            new Misfit(".traceId", "is undeclared"),
            // Location tokens have a refresh token of their own (FACTS §1.5, §3).
            new Misfit(".refresh_token", "is undeclared"));

    @BeforeEach
    void needsTheSpecification() {
        boolean present = Files.isDirectory(OpenApi.folder().resolve("apps"));
        assertThat(present || !"true".equals(System.getenv("CI"))).isTrue();
        assumeTrue(present, "HighLevel's specification is not at " + OpenApi.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void everyOperationHasThePathScopeAndShapeOfTheSpecification(String version) throws IOException {
        OpenApi spec = OpenApi.read(version);
        boolean v3 = version.equals(Api.V3);
        List<Misfit> misfits = new ArrayList<>();
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            SandboxInstalls installs = sandbox.installs();
            String credentials = v3
                    ? "{'clientId':'%s','clientSecret':'%s','grantType':'authorization_code','code':'%s'}"
                    : "client_id=%s&client_secret=%s&grant_type=authorization_code&code=%s";
            String form = "application/x-www-form-urlencoded";
            Api anybody = Api.bare(sandbox, Map.of("Version", version, "Content-Type", v3 ? "application/json" : form));
            Answer tokens = call(
                    spec,
                    "get-access-token",
                    anybody,
                    "",
                    credentials.formatted(installs.clientId(), installs.clientSecret(), installs.authorizeCompany()),
                    misfits);
            String bearer = "Bearer "
                    + tokens.body().path(v3 ? "accessToken" : "access_token").asText();
            Api forms = Api.bare(sandbox, Map.of("Version", version, "Content-Type", form, "Authorization", bearer));
            String both = "companyId=" + installs.companyId() + "&locationId=" + sandbox.locationId();
            call(spec, "get-location-access-token", forms, "", both, misfits);
            String query = "?companyId=" + installs.companyId() + "&appId=" + installs.appId();
            call(spec, "get-installed-location", forms, query, "", misfits);
            Api json = Api.bare(
                    sandbox, Map.of("Version", version, "Content-Type", "application/json", "Authorization", bearer));
            call(spec, "get-installer-details", forms, "", "", misfits);
            call(
                    spec,
                    "uninstall-application",
                    json,
                    "",
                    "{'companyId':'" + installs.companyId() + "','reason':'r'}",
                    misfits);
        }
        assertThat(new HashSet<>(misfits)).isSubsetOf(KNOWN);
    }

    private static Answer call(OpenApi spec, String id, Api api, String query, String body, List<Misfit> misfits) {
        Operation operation = spec.operation(id);
        Answer answer = api.send(
                operation.method().toUpperCase(Locale.ROOT),
                operation.path().replace("{appId}", appId(api)) + query,
                body);
        assertThat(answer.status()).as(id + " " + answer.body()).isBetween(200, 201);
        // The location token answers 201 live and 200 in the specification (FACTS §0).
        spec.check(operation, 200, answer.body(), misfits);
        return answer;
    }

    private static String appId(Api api) {
        return api.get("/_sandbox/oauth").body().path("appId").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void aTokenWithoutTheScopeIsRefused(String version) {
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .app("app-1", "secret", null, "contacts.readonly")
                .start()) {
            String code = sandbox.installs().authorizeCompany();
            Answer tokens = Api.bare(sandbox, Map.of("Version", Api.V3, "Content-Type", "application/json"))
                    .post(
                            "/oauth/token",
                            "{'clientId':'app-1','clientSecret':'secret','grantType':'authorization_code','code':'"
                                    + code + "'}");
            Api api = Api.of(sandbox, version, tokens.body().path("accessToken").asText());
            String path = version.equals(Api.V3) ? "/oauth/installed-locations" : "/oauth/installedLocations";
            assertThat(api.get(path).message()).contains("The token is not authorized for this scope.");
        }
    }
}
