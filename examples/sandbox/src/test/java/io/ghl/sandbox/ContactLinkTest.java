package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What links contacts with users, businesses, campaigns and workflows (FACTS §1.1, §1.2). */
class ContactLinkTest {
    private GhlSandbox sandbox;
    private Api api;
    private String contact;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.start();
        api = Api.of(sandbox, Api.V2);
        contact = api.create("'firstName':'Ada','email':'ada@example.com'");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void followersAnswerTheWholeListAndTheChange() {
        Answer added = api.post("/contacts/" + contact + "/followers", "{'followers':['u1','u2']}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("followersAdded").size()).isEqualTo(2);
        Answer removed = api.delete("/contacts/" + contact + "/followers", "{'followers':['u1']}");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.body().path("followers").toString()).isEqualTo("[\"u2\"]");
        assertThat(removed.body().path("followersRemoved").size()).isEqualTo(1);
        assertThat(api.post("/contacts/" + contact + "/followers", "{}").status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void bulkTagsNeedATypeThatThePathNames(String version) {
        Api caller = Api.of(sandbox, version);
        String body =
                "{'locationId':'" + sandbox.locationId() + "','contacts':['" + contact + "','none'],'tags':['T']}";
        Answer answer = caller.post("/contacts/bulk/tags/update/add", body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("succeded").asBoolean()).isTrue();
        assertThat(answer.body().has("succeeded")).isEqualTo(version.equals(Api.V3));
        assertThat(answer.body().path("errorCount").asInt()).isEqualTo(1);
        assertThat(caller.read(contact).path("tags").toString()).isEqualTo("[\"t\"]");
        assertThat(caller.post("/contacts/bulk/tags/update/%7Btype%7D", body).status())
                .isEqualTo(422);
        String all = body.replace("['T']", "[],'removeAllTags':true");
        assertThat(caller.post("/contacts/bulk/tags/update/add", all).status()).isEqualTo(400);
        assertThat(caller.post("/contacts/bulk/tags/update/remove", all).status())
                .isEqualTo(201);
        assertThat(caller.read(contact).path("tags").isEmpty()).isTrue();
    }

    @Test
    void aNullBusinessDetachesAndMoreThanFiftyContactsAreRefused() {
        String body = "{'locationId':'" + sandbox.locationId() + "','ids':['" + contact + "'],'businessId':%s}";
        Answer attached = api.post("/contacts/bulk/business", body.formatted("'b1'"));
        assertThat(attached.body().path("success").asBoolean()).isTrue();
        assertThat(attached.body().path("ids").get(0).asText()).isEqualTo(contact);
        assertThat(api.read(contact).path("businessId").asText()).isEqualTo("b1");
        assertThat(api.post("/contacts/bulk/business", body.formatted("null")).status())
                .isEqualTo(200);
        assertThat(api.read(contact).has("businessId")).isFalse();
        assertThat(api.post("/contacts/bulk/business", body.replace(",'businessId':%s", ""))
                        .message())
                .contains("businessId should not be empty");
        String many = "'x',".repeat(50) + "'x'";
        assertThat(api.post(
                                "/contacts/bulk/business",
                                "{'locationId':'" + sandbox.locationId() + "','businessId':null,'ids':[" + many + "]}")
                        .message())
                .contains("ids must contain no more than 50 elements");
    }

    @Test
    void theContactsOfABusinessGoOnBySkipOrInV3ByAPairOfNameAndId() {
        List<String> ids = new ArrayList<>(List.of(contact));
        for (int i = 0; i < 4; i++) {
            ids.add(api.create("'firstName':'Bob','lastName':'B','email':'b" + i + "@example.com'"));
        }
        String list = String.join("','", ids);
        api.post(
                "/contacts/bulk/business",
                "{'locationId':'" + sandbox.locationId() + "','businessId':'b1','ids':['" + list + "']}");
        String path = "/contacts/business/b1?locationId=" + sandbox.locationId() + "&limit=2";
        assertThat(api.get(path).body().path("count").asInt()).isEqualTo(5);
        assertThat(api.get(path + "&skip=4").body().path("contacts").size()).isEqualTo(1);
        assertThat(api.get(path + "&startAfter=a,b").status()).isEqualTo(422);
        Api v3 = Api.of(sandbox, Api.V3);
        JsonNode first = v3.get(path).body().path("contacts");
        assertThat(first.get(0).path("id").asText()).isEqualTo(contact);
        String pair = "bob%20b," + first.get(1).path("id").asText();
        JsonNode second = v3.get(path + "&startAfter=" + pair).body().path("contacts");
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.findValuesAsText("id")).doesNotContainAnyElementsOf(first.findValuesAsText("id"));
        assertThat(v3.get(path + "&startAfter=a,b,c").status()).isEqualTo(422);
        assertThat(v3.get(path.replace("limit=2", "limit=101")).status()).isEqualTo(422);
        assertThat(v3.get("/contacts/business/b1").status()).isEqualTo(422);
    }

    @Test
    void removingFromAllCampaignsHasAnotherPathInV3() {
        String campaigns = "/contacts/" + contact + "/campaigns/";
        assertThat(api.post(campaigns + "k1", "{}").status()).isEqualTo(201);
        assertThat(api.delete(campaigns + "removeAll").status()).isEqualTo(200);
        assertThat(Api.of(sandbox, Api.V3).delete(campaigns + "removeAll").message())
                .contains("not available in API version v3");
        assertThat(Api.of(sandbox, Api.V3).delete(campaigns + "remove-all").status())
                .isEqualTo(200);
        assertThat(api.post(campaigns + "k1", "{'x':1}").status()).isEqualTo(422);
    }

    @Test
    void addingToAWorkflowAnswers201OrByASwitch200() {
        String path = "/workflow/w1";
        assertThat(api.post("/contacts/" + contact + path, "{}").status()).isEqualTo(201);
        assertThat(api.post("/contacts/" + contact + path, "{'eventStartTime':'tomorrow'}")
                        .status())
                .isEqualTo(422);
        assertThat(api.delete("/contacts/" + contact + path, "{}").status()).isEqualTo(200);
        try (GhlSandbox other = GhlSandbox.builder()
                .quirk(Quirk.ADD_TO_WORKFLOW_ANSWERS_201, false)
                .start()) {
            Api caller = Api.of(other, Api.V2);
            assertThat(caller.post("/contacts/" + caller.create("") + path, "{}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
