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

/** Businesses (FACTS §1.4, §5.1). */
class BusinessTest {
    private Receiver receiver;
    private GhlSandbox sandbox;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        sandbox = GhlSandbox.builder()
                .webhookUrl(receiver.url())
                .webhookThreads(1)
                .start();
        api = Api.of(sandbox, Api.V2);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void deletingABusinessDetachesItsContactsOrByASwitchNot() {
        for (boolean detaches : new boolean[] {true, false}) {
            try (GhlSandbox own = GhlSandbox.builder()
                    .quirk(Quirk.DELETED_BUSINESS_DETACHES_CONTACTS, detaches)
                    .start()) {
                Api caller = Api.of(own, Api.V2);
                String contact = caller.create("'firstName':'Ada'");
                String business = caller.post("/businesses/", "{'locationId':'" + own.locationId() + "','name':'Acme'}")
                        .body()
                        .at("/buiseness/id")
                        .asText();
                String link = "{'locationId':'" + own.locationId() + "','ids':['" + contact + "'],'businessId':'"
                        + business + "'}";
                assertThat(caller.post("/contacts/bulk/business", link).status())
                        .isEqualTo(200);
                assertThat(caller.read(contact).path("businessId").asText()).isEqualTo(business);
                caller.delete("/businesses/" + business);
                assertThat(caller.read(contact).path("businessId").asText()).isEqualTo(detaches ? "" : business);
            }
        }
    }

    private String create(String name) {
        return api.post("/businesses/", "{'locationId':'" + sandbox.locationId() + "','name':'" + name + "'}")
                .body()
                .at("/buiseness/id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void writesAnswerWithTheTypoInBothVersions(String version) {
        Api caller = Api.of(sandbox, version);
        Answer created =
                caller.post("/businesses/", "{'locationId':'" + sandbox.locationId() + "','name':'Acme','city':'X'}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("success").asBoolean()).isTrue();
        String id = created.body().at("/buiseness/id").asText();
        Answer updated = caller.put("/businesses/" + id, "{'name':'B'}");
        assertThat(updated.body().at("/buiseness/city").asText()).isEqualTo("X");
        assertThat(caller.get("/businesses/" + id).body().at("/business/name").asText())
                .isEqualTo("B");
        assertThat(caller.delete("/businesses/" + id).body().path("success").asBoolean())
                .isTrue();
        assertThat(caller.get("/businesses/" + id).status()).isEqualTo(400);
    }

    @Test
    void customFieldsAreRefusedOnABusinessAndTakenByItsRecord() {
        String id = create("Acme");
        for (String shape : new String[] {"'customFields':[]", "'vat':'1'", "'properties':{}"}) {
            assertThat(api.put("/businesses/" + id, "{" + shape + "}").status()).isEqualTo(422);
        }
        String path = "/objects/business/records/" + id;
        String query = "?locationId=" + sandbox.locationId();
        assertThat(api.put(path, "{'properties':{'vat':'1'}}").status()).isEqualTo(422);
        assertThat(api.put(path + query, "{'properties':{'business.vat':'1'}}").status())
                .isEqualTo(422);
        JsonNode properties = api.put(path + query, "{'properties':{'vat':'1','name':'B'}}")
                .body()
                .at("/record/properties");
        assertThat(properties.path("vat").asText()).isEqualTo("1");
        assertThat(properties.path("name").asText()).isEqualTo("B");
        assertThat(api.get("/businesses/" + id).body().path("business").has("vat"))
                .isFalse();
    }

    @Test
    void theListTakesLimitAndSkipAsText() {
        create("A");
        create("B");
        create("C");
        String path = "/businesses/?locationId=" + sandbox.locationId();
        assertThat(api.get(path).body().path("businesses").size()).isEqualTo(3);
        assertThat(api.get(path + "&limit=2&skip=2")
                        .body()
                        .at("/businesses/0/name")
                        .asText())
                .isEqualTo("C");
        assertThat(api.get(path + "&limit=x").status()).isEqualTo(422);
        assertThat(api.get("/businesses/").status()).isEqualTo(422);
    }

    @Test
    void aBusinessIsToldByRecordWebhooksWithKeysAndTexts() {
        String id = create("Acme");
        api.put("/businesses/" + id, "{'city':'Austin'}");
        api.delete("/businesses/" + id);
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
        assertThat(receiver.types()).containsExactly("RecordCreate", "RecordUpdate", "RecordDelete");
        JsonNode event = receiver.hooks().get(1).body();
        assertThat(event.path("id").asText()).isEqualTo(id);
        assertThat(event.path("owners").isArray()).isTrue();
        assertThat(event.at("/properties/1/key").asText()).isEqualTo("city");
        assertThat(event.at("/properties/1/valueString").asText()).isEqualTo("Austin");
    }
}
