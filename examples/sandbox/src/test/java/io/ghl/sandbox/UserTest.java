package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users (FACTS §1.4, §1.6). */
class UserTest {
    private GhlSandbox sandbox;
    private Api api;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.start();
        api = Api.of(sandbox, Api.V2);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String user(String email) {
        return "{'companyId':'co1','firstName':'Ada','lastName':'L','email':'" + email
                + "','password':'p','type':'account','role':'admin','locationIds':['" + sandbox.locationId() + "']}";
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void usersHaveNoEnvelopeAndEachVersionItsOwnSuccess(String version) {
        Api caller = Api.of(sandbox, version);
        Answer created = caller.post("/users/", user("a@b.co"));
        assertThat(created.status()).isEqualTo(201);
        String id = created.body().path("id").asText();
        assertThat(created.body().has("password")).isFalse();
        assertThat(caller.get("/users/" + id).body().path("name").asText()).isEqualTo("Ada L");
        JsonNode updated =
                caller.put("/users/" + id, "{'email':'x@b.co','lastName':'K'}").body();
        assertThat(updated.path("name").asText()).isEqualTo("Ada K");
        assertThat(updated.path("email").asText()).isEqualTo("a@b.co");
        JsonNode deleted = caller.delete("/users/" + id).body();
        assertThat(deleted.path("message").asText()).startsWith("Queued deleting");
        assertThat(deleted.has("succeeded")).isEqualTo(version.equals(Api.V3));
        assertThat(deleted.has("succeded")).isEqualTo(version.equals(Api.V2));
        assertThat(caller.get("/users/" + id).status()).isEqualTo(400);
    }

    /** FACTS §5.1. */
    @Test
    void newUsersAreToldToTheirLocationsOrToTheirAgency() throws IOException {
        try (Receiver receiver = new Receiver();
                GhlSandbox told = GhlSandbox.builder()
                        .webhookUrl(receiver.url())
                        .webhookThreads(1)
                        .start()) {
            Api caller = Api.of(told, Api.V2);
            caller.post("/users/", user("a@b.co").replace("'" + sandbox.locationId() + "'", "'l1','l2'"));
            caller.post("/users/", user("c@d.co").replace("'account'", "'agency'"));
            assertThat(told.webhooksDrained(Duration.ofSeconds(10))).isTrue();
            assertThat(receiver.types()).containsExactly("UserCreate", "UserCreate", "UserCreate");
            JsonNode first = receiver.hooks().get(0).body();
            assertThat(first.path("locationId").asText()).isEqualTo("l1");
            assertThat(first.path("role").asText()).isEqualTo("admin");
            assertThat(first.path("permissions").isObject()).isTrue();
            assertThat(first.has("companyId") || first.has("password") || first.has("locations"))
                    .isFalse();
            assertThat(receiver.hooks().get(1).body().path("locationId").asText())
                    .isEqualTo("l2");
            JsonNode agency = receiver.hooks().get(2).body();
            assertThat(agency.path("companyId").asText()).isEqualTo("co1");
            assertThat(agency.has("locationId")).isFalse();
            assertThat(agency.path("locations").size()).isEqualTo(1);
        }
    }

    @Test
    void withTheTokenOfACompanyAnUpdateNamesIt() {
        String path = "/users/"
                + api.post("/users/", user("a@b.co")).body().path("id").asText();
        sandbox.addCompanyToken("pit-agency", "agency", "users.write");
        Api agency = Api.of(sandbox, Api.V2, "pit-agency");
        assertThat(agency.put(path, "{'lastName':'K'}").message()).contains("companyId");
        assertThat(agency.put(path, "{'companyId':'co1','lastName':'K'}").status())
                .isEqualTo(200);
    }

    @Test
    void theListOfALocationIsGoneInV3() {
        api.post("/users/", user("a@b.co"));
        String path = "/users/?locationId=" + sandbox.locationId();
        assertThat(api.get(path).body().path("users").size()).isEqualTo(1);
        assertThat(Api.of(sandbox, Api.V3).get(path).message()).contains("not available in API version v3");
        assertThat(api.get("/users/").status()).isEqualTo(422);
    }

    @Test
    void searchNeedsACompanyAndFilterReturnsIdAndEmailUnlessAskedForMore() {
        api.post("/users/", user("a@b.co"));
        assertThat(api.get("/users/search").status()).isEqualTo(422);
        Answer found = api.get("/users/search?companyId=co1&role=admin&query=ADA&limit=1");
        assertThat(found.body().path("count").asInt()).isEqualTo(1);
        assertThat(api.get("/users/search?companyId=co1&role=user")
                        .body()
                        .path("count")
                        .asInt())
                .isZero();
        String filter = "/users/search/filter-by-email";
        JsonNode row = api.post(filter, "{'companyId':'co1','emails':'x@b.co,A@b.co'}")
                .body()
                .at("/users/0");
        assertThat(row.size()).isEqualTo(2);
        assertThat(api.post(filter, "{'companyId':'co1','emails':'a@b.co','projection':'all'}")
                        .body()
                        .at("/users/0/firstName")
                        .asText())
                .isEqualTo("Ada");
        assertThat(api.post(filter, "{'companyId':'co1','emails':'a@b.co','limit':5}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/users/", user("A@b.co")).status()).isEqualTo(400);
    }
}
