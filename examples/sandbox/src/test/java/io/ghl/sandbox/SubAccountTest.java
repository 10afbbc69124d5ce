package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations themselves, and fields of objects (FACTS §1.4, §1.5, §6). */
class SubAccountTest {
    private static final String OTHER = "otherLocation1234567";

    private GhlSandbox sandbox;
    private Api company;
    private Api location;
    private String own;

    private void start(UnaryOperator<SandboxBuilder> options) {
        sandbox = options.apply(GhlSandbox.builder()).start();
        sandbox.addCompanyToken("pit-company", "company");
        company = Api.of(sandbox, Api.V2, "pit-company");
        location = Api.of(sandbox, Api.V2);
        own = "/locations/" + sandbox.locationId();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String body(String fields) {
        return "{'companyId':'" + sandbox.installs().companyId() + "'" + fields + "}";
    }

    @Test
    void onlyAReadHasAnEnvelopeAndSecretsAreNotAnswered() {
        start(options -> options);
        Answer made = company.post(
                "/locations/",
                body(
                        ",'name':'Studio','country':'DE','prospectInfo':{'firstName':'Ada','lastName':'L','email':'a@b.co'},"
                                + "'twilio':{'sid':'s','authToken':'hidden'},'settings':{'allowDuplicateContact':true},"
                                + "'social':{'twitter':'t'}"));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("name").asText()).isEqualTo("Studio");
        assertThat(made.body().path("email").asText()).isEqualTo("a@b.co");
        String path = "/locations/" + made.body().path("id").asText();
        JsonNode read = company.get(path).body().path("location");
        assertThat(read.path("firstName").asText()).isEqualTo("Ada");
        assertThat(read.at("/business/name").asText()).isEqualTo("Studio");
        assertThat(read.toString()).doesNotContain("hidden");
        JsonNode updated = company.put(path, body(",'settings':{'disableContactTimezone':true}"))
                .body();
        assertThat(updated.at("/settings/allowDuplicateContact").asBoolean()).isTrue();
        assertThat(updated.at("/settings/disableContactTimezone").asBoolean()).isTrue();
        assertThat(updated.at("/social/twitter").asText()).isEqualTo("t");
        assertThat(company.delete(path).message()).contains("deleteTwilioAccount");
        assertThat(company.delete(path + "?deleteTwilioAccount=false")
                        .body()
                        .path("message")
                        .asText())
                .startsWith("Deleted location");
        assertThat(company.get(path).status()).isEqualTo(400);
        assertThat(company.put(path, body("")).status()).isEqualTo(400);
    }

    @Test
    void settingsThatAreNotSentMayBeGone() {
        start(options -> options.quirk(Quirk.LOCATION_UPDATE_KEEPS_UNSENT_SETTINGS, false));
        JsonNode updated = company.put(own, body(",'settings':{'disableContactTimezone':true}"))
                .body();
        assertThat(updated.path("settings").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",'email':'a@b.co'|property email should not exist",
                ",'country':'Germany'|country must be a valid ISO 3166 country code",
                ",'twilio':{'sid':'s'}|twilio.authToken should not be empty",
                ",'settings':{'colour':1}|settings.property colour should not exist",
                ",'snapshotId':'s'|property snapshotId should not exist",
            })
    void aBodyIsHeldAgainstTheWhitelist(String fields, String message) {
        start(options -> options);
        assertThat(company.put(own, body(fields)).message()).contains(message);
    }

    @Test
    void theSettingOfALocationRulesItsDuplicateCheck() {
        start(options ->
                options.token("pit-own").tokenOf(OTHER, "pit-other", "other").companyLocations(OTHER));
        Api other = Api.of(sandbox, Api.V3, "pit-other");
        String twin = "{'locationId':'" + OTHER + "','email':'a@b.co'}";
        String twinHere = location.contact("'email':'a@b.co'");
        company.put("/locations/" + OTHER, body(",'settings':{'allowDuplicateContact':true}"));
        for (Answer answer : new Answer[] {other.post("/contacts/", twin), other.post("/contacts/", twin)}) {
            assertThat(answer.status()).isEqualTo(201);
        }
        String always = twin.replace("}", ",'createNewIfDuplicateAllowed':true}");
        assertThat(other.post("/contacts/upsert", always).body().path("new").asBoolean())
                .isTrue();
        assertThat(location.post("/contacts/", twinHere).status()).isEqualTo(201);
        assertThat(location.post("/contacts/", twinHere).message()).contains("does not allow duplicated contacts");

        company.put("/locations/" + OTHER, body(",'settings':{'allowDuplicateContact':false}"));
        assertThat(other.post("/contacts/", twin).message()).contains("does not allow duplicated contacts");
        assertThat(other.post("/contacts/upsert", always).body().path("new").asBoolean())
                .isFalse();
    }

    @Test
    void aLocationThatIsMadeUnderAnInstallationForAllIsInstalledByItself() throws IOException {
        start(options -> options);
        try (Receiver receiver = new Receiver()) {
            sandbox.sendWebhooksTo(receiver.url());
            sandbox.installs().authorizeCompany(sandbox.locationId());
            company.post("/locations/", body(",'name':'Not chosen'"));
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.types()).containsExactlyInAnyOrder("INSTALL", "LocationCreate");
            sandbox.installs().authorizeCompany();
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            receiver.forget();
            String made = company.post("/locations/", body(",'name':'After'"))
                    .body()
                    .path("id")
                    .asText();
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.types()).containsExactlyInAnyOrder("LocationCreate", "INSTALL");
            JsonNode install = receiver.hooks().stream()
                    .map(hook -> hook.body())
                    .filter(hook -> hook.path("type").asText().equals("INSTALL"))
                    .findFirst()
                    .orElseThrow();
            assertThat(install.path("locationId").asText()).isEqualTo(made);
            assertThat(install.path("installType").asText()).isEqualTo("Location");
            assertThat(install.has("companyId") || install.has("userId")).isFalse();

            sandbox.installs().uninstall(sandbox.installs().companyId());
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            receiver.forget();
            company.post("/locations/", body(",'name':'Later'"));
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.types()).containsExactly("LocationCreate");
        }
    }

    @Test
    void anAgencyForTryingThingsOutHasTwoLocations() {
        start(options -> options.quirk(Quirk.COMPANY_IS_A_SANDBOX_AGENCY, true));
        assertThat(company.post("/locations/", body(",'name':'Second'")).status())
                .isEqualTo(200);
        Answer third = company.post("/locations/", body(",'name':'Third'"));
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.message())
                .contains("Only 2 locations are allowed for this company, as this is a sandbox agency.");
    }

    @Test
    void aLocationsTokenReadsItsOwnLocationAndChangesNone() {
        start(options -> options.companyLocations(OTHER));
        assertThat(location.get(own).status()).isEqualTo(200);
        assertThat(location.get("/locations/" + OTHER).status()).isEqualTo(403);
        assertThat(location.put(own, body(",'name':'x'")).message()).contains("Token's user type mismatch!");
        assertThat(location.get("/locations/search").body().path("locations").size())
                .isEqualTo(1);
        assertThat(company.get(own + "/timezones").message()).contains("Token's user type mismatch!");
        // A private token is no token of an installation.
        assertThat(company.post("/oauth/locationToken", "{}").status()).isEqualTo(401);
        assertThat(company.put(own, "{'companyId':'other'}").status()).isEqualTo(403);
    }

    @Test
    void locationsAreSearchedInOrder() {
        start(options -> options.companyLocations(OTHER));
        for (char name = 'A'; name < 'M'; name++) {
            company.post("/locations/", body(",'name':'" + name + "'"));
        }
        JsonNode first = company.get("/locations/search").body().path("locations");
        assertThat(first.size()).isEqualTo(10);
        assertThat(first.at("/0/name").asText()).isEqualTo("A");
        assertThat(company.get("/locations/search?skip=10&limit=100&order=desc")
                        .body()
                        .at("/locations/0/name")
                        .asText())
                .isEqualTo("D");
        assertThat(company.get("/locations/search?companyId=nobody")
                        .body()
                        .path("locations")
                        .isEmpty())
                .isTrue();
        assertThat(company.get("/locations/search?email=nobody@b.co")
                        .body()
                        .path("locations")
                        .isEmpty())
                .isTrue();
        assertThat(company.get("/locations/search?order=up").status()).isEqualTo(422);
    }

    @Test
    void anAppThatTheCompanyInstalledReachesLocationsMadeSince() {
        start(options -> options);
        String code = sandbox.installs().authorizeCompany();
        Api anybody = Api.bare(sandbox, Map.of("Version", Api.V3, "Content-Type", "application/json"));
        String token = anybody.post(
                        "/oauth/token",
                        "{'clientId':'" + sandbox.installs().clientId() + "','clientSecret':'"
                                + sandbox.installs().clientSecret()
                                + "','grantType':'authorization_code','code':'" + code + "'}")
                .body()
                .path("accessToken")
                .asText();
        Api app = Api.of(sandbox, Api.V3, token);
        String made =
                app.post("/locations/", body(",'name':'New'")).body().path("id").asText();
        assertThat(sandbox.installs().locationIds()).contains(made);
        String form = "companyId=" + sandbox.installs().companyId() + "&locationId=" + made;
        Api forms = app.withContentType("application/x-www-form-urlencoded");
        assertThat(forms.post("/oauth/location-token", form).status()).isEqualTo(201);
        app.delete("/locations/" + made + "?deleteTwilioAccount=true");
        assertThat(forms.post("/oauth/location-token", form).status()).isEqualTo(400);
        String installations = "/marketplace/app/" + sandbox.appId() + "/installations";
        assertThat(app.get(installations)
                        .body()
                        .at("/installationDetails/companyEmail")
                        .isTextual())
                .isTrue();
        assertThat(app.get("/marketplace/app/other/installations").status()).isEqualTo(400);
        assertThat(company.get(installations).status()).isEqualTo(401);
    }

    @Test
    void permissionsAndChannelsAreNewInV3() {
        start(options -> options);
        assertThat(company.get(own + "/permissions").status()).isEqualTo(404);
        assertThat(location.get(own + "/conversationChannels/SMS").status()).isEqualTo(404);
        Api v3 = Api.of(sandbox, Api.V3, "pit-company");
        assertThat(v3.get(own + "/permissions").body().path("permissions").size())
                .isEqualTo(25);
        assertThat(v3.put(own + "/permissions", "{'permissions':['crm','x']}").status())
                .isEqualTo(422);
        v3.put(own + "/permissions", "{'permissions':['crm']}");
        assertThat(v3.get(own + "/permissions").body().path("permissions").size())
                .isEqualTo(1);
        assertThat(company.get(own).body().path("location").has("permissions")).isFalse();
        assertThat(Api.of(sandbox, Api.V3)
                        .get(own + "/conversationChannels/Fax")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTemplateIsListedAsDeletedOnceItIs() {
        start(options -> options);
        String list = own + "/templates?originId=x";
        assertThat(location.get(own + "/templates").message()).contains("originId should not be empty");
        assertThat(location.get(list + "&type=fax").status()).isEqualTo(422);
        String id =
                location.get(list + "&type=email").body().at("/templates/0/id").asText();
        assertThat(location.delete(own + "/templates/" + id).status()).isEqualTo(200);
        assertThat(location.delete(own + "/templates/" + id).status()).isEqualTo(400);
        assertThat(location.get(list).body().path("totalCount").asInt()).isEqualTo(1);
        assertThat(location.get(list + "&deleted=true")
                        .body()
                        .at("/templates/0/id")
                        .asText())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void aFieldOfBusinessesKeepsTheKeysOfItsChoices(String version) {
        start(options -> options);
        Api api = Api.of(sandbox, version);
        String at = "'locationId':'" + sandbox.locationId() + "',";
        Answer folder = api.post("/custom-fields/folder", "{" + at + "'objectKey':'business','name':'F'}");
        assertThat(folder.status()).isEqualTo(201);
        assertThat(folder.body().path("objectKey").asText()).isEqualTo("business");
        String folderId = folder.body().path("id").asText();
        String field = "{" + at + "'objectKey':'business','fieldKey':'business.size','dataType':'RADIO','parentId':'"
                + folderId + "','showInForms':true,'options':[{'key':'s','label':'Small'}]}";
        Answer made = api.post("/custom-fields/", field);
        assertThat(made.status()).isEqualTo(201);
        assertThat(api.post("/custom-fields/", field).status()).isEqualTo(400);
        assertThat(api.post("/custom-fields/", field.replace("'business'", "'contact'"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/custom-fields/", field.replace("'key':'s',", "")).message())
                .contains("options.0.key should not be empty");
        String path = "/custom-fields/" + made.body().at("/field/id").asText();
        assertThat(api.put(path, "{" + at + "'name':'x'}").message()).contains("showInForms should not be empty");
        assertThat(api.put(path, "{" + at + "'showInForms':true,'dataType':'TEXT'}")
                        .message())
                .contains("property dataType should not exist");
        JsonNode options = api.put(
                        path, "{" + at + "'showInForms':true,'options':[{'label':'Small'},{'label':'Very Big'}]}")
                .body()
                .at("/field/options");
        assertThat(options.at("/0/key").asText()).isEqualTo("s");
        assertThat(options.at("/1/key").asText()).isEqualTo("very_big");
        JsonNode all = api.get("/custom-fields/object-key/business?locationId=" + sandbox.locationId())
                .body();
        assertThat(all.path("fields").size()).isEqualTo(1);
        assertThat(all.at("/folders/0/id").asText()).isEqualTo(folderId);
        assertThat(api.delete(path).body().path("key").asText()).isEqualTo("business.size");
        assertThat(api.get(path).status()).isEqualTo(400);
        assertThat(api.delete("/custom-fields/folder/" + folderId + "?locationId=elsewhere")
                        .status())
                .isEqualTo(403);
        assertThat(api.delete("/custom-fields/folder/" + folderId).status()).isEqualTo(200);
    }
}
