package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags, custom values, custom fields and recurring tasks of a location (FACTS §1.2, §1.4). */
class LocationTest {
    private GhlSandbox sandbox;
    private Api api;
    private String base;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.start();
        api = Api.of(sandbox, Api.V2);
        base = "/locations/" + sandbox.locationId();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aTagIsRenamedAndDeletedWhileContactsKeepTheirs() {
        String contact = api.create("'tags':['vip']");
        String id = api.get(base + "/tags").body().at("/tags/0/id").asText();
        api.post(base + "/tags", "{'name':'other'}");
        assertThat(api.put(base + "/tags/" + id, "{'name':'OTHER'}").status()).isEqualTo(400);
        assertThat(api.put(base + "/tags/" + id, "{'name':'Gold'}")
                        .body()
                        .at("/tag/name")
                        .asText())
                .isEqualTo("gold");
        assertThat(api.delete(base + "/tags/" + id).body().path("succeded").asBoolean())
                .isTrue();
        assertThat(api.get(base + "/tags/" + id).status()).isEqualTo(400);
        assertThat(api.read(contact).path("tags").toString()).isEqualTo("[\"vip\"]");
    }

    @Test
    void aCustomValueNeedsNameAndValueAlsoInAnUpdate() {
        Answer made = api.post(base + "/customValues", "{'name':'Hours','value':'9-5'}");
        assertThat(made.status()).isEqualTo(201);
        String path =
                base + "/customValues/" + made.body().at("/customValue/id").asText();
        assertThat(api.put(path, "{'name':'Hours'}").message()).contains("value should not be empty");
        assertThat(api.put(path, "{'name':'Hours','value':''}").status()).isEqualTo(200);
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(400);
    }

    @Test
    void aCustomFieldKeepsItsKeyAndItsValuesGoWithIt() {
        String id = api.customField("Pin Code", "TEXT");
        String contact = api.create("'customFields':[{'id':'" + id + "','field_value':'1'}]");
        String path = base + "/customFields/" + id;
        assertThat(api.put(path, "{'position':1}").status()).isEqualTo(422);
        assertThat(api.put(path, "{'name':'X','dataType':'DATE'}").status()).isEqualTo(422);
        JsonNode field =
                api.put(path, "{'name':'X','maxNumberOfFiles':4}").body().path("customField");
        assertThat(field.path("fieldKey").asText()).isEqualTo("contact.pin_code");
        assertThat(field.path("maxFileLimit").asInt()).isEqualTo(4);
        assertThat(api.get(base + "/customFields/contact.pin_code")
                        .body()
                        .at("/customField/name")
                        .asText())
                .isEqualTo("X");
        assertThat(api.delete(path).status()).isEqualTo(200);
        assertThat(api.get(path).status()).isEqualTo(400);
        assertThat(api.read(contact).path("customFields").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'x'}|rruleOptions should not be empty",
                "{'title':'x','rruleOptions':{'interval':1}}|rruleOptions.intervalType should not be empty",
                "{'title':'x','rruleOptions':{'intervalType':'daily','interval':1,'startDate':'2026-12-01T09:00:00Z'}}"
                        + "|rruleOptions.dueAfterSeconds should not be empty",
            })
    void aRecurringTaskNeedsARule(String body, String message) {
        assertThat(api.post(base + "/recurring-tasks", body).message()).contains(message);
    }

    @Test
    void deletingARecurringTaskAnswersItsId() {
        String id = api.post(
                        base + "/recurring-tasks",
                        "{'title':'x','rruleOptions':{'intervalType':'daily','interval':1,'dueAfterSeconds':1,"
                                + "'startDate':'2026-12-01T09:00:00Z'}}")
                .body()
                .at("/recurringTask/id")
                .asText();
        JsonNode answer = api.delete(base + "/recurring-tasks/" + id).body();
        assertThat(answer.path("id").asText()).isEqualTo(id);
        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(api.get(base + "/recurring-tasks/" + id).status()).isEqualTo(400);
    }
}
