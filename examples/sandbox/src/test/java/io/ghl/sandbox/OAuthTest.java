package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Installing the app, and the tokens that come of it, as any HTTP client sees them. */
class OAuthTest {
    private static final String OTHER = "otherLocation0000001";

    private final TestClock clock = new TestClock();
    private GhlSandbox sandbox;

    @BeforeEach
    void open() {
        sandbox = GhlSandbox.builder().clock(clock).companyLocations(OTHER).start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private SandboxInstalls installs() {
        return sandbox.installs();
    }

    /** A token request in the spelling of a version: a form for v2, JSON for v3; pairs of v3 names and values. */
    private Answer token(String version, String... pairs) {
        boolean v3 = version.equals(Api.V3);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            String name = v3 ? pairs[i] : pairs[i].replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
            String value = URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8);
            body.append(body.isEmpty() ? "" : v3 ? "," : "&")
                    .append(v3 ? "'" + name + "':'" + pairs[i + 1] + "'" : name + "=" + value);
        }
        String type = v3 ? "application/json" : "application/x-www-form-urlencoded";
        return Api.bare(sandbox, Map.of("Version", version, "Content-Type", type))
                .post("/oauth/token", v3 ? "{" + body + "}" : body.toString());
    }

    private Answer byCode(String version, String code) {
        return token(
                version,
                "clientId",
                installs().clientId(),
                "clientSecret",
                installs().clientSecret(),
                "grantType",
                "authorization_code",
                "code",
                code);
    }

    private Answer refresh(String version, String refreshToken) {
        return token(
                version,
                "clientId",
                installs().clientId(),
                "clientSecret",
                installs().clientSecret(),
                "grantType",
                "refresh_token",
                "refreshToken",
                refreshToken);
    }

    private static String access(Answer answer) {
        return answer.body()
                .path(answer.body().has("accessToken") ? "accessToken" : "access_token")
                .asText();
    }

    private static String refreshToken(Answer answer) {
        return answer.body()
                .path(answer.body().has("refreshToken") ? "refreshToken" : "refresh_token")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void aCodeWorksOnceAndGivesATokenOfTheLocation(String version) {
        String code = installs().authorizeLocation(sandbox.locationId());
        Answer first = byCode(version, code);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("userType").asText()).isEqualTo("Location");
        assertThat(first.body().path("locationId").asText()).isEqualTo(sandbox.locationId());
        assertThat(Api.of(sandbox, version, access(first))
                        .post("/contacts/", "{'locationId':'" + sandbox.locationId() + "','email':'a@b.co'}")
                        .status())
                .isEqualTo(201);
        assertThat(sandbox.journal().entriesOf("create-contact").get(0).token())
                .isEqualTo("location " + sandbox.locationId() + " #1");
        Answer second = byCode(version, code);
        assertThat(second.status()).isEqualTo(401);
        assertThat(second.body().path("error").asText()).isEqualTo("UnAuthorized!");
        assertThat(second.body().path("error_description").asText()).isEqualTo("Authorization code not found");
    }

    @Test
    void theBodyMustHaveTheStyleOfTheVersion() {
        Answer json = Api.bare(sandbox, Map.of("Version", Api.V2, "Content-Type", "application/json"))
                .post("/oauth/token", "{'client_id':'x','grant_type':'refresh_token'}");
        assertThat(json.message()).contains("Missing parameter: grant_type");
        assertThat(token(Api.V3, "grantType", "password").message()).contains("Invalid parameter: grantType");
        Answer unversioned =
                Api.bare(sandbox, Map.of("Content-Type", "application/json")).post("/oauth/token", "{}");
        assertThat(unversioned.message()).contains("version header was not found.");
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void aRefreshTokenWorksOnceWithThirtySecondsOfGrace(String version) {
        Answer first = byCode(version, installs().authorizeLocation(OTHER));
        Answer second = refresh(version, refreshToken(first));
        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        clock.advance(Duration.ofSeconds(30));
        assertThat(refresh(version, refreshToken(first)).body().path("scope"))
                .isEqualTo(second.body().path("scope"));
        assertThat(refreshToken(refresh(version, refreshToken(first)))).isEqualTo(refreshToken(second));
        clock.advance(Duration.ofMillis(1));
        Answer late = refresh(version, refreshToken(first));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.body().toString()).contains("Invalid grant: refresh token is invalid");
        assertThat(refresh(version, refreshToken(second)).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenExpires() {
        String access = access(byCode(Api.V2, installs().authorizeLocation(OTHER)));
        clock.advance(Duration.ofSeconds(86_398));
        assertThat(Api.of(sandbox, Api.V2, access)
                        .get("/locations/" + OTHER + "/customFields")
                        .status())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(Api.of(sandbox, Api.V2, access)
                        .get("/locations/" + OTHER + "/customFields")
                        .message())
                .contains("Invalid token: access token is invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void aCompanyGetsTokensOfItsApprovedLocationsOnly(String version) {
        String company = access(byCode(version, installs().authorizeCompany(OTHER)));
        Answer wrongClass = Api.of(sandbox, version, company).get("/contacts/abc");
        assertThat(wrongClass.status()).isEqualTo(401);
        assertThat(wrongClass.message()).contains("This authClass type is not allowed to access this scope.");
        String path = version.equals(Api.V3) ? "/oauth/location-token" : "/oauth/locationToken";
        Answer minted = mint(version, path, company, OTHER);
        assertThat(minted.status()).isEqualTo(201);
        assertThat(minted.body().path("scope").asText()).contains("oauth.write");
        assertThat(mint(version, "/oauth/locationToken", company, OTHER).status())
                .isEqualTo(201);
        assertThat(mint(version, path, company, sandbox.locationId()).status()).isEqualTo(400);
        assertThat(mint(version, path, access(minted), OTHER).status()).isEqualTo(401);
        assertThat(mint(version, path, sandbox.token(), OTHER).message()).contains("Token's user type mismatch!");
        assertThat(mint(Api.V2, "/oauth/location-token", company, OTHER).status())
                .isEqualTo(404);
    }

    private Answer mint(String version, String path, String bearer, String location) {
        return Api.bare(
                        sandbox,
                        Map.of(
                                "Version",
                                version,
                                "Authorization",
                                "Bearer " + bearer,
                                "Content-Type",
                                "application/x-www-form-urlencoded"))
                .post(path, "companyId=" + installs().companyId() + "&locationId=" + location);
    }

    @Test
    void installedLocationsArePagedInTheWayOfEachVersion() {
        String company = access(byCode(Api.V2, installs().authorizeCompany(OTHER)));
        String query =
                "companyId=" + installs().companyId() + "&appId=" + installs().appId();
        JsonNode v2 = Api.of(sandbox, Api.V2, company)
                .get("/oauth/installedLocations?limit=1&skip=1&" + query)
                .body();
        assertThat(v2.path("count").asInt()).isEqualTo(2);
        assertThat(v2.at("/locations/0/_id").asText()).isEqualTo(OTHER);
        assertThat(v2.at("/locations/0/isInstalled").asBoolean()).isTrue();
        Api v3 = Api.of(sandbox, Api.V3, company);
        JsonNode first =
                v3.get("/oauth/installed-locations?pageSize=1&" + query).body();
        assertThat(first.at("/items/0/isInstalled").asBoolean()).isFalse();
        String next = first.at("/pagination/nextPageToken").asText();
        JsonNode second = v3.get("/oauth/installed-locations?pageSize=1&pageToken=" + next + "&" + query)
                .body();
        assertThat(second.at("/items/0/_id").asText()).isEqualTo(OTHER);
        assertThat(second.at("/pagination/hasNextPage").asBoolean()).isFalse();
        assertThat(v3.get("/oauth/installed-locations?pageSize=101&" + query)
                        .body()
                        .at("/error/code")
                        .asText())
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(v3.get("/oauth/installed-locations?companyId=x&appId=none").status())
                .isEqualTo(404);
        assertThat(v3.get("/oauth/installedLocations?" + query).message()).contains("not available in API version v3");
    }

    @Test
    void aSuspendedLocationCannotRenewUntilItIsActiveAgain() {
        Answer tokens = byCode(Api.V2, installs().authorizeLocation(OTHER));
        installs().suspend(OTHER, true);
        assertThat(refresh(Api.V2, refreshToken(tokens)).message()).contains("Location is not active");
        installs().suspend(OTHER, false);
        assertThat(refresh(Api.V2, refreshToken(tokens)).status()).isEqualTo(200);
    }

    @Test
    void installAndUninstallAreTold() throws Exception {
        try (Receiver receiver = new Receiver()) {
            sandbox.sendWebhooksTo(receiver.url());
            String code = installs().authorizeCompany();
            String company = access(byCode(Api.V3, code));
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            JsonNode install = receiver.hooks().get(0).body();
            assertThat(install.path("type").asText()).isEqualTo("INSTALL");
            assertThat(install.path("companyId").asText()).isEqualTo(installs().companyId());
            assertThat(install.has("locationId")).isFalse();
            Answer gone = Api.of(sandbox, Api.V3, company)
                    .delete(
                            "/marketplace/app/" + installs().appId() + "/installations",
                            "{'companyId':'" + installs().companyId() + "','reason':'test'}");
            assertThat(gone.body().path("success").asBoolean()).isTrue();
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.hooks().get(1).body().path("type").asText()).isEqualTo("UNINSTALL");
            assertThat(Api.of(sandbox, Api.V3, company)
                            .get("/oauth/installed-locations")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void thePageOfChoicesLeadsBackWithCodeAndState() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        URI page = URI.create(sandbox.baseUrl() + "/v2/oauth/chooselocation?response_type=code&client_id="
                + installs().clientId() + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fback&state=a%26b");
        String html = browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher link = Pattern.compile("href=\"([^\"]+)\"").matcher(html);
        assertThat(link.find()).isTrue();
        URI first = URI.create(sandbox.baseUrl() + link.group(1).replace("&amp;", "&"));
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(first).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        String back = answer.headers().firstValue("Location").orElseThrow();
        assertThat(back).startsWith("http://127.0.0.1:1/back?code=").endsWith("&state=a%26b");
        String code = back.replaceAll(".*code=([^&]+)&.*", "$1");
        assertThat(byCode(Api.V2, code).status()).isEqualTo(200);
        HttpResponse<String> unknown = browser.send(
                HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth/chooselocation?client_id=x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(unknown.body()).contains("error.noclient");
    }

    @Test
    void aLinkWithoutVersionIdIsAnErrorPageByASwitch() {
        try (GhlSandbox own = GhlSandbox.builder()
                .quirk(Quirk.INSTALL_LINK_NEEDS_VERSION_ID, true)
                .start()) {
            String link = "/oauth/chooselocation?response_type=code&redirect_uri=http%3A%2F%2F127.0.0.1%3A1&client_id="
                    + own.installs().clientId();
            Api browser = Api.bare(own, Map.of());
            assertThat(browser.get(link).raw().body()).contains("error.noversionid");
            assertThat(browser.get(link + "&version_id=1").status()).isEqualTo(200);
        }
    }

    @Test
    void theAdminApiDoesWhatUsersDo() {
        Api admin = Api.bare(sandbox, Map.of("Content-Type", "application/json"));
        String code = admin.post("/_sandbox/oauth/authorize", "{'locationId':'" + OTHER + "'}")
                .body()
                .path("code")
                .asText();
        String access = access(byCode(Api.V2, code));
        JsonNode shown = admin.get("/_sandbox/oauth").body();
        assertThat(shown.path("clientId").asText()).isEqualTo(installs().clientId());
        assertThat(shown.toString()).doesNotContain(access);
        admin.post("/_sandbox/oauth/expire", "{'id':'" + OTHER + "'}");
        assertThat(Api.of(sandbox, Api.V2, access).get("/contacts/x").status()).isEqualTo(401);
        assertThat(admin.get("/_sandbox/state").body().toString()).doesNotContain("_oauth", access);
    }

    @Test
    void tokensSurviveARestart(@TempDir Path folder) {
        sandbox.close();
        Path file = folder.resolve("state.jsonl");
        sandbox = GhlSandbox.builder().stateFile(file).clock(clock).start();
        Answer first = byCode(Api.V2, installs().authorizeLocation(sandbox.locationId()));
        Answer second = refresh(Api.V2, refreshToken(first));
        sandbox.close();
        sandbox = GhlSandbox.builder().stateFile(file).clock(clock).start();
        assertThat(refreshToken(refresh(Api.V2, refreshToken(first)))).isEqualTo(refreshToken(second));
        assertThat(Api.of(sandbox, Api.V2, access(second)).get("/contacts/x").status())
                .isEqualTo(400);
    }
}
