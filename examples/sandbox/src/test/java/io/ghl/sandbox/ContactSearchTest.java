package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact search: FACTS §2. */
class ContactSearchTest {
    private final TestClock clock = new TestClock();
    private final GhlSandbox sandbox = GhlSandbox.builder()
            .clock(clock)
            .rate(100_000, Duration.ofSeconds(10))
            .start();
    private final Api api = Api.of(sandbox, Api.V2);
    private String text = "";
    private String list = "";
    private String number = "";
    private String date = "";
    private String boxes = "";

    @BeforeEach
    void fill() {
        text = api.customField("Text", "TEXT");
        list = api.customField("List", "MULTIPLE_OPTIONS");
        number = api.customField("Number", "NUMERICAL");
        date = api.customField("Date", "DATE");
        boxes = api.customField("Boxes", "TEXTBOX_LIST");
        api.create(
                "'firstName':'Ada','lastName':'Lovelace','email':'ada@b.co','city':'London','dateOfBirth':'1815-12-10',"
                        + "'tags':['vip','old'],'phone':'+15125550101','address1':'St James Square','customFields':["
                        + "{'id':'" + text + "','field_value':'Blue Sky'},{'id':'" + list
                        + "','field_value':['x','y']},"
                        + "{'id':'" + number + "','field_value':7},{'id':'" + date + "','field_value':'2026-01-15'},"
                        + "{'id':'" + boxes + "','field_value':{'r1':'deep'}}]");
        clock.advance(Duration.ofMinutes(1));
        api.create(
                "'firstName':'Alan','lastName':'Turing','email':'alan@b.co','city':'london','dnd':true,'country':'GB'");
        clock.advance(Duration.ofMinutes(1));
        api.create("'firstName':'Grace','lastName':'Hopper','tags':['vip'],'companyName':'Navy'");
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'field':'email','operator':'eq','value':'ADA@b.co'}|Ada",
                "{'field':'email','operator':'not_eq','value':'ada@b.co'}|Alan,Grace",
                "{'field':'email','operator':'eq','value':['ada@b.co','alan@b.co']}|Ada,Alan",
                "{'field':'email','operator':'exists'}|Ada,Alan",
                "{'field':'email','operator':'not_exists'}|Grace",
                "{'field':'phone','operator':'eq','value':'+15125550101'}|Ada",
                "{'field':'phone','operator':'contains','value':'5550101'}|Ada",
                "{'field':'city','operator':'contains','value':'LOND'}|Ada,Alan",
                "{'field':'city','operator':'not_contains','value':'lond'}|Grace",
                "{'field':'address','operator':'contains','value':'James'}|Ada",
                "{'field':'tags','operator':'eq','value':'vip'}|Ada,Grace",
                "{'field':'tags','operator':'eq','value':['old','new']}|Ada",
                "{'field':'tags','operator':'not_eq','value':'vip'}|Alan",
                "{'field':'tags','operator':'contains','value':'ol'}|Ada",
                "{'field':'tags','operator':'exists'}|Ada,Grace",
                "{'field':'dnd','operator':'eq','value':true}|Alan",
                "{'field':'country','operator':'eq','value':'GB'}|Alan",
                "{'field':'contactName','operator':'eq','value':'ada lovelace'}|Ada",
                "{'field':'firstNameLowerCase','operator':'contains','value':'a'}|Ada,Alan,Grace",
                "{'field':'lastNameLowerCase','operator':'eq','value':'hopper'}|Grace",
                "{'field':'companyName','operator':'eq','value':'Navy'}|Grace",
                "{'field':'validEmail','operator':'not_exists'}|Ada,Alan,Grace",
                "{'field':'dateOfBirth','operator':'exists'}|Ada",
                "{'field':'dateOfBirth','operator':'range','value':{'lt':'1900-01-01'}}|Ada",
                "{'field':'dateAdded','operator':'range','value':{'gte':'2026-11-21T12:01:00Z'}}|Alan,Grace",
                "{'field':'dateAdded','operator':'range','value':{'gt':'2026-11-21T12:01:00.000Z'}}|Grace",
                "{'field':'dateAdded','operator':'range','value':{'lte':'2026-11-21T13:01:00+01:00'}}|Ada,Alan",
                "{'field':'dateUpdated','operator':'range','value':{'lt':1795262460000}}|Ada",
                "{'field':'dateUpdated','operator':'range','value':{'gte':1795262460000,'lte':'1795262460000'}}|Alan",
                "{'field':'dateUpdated','operator':'range','value':{'gte':'2026-11-22'}}|",
                "{'field':'customFields.TEXT','operator':'eq','value':'blue sky'}|Ada",
                "{'field':'customFields.TEXT','operator':'contains','value':'Sky'}|Ada",
                "{'field':'customFields.TEXT','operator':'not_exists'}|Alan,Grace",
                "{'field':'customFields.LIST','operator':'eq','value':'y'}|Ada",
                "{'field':'customFields.LIST','operator':'not_eq','value':'y'}|Alan,Grace",
                "{'field':'customFields.NUMBER','operator':'eq','value':7.0}|Ada",
                "{'field':'customFields.NUMBER','operator':'range','value':{'gt':6,'lt':8}}|Ada",
                "{'field':'customFields.NUMBER','operator':'range','value':{'gt':7}}|",
                "{'field':'customFields.DATE','operator':'range','value':{'gte':'2026-01-01','lt':'2026-02-01'}}|Ada",
                "{'field':'customFields.BOXES.r1','operator':'contains','value':'deep'}|Ada",
                "{'field':'opportunities','operator':'nested','filters':[{'field':'status','operator':'eq','value':'won'}]}|",
                "{'group':'OR','filters':[{'field':'dnd','operator':'eq','value':true},{'field':'companyName','operator':'exists'}]}"
                        + "|Alan,Grace",
                "{'group':'AND','filters':[{'field':'tags','operator':'eq','value':'vip'},{'group':'OR','filters':["
                        + "{'field':'city','operator':'exists'},{'field':'dnd','operator':'eq','value':true}]}]}|Ada",
                "{'field':'email','operator':'exists'},{'field':'dnd','operator':'eq','value':false}|Ada",
            })
    void filters(String filters, String names) {
        List<String> found = new ArrayList<>();
        Answer answer = search("'pageLimit':10,'sort':[{'field':'firstNameLowerCase','direction':'asc'}],'filters':["
                + ids(filters) + "]");
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        answer.body()
                .path("contacts")
                .forEach(c -> found.add(c.path("firstName").asText()));
        assertThat(String.join(",", found)).isEqualTo(names == null ? "" : names);
        assertThat(answer.body().path("total").asInt()).isEqualTo(found.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'pageLimit':10,'filters':[{'field':'tasks.assignedTo','operator':'eq','value':'x'}]|400|Invalid field tasks.assignedTo",
                "'pageLimit':10,'filters':[{'field':'address1','operator':'eq','value':'x'}]|400|Invalid field address1",
                "'pageLimit':10,'filters':[{'field':'customFields.none','operator':'exists'}]|400|Invalid field customFields.none",
                "'pageLimit':10,'filters':[{'field':'customFields.BOXES','operator':'exists'}]|400|Invalid field",
                "'pageLimit':10,'filters':[{'field':'email','operator':'contains','value':'x'}]|400|Invalid operator contains",
                "'pageLimit':10,'filters':[{'field':'dateAdded','operator':'eq','value':'2026-01-01'}]|400|Invalid operator eq",
                "'pageLimit':10,'filters':[{'field':'dateAdded','operator':'gte','value':'2026-01-01'}]|400|Invalid operator gte",
                "'pageLimit':10,'filters':[{'field':'id','operator':'exists'}]|400|Invalid operator exists",
                "'pageLimit':10,'filters':[{'field':'customFields.LIST','operator':'contains','value':'x'}]|400|Invalid operator",
                "'pageLimit':10,'filters':[{'field':'dateAdded','operator':'range','value':{'from':1}}]|422|property from should not exist",
                "'pageLimit':10,'filters':[{'field':'dateAdded','operator':'range','value':{'gte':'soon'}}]|422|must be a valid date",
                "'pageLimit':10,'filters':[{'field':'dateAdded','operator':'range','value':5}]|422|value must be an object",
                "'pageLimit':10,'filters':[{'field':'email','operator':'exists','value':true}]|422|property value should not exist",
                "'pageLimit':10,'filters':[{'field':'email','operator':'eq'}]|422|value must be a string",
                "'pageLimit':10,'filters':[{'operator':'eq','value':'x'}]|422|field must be a string",
                "'pageLimit':10,'filters':[{'group':'XOR','filters':[]}]|422|AND, OR",
                "'pageLimit':10,'filters':[{'group':'OR'}]|422|filters must be an array",
                "'pageLimit':10,'filters':[5]|422|must be either object or array",
                "'pageLimit':10,'filters':{}|422|filters must be an array",
                "'pageLimit':10,'filters':[{'field':'city','operator':'contains','value':'a+b'}]|400|Special characters",
                "'pageLimit':10,'filters':[{'field':'opportunities','operator':'nested','filters':[{'field':'x'}]}]|400|opportunities.x",
                "'pageLimit':501|422|pageLimit must not be greater than 500",
                "'pageLimit':0|422|pageLimit must not be less than 1",
                "'pageLimit':'10'|422|pageLimit must be a number",
                "'page':1|422|pageLimit should not be empty",
                "'pageLimit':10,'limit':5|422|property limit should not exist",
                "'pageLimit':10,'sort':[{'field':'firstName','direction':'asc'}]|400|Invalid field firstName",
                "'pageLimit':10,'sort':[{'field':'email','direction':'up'}]|422|asc, desc",
                "'pageLimit':10,'sort':[{'field':'email','direction':'asc'},{'field':'dnd','direction':'asc'},{'field':'source','direction':'asc'}]"
                        + "|422|no more than 2",
                "'pageLimit':10,'searchAfter':[1]|400|searchAfter does not match sort",
                "'pageLimit':10,'searchAfter':['x','id']|400|searchAfter does not match sort",
                "'pageLimit':10,'page':2,'searchAfter':[1,'id']|422|page should not be sent together",
                "'pageLimit':500,'page':21|400|10000",
            })
    void badInput(String fields, int status, String message) {
        Answer answer = search(ids(fields));
        assertThat(answer.message()).contains(message);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("message").isArray()).isEqualTo(status == 422);
    }

    @Test
    void longValuesAndQueriesAreRefused() {
        String longText = "x".repeat(76);
        assertThat(search("'pageLimit':1,'query':'" + longText + "'").status()).isEqualTo(422);
        assertThat(search("'pageLimit':1,'filters':[{'field':'city','operator':'eq','value':'" + longText + "'}]")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void locationIdIsRequired() {
        assertThat(api.post("/contacts/search", "{'pageLimit':1}").message())
                .contains("locationId should not be empty");
    }

    @ParameterizedTest
    @CsvSource({"grace,1", "LOVELACE,1", "@b.co,2", "navy,1", "5550101,1", "nobody,0"})
    void querySearchesNamesEmailPhoneAndCompany(String query, int count) {
        assertThat(search("'pageLimit':10,'query':'" + query + "'")
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|Grace,Alan,Ada",
                "{'field':'dateAdded','direction':'asc'}|Ada,Alan,Grace",
                "{'field':'dateUpdated','direction':'desc'}|Grace,Alan,Ada",
                "{'field':'lastNameLowerCase','direction':'asc'}|Grace,Ada,Alan",
                "{'field':'email','direction':'desc'}|Alan,Ada,Grace",
                "{'field':'dnd','direction':'desc'},{'field':'firstNameLowerCase','direction':'desc'}|Alan,Grace,Ada",
                "{'field':'businessName','direction':'asc'},{'field':'firstNameLowerCase','direction':'asc'}|Ada,Alan,Grace",
            })
    void sortsByUpToTwoFieldsAndPagesOneByOneWithSearchAfter(String sort, String names) {
        List<String> found = new ArrayList<>();
        String fields = "'pageLimit':1,'sort':[" + (sort == null ? "" : sort) + "]";
        JsonNode page = search(fields).body().path("contacts");
        while (!page.isEmpty()) {
            found.add(page.at("/0/firstName").asText());
            page = search(fields + ",'searchAfter':" + page.at("/0/searchAfter"))
                    .body()
                    .path("contacts");
        }
        assertThat(String.join(",", found)).isEqualTo(names);
    }

    @Test
    void furtherAddressesAreTextsInRowsAndObjectsInReads() {
        JsonNode found = search("'pageLimit':1,'query':'ada'").body().at("/contacts/0");
        String id = found.path("id").asText();
        sandbox.updateContact(
                id, Map.of("additionalEmails", List.of("a@b.co"), "additionalPhones", List.of("+12025550199")));

        JsonNode row = search("'pageLimit':1,'query':'ada'").body().at("/contacts/0");
        assertThat(row.path("additionalEmails")).extracting(JsonNode::asText).containsExactly("a@b.co");
        assertThat(row.path("additionalPhones")).extracting(JsonNode::asText).containsExactly("+12025550199");
        assertThat(api.get("/contacts/" + id)
                        .body()
                        .at("/contact/additionalEmails/0/email")
                        .asText())
                .isEqualTo("a@b.co");
    }

    @Test
    void rowsHaveAddressAndNotAddress1AndTheirCursor() {
        JsonNode row = search("'pageLimit':1,'query':'ada'").body().at("/contacts/0");
        assertThat(row.path("address").asText()).isEqualTo("St James Square");
        assertThat(row.has("address1")).isFalse();
        assertThat(row.path("additionalEmails").isArray()).isTrue();
        assertThat(row.path("firstNameLowerCase").asText()).isEqualTo("ada");
        assertThat(row.path("customFields").get(0).has("value")).isTrue();
        assertThat(row.path("dateOfBirth").asText()).isEqualTo("1815-12-10");
        assertThat(row.path("searchAfter").get(0).asLong()).isEqualTo(1795262400000L);
        assertThat(row.path("searchAfter").get(1)).isEqualTo(row.path("id"));
    }

    @Test
    void lowerCaseNamesOnlyIsASwitch() {
        try (GhlSandbox other = GhlSandbox.builder()
                .quirk(Quirk.SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY, true)
                .start()) {
            Api caller = Api.of(other, Api.V2);
            caller.create("'firstName':'Ada'");
            JsonNode row = caller.post("/contacts/search", caller.contact("'pageLimit':1"))
                    .body()
                    .at("/contacts/0");
            assertThat(row.has("firstName")).isFalse();
            assertThat(row.path("firstNameLowerCase").asText()).isEqualTo("ada");
        }
    }

    @Test
    void pagesEndAtTenThousandButSearchAfterGoesOn() {
        try (GhlSandbox large = GhlSandbox.builder().contacts(10_050).start()) {
            Api caller = Api.of(large, Api.V2);
            JsonNode last = caller.post("/contacts/search", caller.contact("'pageLimit':500,'page':20"))
                    .body();
            assertThat(last.path("contacts").size()).isEqualTo(500);
            assertThat(last.path("total").asInt()).isEqualTo(10_050);
            assertThat(caller.post("/contacts/search", caller.contact("'pageLimit':500,'page':21"))
                            .status())
                    .isEqualTo(400);
            JsonNode rest = caller.post(
                            "/contacts/search",
                            caller.contact("'pageLimit':500,'searchAfter':" + last.at("/contacts/499/searchAfter")))
                    .body();
            assertThat(rest.path("contacts").size()).isEqualTo(50);
        }
    }

    @Test
    void refusingPagesPastTenThousandIsASwitch() {
        try (GhlSandbox other = GhlSandbox.builder()
                .quirk(Quirk.SEARCH_PAST_10000_IS_REFUSED, false)
                .quirk(Quirk.PAGE_WITH_SEARCH_AFTER_IS_REFUSED, false)
                .quirk(Quirk.CONTAINS_REFUSES_SPECIAL_CHARACTERS, false)
                .start()) {
            Api caller = Api.of(other, Api.V2);
            for (String fields : new String[] {
                "'pageLimit':500,'page':21",
                "'pageLimit':500,'page':2,'searchAfter':[1,'x']",
                "'pageLimit':1,'filters':[{'field':'city','operator':'contains','value':'a+b'}]"
            }) {
                assertThat(caller.post("/contacts/search", caller.contact(fields))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void searchLagsBehindEveryWriteButDuplicateLookUpDoesNot() {
        TestClock own = new TestClock();
        try (GhlSandbox lagging =
                GhlSandbox.builder().clock(own).searchLag(Duration.ofSeconds(3)).start()) {
            Api caller = Api.of(lagging, Api.V2);
            String all = caller.contact("'pageLimit':10");
            String id = caller.create("'email':'a@b.co'");
            assertThat(caller.post("/contacts/search", all).body().path("total").asInt())
                    .isZero();
            assertThat(caller.get("/contacts/search/duplicate?email=a@b.co&locationId=" + lagging.locationId())
                            .body()
                            .at("/contact/id")
                            .asText())
                    .isEqualTo(id);
            own.advance(Duration.ofSeconds(3));
            assertThat(caller.post("/contacts/search", all).body().path("total").asInt())
                    .isEqualTo(1);
            caller.put("/contacts/" + id, "{'city':'Austin'}");
            assertThat(caller.post("/contacts/search", all)
                            .body()
                            .at("/contacts/0")
                            .has("city"))
                    .isFalse();
            caller.delete("/contacts/" + id);
            assertThat(caller.post("/contacts/search", all).body().path("total").asInt())
                    .isEqualTo(1);
            own.advance(Duration.ofSeconds(3));
            assertThat(caller.post("/contacts/search", all).body().path("total").asInt())
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void aKeptResultFollowsEveryChange(long lagSeconds) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TestClock own = new TestClock();
        try (GhlSandbox changing = GhlSandbox.builder()
                .clock(own)
                .searchLag(Duration.ofSeconds(lagSeconds))
                .rate(1_000_000, Duration.ofSeconds(1))
                .contacts(20)
                .start()) {
            List<String> ids = new ArrayList<>();
            Api caller = Api.of(changing, Api.V2);
            for (int round = 0; round < 60; round++) {
                // Now and then more than the index remembers.
                int changes = round % 20 == 19 ? 400 : random.nextInt(6);
                for (int i = 0; i < changes; i++) {
                    change(changing, ids, random);
                }
                own.advance(Duration.ofSeconds(random.nextInt(3)));
                for (String order : List.of("firstNameLowerCase", "dateUpdated", "email")) {
                    String sort = "'pageLimit':500,'sort':[{'field':'" + order + "','direction':'asc'}],";
                    String vip = "{'field':'tags','operator':'eq','value':'vip'}";
                    // Never asked before, so found without a kept result.
                    String fresh = "{'field':'id','operator':'not_eq','value':'" + round + "'}";
                    assertThat(found(caller, sort + "'filters':[" + vip + "]"))
                            .as("seed " + seed + ", round " + round + ", by " + order)
                            .isEqualTo(found(caller, sort + "'filters':[" + vip + "," + fresh + "]"));
                }
            }
        }
    }

    private static void change(GhlSandbox sandbox, List<String> ids, Random random) {
        String name = String.valueOf((char) ('a' + random.nextInt(26)));
        List<String> tags = random.nextBoolean() ? List.of("vip") : List.of();
        int kind = ids.isEmpty() ? 0 : random.nextInt(4);
        if (kind <= 1) {
            ids.add(sandbox.createContact(Map.of("firstName", name, "tags", tags)));
        } else if (kind == 2) {
            sandbox.updateContact(ids.get(random.nextInt(ids.size())), Map.of("firstName", name, "tags", tags));
        } else {
            sandbox.deleteContact(ids.remove(random.nextInt(ids.size())));
        }
    }

    private static List<JsonNode> found(Api caller, String fields) {
        JsonNode body = caller.post("/contacts/search", caller.contact(fields)).body();
        List<JsonNode> rows = new ArrayList<>();
        body.path("contacts").forEach(rows::add);
        assertThat(body.path("total").asInt()).isEqualTo(rows.size());
        return rows;
    }

    private Answer search(String fields) {
        return api.post("/contacts/search", api.contact(fields));
    }

    private String ids(String filters) {
        return filters.replace("customFields.TEXT", "customFields." + text)
                .replace("customFields.LIST", "customFields." + list)
                .replace("customFields.NUMBER", "customFields." + number)
                .replace("customFields.DATE", "customFields." + date)
                .replace("customFields.BOXES", "customFields." + boxes);
    }
}
