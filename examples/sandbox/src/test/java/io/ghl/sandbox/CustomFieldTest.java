package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Custom fields, and the location's own reads: FACTS §1.4 and §7.3. */
class CustomFieldTest {
    private final GhlSandbox sandbox = GhlSandbox.start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final String location = "/locations/" + sandbox.locationId();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void createAnswers201AndTheFieldIsFoundByIdAndByKey() {
        Answer created = api.post(location + "/customFields", "{'name':'Pin Code','dataType':'TEXT'}");
        assertThat(created.status()).isEqualTo(201);
        JsonNode field = created.body().path("customField");
        assertThat(field.path("fieldKey").asText()).isEqualTo("contact.pin_code");
        assertThat(field.path("model").asText()).isEqualTo("contact");
        String id = field.path("id").asText();
        assertThat(api.get(location + "/customFields/" + id).body().path("customField"))
                .isEqualTo(field);
        assertThat(api.get(location + "/customFields/contact.pin_code").body().path("customField"))
                .isEqualTo(field);
        assertThat(api.get(location + "/customFields/none").status()).isEqualTo(400);
        assertThat(api.post(location + "/customFields", "{'name':'x'}").message())
                .contains("dataType should not be empty");
    }

    @Test
    void listIsByModel() {
        api.customField("a", "TEXT");
        api.post(location + "/customFields", "{'name':'b','dataType':'TEXT','model':'opportunity'}");
        assertThat(api.get(location + "/customFields")
                        .body()
                        .path("customFields")
                        .size())
                .isEqualTo(1);
        assertThat(api.get(location + "/customFields?model=opportunity")
                        .body()
                        .path("customFields")
                        .size())
                .isEqualTo(1);
        assertThat(api.get(location + "/customFields?model=all")
                        .body()
                        .path("customFields")
                        .size())
                .isEqualTo(2);
        assertThat(api.get(location + "/customFields?model=x").status()).isEqualTo(422);
    }

    @Test
    void equalNamesGetDistinctKeys() {
        api.customField("Stage", "TEXT");
        String second = api.customField("Stage", "TEXT");
        assertThat(api.get(location + "/customFields/" + second)
                        .body()
                        .at("/customField/fieldKey")
                        .asText())
                .isEqualTo("contact.stage_1");
    }

    @Test
    void writesFieldValueAndReadsValueAndMergesById() {
        String stage = api.customField("Stage", "TEXT");
        String score = api.customField("Score", "NUMERICAL");
        String id = api.create("'customFields':[{'id':'" + stage + "','field_value':'new'}]");
        api.put("/contacts/" + id, "{'customFields':[{'id':'" + score + "','field_value':7}]}");
        assertThat(api.read(id).path("customFields").toString())
                .isEqualTo("[{\"id\":\"" + stage + "\",\"value\":\"new\"},{\"id\":\"" + score + "\",\"value\":7}]");
        api.put("/contacts/" + id, "{'customFields':[{'id':'" + stage + "','field_value':''}]}");
        assertThat(api.read(id).path("customFields").size()).isEqualTo(1);
    }

    @Test
    void fieldsAreNamedByKeyWithOrWithoutPrefix() {
        api.customField("Stage", "TEXT");
        for (String key : new String[] {"stage", "contact.stage"}) {
            String id = api.create("'customFields':[{'key':'" + key + "','field_value':'x'}]");
            assertThat(api.read(id).at("/customFields/0/value").asText()).isEqualTo("x");
        }
    }

    @Test
    void fieldValueIsForV3Only() {
        String stage = api.customField("Stage", "TEXT");
        Api v3 = Api.of(sandbox, Api.V3);
        String id = v3.create("'customFields':[{'id':'" + stage + "','fieldValue':'x'}]");
        assertThat(v3.read(id).at("/customFields/0/value").asText()).isEqualTo("x");
        assertThat(v3.put("/contacts/" + id, "{'customFields':[{'id':'" + stage + "','field_value':'y'}]}")
                        .body()
                        .at("/contact/customFields/0/value")
                        .asText())
                .isEqualTo("y");
        assertThat(api.put("/contacts/" + id, "{'customFields':[{'id':'" + stage + "','fieldValue':'z'}]}")
                        .message())
                .contains("customFields.0.property fieldValue should not exist");
    }

    @Test
    void valueKeyIsASwitch() {
        String stage = api.customField("Stage", "TEXT");
        String fields = "'customFields':[{'id':'" + stage + "','value':'x'}]";
        assertThat(api.read(api.create(fields)).at("/customFields/0/value").asText())
                .isEqualTo("x");
        try (GhlSandbox strict = GhlSandbox.builder()
                .quirk(Quirk.CUSTOM_FIELD_VALUE_KEY_IS_ACCEPTED, false)
                .start()) {
            Api other = Api.of(strict, Api.V2);
            assertThat(other.post("/contacts/", other.contact(fields)).status()).isEqualTo(422);
        }
    }

    @Test
    void unknownFieldIsIgnoredOrByASwitchRefused() {
        String fields = "'customFields':[{'id':'none','field_value':'x'}]";
        assertThat(api.read(api.create(fields)).path("customFields").size()).isZero();
        try (GhlSandbox strict = GhlSandbox.builder()
                .quirk(Quirk.UNKNOWN_CUSTOM_FIELD_IS_REFUSED, true)
                .start()) {
            Api other = Api.of(strict, Api.V2);
            assertThat(other.post("/contacts/", other.contact(fields)).status()).isEqualTo(422);
        }
    }

    @Test
    void valuesFollowTheDataTypeAndOtherShapesChangeNothing() {
        String number = api.customField("Price", "MONETORY");
        String list = api.customField("Likes", "CHECKBOX");
        String rows = api.customField("Rows", "TEXTBOX_LIST");
        String id = api.create("'customFields':[{'id':'" + number + "','field_value':'12.50'},{'id':'" + list
                + "','field_value':['a','b']},{'id':'" + rows + "','field_value':{'r1':'x'}}]");
        JsonNode fields = api.read(id).path("customFields");
        assertThat(fields.at("/0/value").isNumber()).isTrue();
        assertThat(fields.at("/0/value").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(fields.at("/1/value").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(fields.at("/2/value/r1").asText()).isEqualTo("x");
        Answer answer = api.put(
                "/contacts/" + id,
                "{'customFields':[{'id':'" + number + "','field_value':'dear'},{'id':'" + rows
                        + "','field_value':'text'}]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.read(id).path("customFields")).isEqualTo(fields);
    }

    @Test
    void rowsOfATextBoxListChangeUnderTheirIdsOnly() {
        String rows = api.customField("Rows", "TEXTBOX_LIST");
        String id = api.create(rows(rows, "{'r1':'a','r2':'b'}"));
        api.put("/contacts/" + id, "{" + rows(rows, "{'r2':'c'}") + "}");
        assertThat(api.read(id).at("/customFields/0/value").toString()).isEqualTo("{\"r1\":\"a\",\"r2\":\"c\"}");
        JsonNode before = api.read(id).path("customFields");
        for (String other : new String[] {"''", "{}", "['a','b']", "7", "null", "{'r1':{'text':'x'}}"}) {
            Answer answer = api.put("/contacts/" + id, "{" + rows(rows, other) + "}");
            assertThat(answer.status()).as(other).isEqualTo(200);
            assertThat(api.read(id).path("customFields")).as(other).isEqualTo(before);
        }
        api.put("/contacts/" + id, "{" + rows(rows, "{'r3':'new'}") + "}");
        assertThat(api.read(id).at("/customFields/0/value").size()).isEqualTo(3);
        try (GhlSandbox strict = GhlSandbox.builder()
                .quirk(Quirk.UNKNOWN_TEXT_BOX_ROWS_ARE_ADDED, false)
                .start()) {
            Api other = Api.of(strict, Api.V2);
            String field = other.customField("Rows", "TEXTBOX_LIST");
            String contact = other.create(rows(field, "{'r1':'a'}"));
            other.put("/contacts/" + contact, "{" + rows(field, "{'r1':'b','r3':'new'}") + "}");
            assertThat(other.read(contact).at("/customFields/0/value").toString())
                    .isEqualTo("{\"r1\":\"b\"}");
        }
    }

    private static String rows(String field, String value) {
        return "'customFields':[{'id':'" + field + "','field_value':" + value + "}]";
    }

    @Test
    void optionsOutsideThePicklistAreStoredOrByASwitchRefused() {
        for (boolean refused : new boolean[] {false, true}) {
            try (GhlSandbox other = GhlSandbox.builder()
                    .quirk(Quirk.OPTION_OUTSIDE_PICKLIST_IS_REFUSED, refused)
                    .start()) {
                Api caller = Api.of(other, Api.V2);
                for (String type : new String[] {"RADIO", "CHECKBOX"}) {
                    String field = caller.post(
                                    "/locations/" + other.locationId() + "/customFields",
                                    "{'name':'" + type + "','dataType':'" + type + "','options':['red','blue']}")
                            .body()
                            .at("/customField/id")
                            .asText();
                    String of = type.equals("RADIO") ? "%s" : "['red',%s]";
                    String id = caller.create(rows(field, of.formatted("'blue'")));
                    Answer answer = caller.put("/contacts/" + id, "{" + rows(field, of.formatted("'green'")) + "}");
                    assertThat(answer.status()).isEqualTo(refused ? 422 : 200);
                    assertThat(caller.read(id).path("customFields").toString()).contains(refused ? "blue" : "green");
                }
            }
        }
    }

    @Test
    void filesAreReplacedAndShownWithTheirDocuments() {
        String field = api.customField("Resume", "FILE_UPLOAD");
        String id = api.create(rows(field, "{'u1':{'meta':{'originalname':'a.pdf','size':3},'url':'https://x/1'}}"));
        JsonNode first = api.read(id).at("/customFields/0/value/u1");
        assertThat(first.at("/meta/uuid").asText()).isEqualTo("u1");
        assertThat(first.at("/meta/originalname").asText()).isEqualTo("a.pdf");
        assertThat(first.path("url").asText()).isEqualTo("https://x/1");
        assertThat(first.path("documentId").asText()).startsWith("doc");
        api.put("/contacts/" + id, "{" + rows(field, "{'u2':{'url':'https://x/2','documentId':'kept'}}") + "}");
        JsonNode value = api.read(id).at("/customFields/0/value");
        assertThat(value.size()).isEqualTo(1);
        assertThat(value.at("/u2/documentId").asText()).isEqualTo("kept");
        for (String other :
                new String[] {"'https://x/3'", "['https://x/3']", "{'u3':{}}", "{'u3':{'url':'x','meta':1}}"}) {
            assertThat(api.put("/contacts/" + id, "{" + rows(field, other) + "}")
                            .status())
                    .isEqualTo(200);
            assertThat(api.read(id).at("/customFields/0/value")).as(other).isEqualTo(value);
        }
        api.put("/contacts/" + id, "{" + rows(field, "{}") + "}");
        assertThat(api.read(id).path("customFields").isEmpty()).isTrue();
    }

    @Test
    void tagsOfContactsBecomeTagsOfTheLocation() {
        api.create("'tags':['A','b']");
        api.create("'tags':['b']");
        JsonNode tags = api.get(location + "/tags").body().path("tags");
        assertThat(tags.size()).isEqualTo(2);
        assertThat(tags.at("/0/name").asText()).isEqualTo("a");
        assertThat(tags.at("/0/locationId").asText()).isEqualTo(sandbox.locationId());
        Answer created = api.post(location + "/tags", "{'name':' New '}");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.body().at("/tag/name").asText()).isEqualTo("new");
        assertThat(api.post(location + "/tags", "{'name':'B'}").status()).isEqualTo(400);
        assertThat(api.post(location + "/tags", "{'name':''}").status()).isEqualTo(422);
    }

    @Test
    void locationIsReadInItsEnvelope() {
        JsonNode read = api.get(location).body().path("location");
        assertThat(read.path("id").asText()).isEqualTo(sandbox.locationId());
        assertThat(read.path("country").asText()).isEqualTo("US");
        assertThat(api.get("/locations/elsewhere").status()).isEqualTo(403);
    }
}
