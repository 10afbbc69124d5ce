package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, reading, changing and deleting contacts: FACTS §1.1, §1.6, §6 and §7. */
class ContactTest {
    private final TestClock clock = new TestClock();
    private GhlSandbox sandbox = start();

    private GhlSandbox start(Quirk... flipped) {
        SandboxBuilder builder = GhlSandbox.builder().clock(clock).rate(100_000, Duration.ofSeconds(10));
        for (Quirk quirk : flipped) {
            builder.quirk(quirk, !quirk.byDefault());
        }
        return builder.start();
    }

    private Api restart(Quirk... flipped) {
        sandbox.close();
        sandbox = start(flipped);
        return Api.of(sandbox, Api.V2);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void createAnswers201AndGetAnswersTheContact(String version) {
        Api api = Api.of(sandbox, version);
        Answer created = api.post(
                "/contacts/",
                api.contact("'firstName':'Ada','lastName':'Lovelace','email':'Ada@Example.com','companyName':'Engines',"
                        + "'dateOfBirth':'1815-12-10'"));
        assertThat(created.status()).isEqualTo(201);
        JsonNode read = api.read(created.body().at("/contact/id").asText());
        assertThat(read.path("name").asText()).isEqualTo("Ada Lovelace");
        assertThat(read.path("firstNameLowerCase").asText()).isEqualTo("ada");
        assertThat(read.path("lastNameLowerCase").asText()).isEqualTo("lovelace");
        assertThat(read.path("fullNameLowerCase").asText()).isEqualTo("ada lovelace");
        assertThat(read.path("companyName").asText()).isEqualTo("Engines");
        assertThat(read.path("locationId").asText()).isEqualTo(sandbox.locationId());
        assertThat(read.path("source").asText()).isEqualTo("public api");
        assertThat(read.path("dateAdded").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
        assertThat(read.path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
        assertThat(read.path("dnd").asBoolean(true)).isFalse();
        assertThat(read.has("phone")).isFalse();
    }

    @Test
    void createResponseOfV2HasFieldsThatV3Dropped() {
        JsonNode v2 = Api.of(sandbox, Api.V2)
                .post("/contacts/", Api.of(sandbox, Api.V2).contact("'dateOfBirth':'1990-09-25'"))
                .body()
                .path("contact");
        assertThat(v2.path("deleted").isBoolean()).isTrue();
        assertThat(v2.path("birthMonth").asInt()).isEqualTo(9);
        assertThat(v2.path("birthDay").asInt()).isEqualTo(25);
        JsonNode v3 = Api.of(sandbox, Api.V3)
                .post("/contacts/", Api.of(sandbox, Api.V3).contact(""))
                .body()
                .path("contact");
        assertThat(v3.has("deleted")).isFalse();
        assertThat(v3.has("offers")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990/09/25",
                "09/25/1990",
                "1990-09-25",
                "09-25-1990",
                "1990.09.25",
                "09.25.1990",
                "1990_09_25",
                "09_25_1990"
            })
    void dateOfBirthIsWrittenInEightFormsAndReadAsDateButCreatedAsTime(String form) {
        Api api = Api.of(sandbox, Api.V2);
        JsonNode created = api.post("/contacts/", api.contact("'dateOfBirth':'" + form + "'"))
                .body()
                .path("contact");
        assertThat(created.path("dateOfBirth").asText()).isEqualTo("1990-09-25T00:00:00.000Z");
        assertThat(api.read(created.path("id").asText()).path("dateOfBirth").asText())
                .isEqualTo("1990-09-25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|locationId should not be empty",
                "{'locationId':'L','nickname':'x'}|property nickname should not exist",
                "{'locationId':'L','customFields':{}}|customFields must be an array",
                "{'locationId':'L','customFields':[1]}|each value in nested property customFields",
                "{'locationId':'L','customFields':[{'field_value':'x'}]}|customFields.0.id should not be empty",
                "{'locationId':'L','customFields':[{'id':'x','name':'y'}]}|customFields.0.property name should not exist",
                "{'locationId':'L','tags':'vip'}|tags must be an array",
                "{'locationId':'L','tags':[1]}|each value in tags must be a string",
                "{'locationId':'L','dnd':'yes'}|dnd must be a boolean value",
                "{'locationId':'L','firstName':5}|firstName must be a string",
                "{'locationId':'L','email':'nobody'}|email must be an email",
                "{'locationId':'L','dateOfBirth':'25.9.90'}|dateOfBirth must be a date",
                "{'locationId':'L','dateOfBirth':'1990-02-30'}|dateOfBirth must be a date",
                "{'locationId':'L','postalCode':null}|postalCode must be a string",
                "{'locationId':'L','country':null}|country must be a string",
                "{'locationId':'L','tags':null}|tags must be an array",
                "{'locationId':'L','dnd':null}|dnd must be a boolean value",
                "{'locationId':'L','source':null}|source must be a string",
                "{'locationId':'L','dndSettings':{'Pager':{'status':'active'}}}|dndSettings.property Pager should not",
                "{'locationId':'L','dndSettings':{'SMS':{'status':'on'}}}|active, inactive, permanent",
                "{'locationId':'L','inboundDndSettings':{'all':{'status':'permanent'}}}|active, inactive",
                "{'locationId':'L','additionalEmails':['a@b.co']}|property additionalEmails should not exist",
            })
    void whitelistValidationIs422WithAnArrayMessage(String body, String message) {
        Answer answer =
                Api.of(sandbox, Api.V2).post("/contacts/", body.replace("'L'", "'" + sandbox.locationId() + "'"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("statusCode").asInt()).isEqualTo(422);
        assertThat(answer.body().path("error").asText()).isEqualTo("Unprocessable Entity");
        assertThat(answer.body().path("message").isArray()).isTrue();
        assertThat(answer.message()).contains(message);
        assertThat(sandbox.contactCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"companyName", "gender", "locationId", "dateUpdated"})
    void putRefusesFieldsThatItsBodyDoesNotHave(String field) {
        for (String version : new String[] {Api.V2, Api.V3}) {
            Api api = Api.of(sandbox, version);
            String id = api.create("'firstName':'Ada'");
            Answer answer = api.put("/contacts/" + id, "{'" + field + "':'x'}");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.message()).contains("property " + field + " should not exist");
        }
    }

    @Test
    void putAnswersSuccededInV2AndSucceededInV3() {
        String id = Api.of(sandbox, Api.V2).create("");
        JsonNode v2 = Api.of(sandbox, Api.V2).put("/contacts/" + id, "{}").body();
        assertThat(v2.path("succeded").asBoolean()).isTrue();
        assertThat(v2.has("succeeded")).isFalse();
        JsonNode v3 = Api.of(sandbox, Api.V3).put("/contacts/" + id, "{}").body();
        assertThat(v3.path("succeeded").asBoolean()).isTrue();
        assertThat(v3.has("succeded")).isFalse();
    }

    @Test
    void deleteAnswersTheTypoAndV3BothSpellings() {
        Api v2 = Api.of(sandbox, Api.V2);
        JsonNode body = v2.delete("/contacts/" + v2.create("")).body();
        assertThat(body.path("succeded").asBoolean()).isTrue();
        assertThat(body.has("succeeded")).isFalse();
        Api v3 = Api.of(sandbox, Api.V3);
        String id = v3.create("");
        body = v3.delete("/contacts/" + id).body();
        assertThat(body.path("succeded").asBoolean()).isTrue();
        assertThat(body.path("succeeded").asBoolean()).isTrue();
        Answer gone = v3.get("/contacts/" + id);
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.body().path("message").asText()).isEqualTo("Contact with id " + id + " not found");
    }

    @Test
    void emailIsLowerCasedWithATwinAndTheCaseIsASwitch() {
        Api api = Api.of(sandbox, Api.V2);
        JsonNode contact = api.read(api.create("'email':' Ada@Example.COM '"));
        assertThat(contact.path("email").asText()).isEqualTo("ada@example.com");
        assertThat(contact.path("emailLowerCase").asText()).isEqualTo("ada@example.com");
        api = restart(Quirk.EMAIL_IS_LOWER_CASED);
        contact = api.read(api.create("'email':'Ada@Example.COM'"));
        assertThat(contact.path("email").asText()).isEqualTo("Ada@Example.COM");
        assertThat(contact.path("emailLowerCase").asText()).isEqualTo("ada@example.com");
        assertThat(api.post("/contacts/", api.contact("'email':'ADA@example.com'"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "+1 888-888-8888, +18888888888",
        "(512) 555-0100, +15125550100",
        "+49 30 901820, +4930901820",
        "extension 12, extension 12",
        "555-0100, 555-0100",
    })
    void phoneIsStoredAsE164WithTheLocationsCountry(String sent, String stored) {
        Api api = Api.of(sandbox, Api.V2);
        assertThat(api.read(api.create("'phone':'" + sent + "'")).path("phone").asText())
                .isEqualTo(stored);
    }

    @Test
    void phoneRulesAreSwitches() {
        Api api = restart(Quirk.NATIONAL_PHONES_USE_LOCATION_COUNTRY, Quirk.IMPOSSIBLE_PHONE_IS_REFUSED);
        assertThat(api.post("/contacts/", api.contact("'phone':'5125550100'")).status())
                .isEqualTo(422);
        assertThat(api.post("/contacts/", api.contact("'phone':'+15125550100'")).status())
                .isEqualTo(201);
    }

    @Test
    void tagsAreTrimmedLowerCasedAndOnceEach() {
        Api api = Api.of(sandbox, Api.V2);
        assertThat(api.read(api.create("'tags':[' VIP ','vip','New Lead','']"))
                        .path("tags")
                        .toString())
                .isEqualTo("[\"vip\",\"new lead\"]");
        api = restart(Quirk.TAGS_ARE_LOWER_CASED);
        assertThat(api.read(api.create("'tags':['VIP','vip']")).path("tags").toString())
                .isEqualTo("[\"VIP\"]");
    }

    @Test
    void putOverwritesTagsAndLeavesThemAloneWhenAbsent() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'tags':['a','b']");
        api.put("/contacts/" + id, "{'firstName':'Ada'}");
        assertThat(api.read(id).path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        api.put("/contacts/" + id, "{'tags':['C']}");
        assertThat(api.read(id).path("tags").toString()).isEqualTo("[\"c\"]");
    }

    @Test
    void tagEndpointsAnswerTheFullListWith201And200() {
        for (String version : new String[] {Api.V2, Api.V3}) {
            Api api = Api.of(sandbox, version);
            String id = api.create("'tags':['a']");
            Answer added = api.post("/contacts/" + id + "/tags", "{'tags':['B','a']}");
            assertThat(added.status()).isEqualTo(201);
            assertThat(added.body().path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
            Answer removed = api.delete("/contacts/" + id + "/tags", "{'tags':['A','never']}");
            assertThat(removed.status()).isEqualTo(200);
            assertThat(removed.body().path("tags").toString()).isEqualTo("[\"b\"]");
            assertThat(api.post("/contacts/" + id + "/tags", "{}").status()).isEqualTo(422);
            assertThat(api.post("/contacts/none/tags", "{'tags':['a']}").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void everyWriteBumpsDateUpdatedAndForTagsThatIsASwitch() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("");
        clock.advance(Duration.ofSeconds(1));
        api.put("/contacts/" + id, "{'city':'Austin'}");
        assertThat(api.read(id).path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:01.000Z");
        assertThat(api.read(id).path("dateAdded").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
        clock.advance(Duration.ofSeconds(1));
        api.post("/contacts/" + id + "/tags", "{'tags':['a']}");
        assertThat(api.read(id).path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:02.000Z");

        api = restart(Quirk.TAG_CHANGE_BUMPS_DATE_UPDATED);
        id = api.create("");
        clock.advance(Duration.ofSeconds(1));
        api.post("/contacts/" + id + "/tags", "{'tags':['a']}");
        assertThat(api.read(id).path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:02.000Z");
        assertThat(api.read(id).path("tags").size()).isEqualTo(1);
    }

    @Test
    void unchangedWriteIsASwitch() {
        Api api = restart(Quirk.UNCHANGED_WRITE_COUNTS_AS_UPDATE);
        String id = api.create("'city':'Austin'");
        clock.advance(Duration.ofSeconds(1));
        api.put("/contacts/" + id, "{'city':'Austin'}");
        assertThat(api.read(id).path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
    }

    @Test
    void nullAndEmptyStringClearAndEachIsASwitch() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'email':'a@b.co','website':'w','dateOfBirth':'1990-09-25'");
        api.put("/contacts/" + id, "{'email':null,'website':'','dateOfBirth':null}");
        assertThat(api.read(id).has("email")).isFalse();
        assertThat(api.read(id).has("emailLowerCase")).isFalse();
        assertThat(api.read(id).has("website")).isFalse();
        assertThat(api.read(id).has("dateOfBirth")).isFalse();

        api = restart(Quirk.NULL_CLEARS, Quirk.EMPTY_STRING_CLEARS);
        id = api.create("'email':'a@b.co','website':'w'");
        api.put("/contacts/" + id, "{'email':null,'website':''}");
        assertThat(api.read(id).path("email").asText()).isEqualTo("a@b.co");
        assertThat(api.read(id).path("website").asText()).isEqualTo("w");
    }

    @Test
    void nameAloneSetsBothNames() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'name':'Grace Brewster Hopper'");
        assertThat(api.read(id).path("firstName").asText()).isEqualTo("Grace");
        assertThat(api.read(id).path("lastName").asText()).isEqualTo("Brewster Hopper");
        api.put("/contacts/" + id, "{'name':'Cher'}");
        assertThat(api.read(id).path("name").asText()).isEqualTo("Cher");
        api.put("/contacts/" + id, "{'name':'ignored','firstName':'Ada'}");
        assertThat(api.read(id).path("name").asText()).isEqualTo("Ada");
        api.put("/contacts/" + id, "{'name':null}");
        assertThat(api.read(id).has("name")).isFalse();
    }

    @Test
    void duplicateIs400WithMetaByEmailAndByPhone() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'firstName':'Ada','lastName':'L','email':'a@b.co','phone':'+15125550100'");
        for (String fields : new String[] {"'email':'A@B.co'", "'phone':'(512) 555-0100'"}) {
            Answer answer = api.post("/contacts/", api.contact(fields));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("message").asText())
                    .isEqualTo("This location does not allow duplicated contacts.");
            assertThat(answer.body().at("/meta/contactId").asText()).isEqualTo(id);
            assertThat(answer.body().at("/meta/matchingField").asText())
                    .isEqualTo(fields.contains("email") ? "email" : "phone");
            assertThat(answer.body().at("/meta/contactName").asText()).isEqualTo("Ada L");
        }
        String other = api.create("'email':'c@d.co'");
        assertThat(api.put("/contacts/" + other, "{'email':'a@b.co'}").status()).isEqualTo(400);
        api.delete("/contacts/" + id);
        assertThat(api.put("/contacts/" + other, "{'email':'a@b.co'}").status()).isEqualTo(200);
    }

    @Test
    void duplicatesAreAllowedIfTheLocationSaysSo() {
        try (GhlSandbox lax = GhlSandbox.builder().allowDuplicates(true).start()) {
            Api api = Api.of(lax, Api.V2);
            String first = api.create("'email':'a@b.co'");
            assertThat(api.create("'email':'a@b.co'")).isNotEqualTo(first);
            String settings = api.get("/locations/" + lax.locationId())
                    .body()
                    .at("/location/settings")
                    .toString();
            assertThat(settings).contains("\"allowDuplicateContact\":true");
            assertThat(api.get("/contacts/search/duplicate?locationId=" + lax.locationId() + "&email=a%40b.co")
                            .body()
                            .at("/contact/id")
                            .asText())
                    .isEqualTo(first);
        }
    }

    @Test
    void duplicateLookUpNeedsAnEncodedPlusAndAnswersNull() {
        Api api = Api.of(sandbox, Api.V2);
        String id = api.create("'phone':'+15125550100','email':'a@b.co'");
        String path = "/contacts/search/duplicate?locationId=" + sandbox.locationId();
        assertThat(api.get(path + "&number=%2B15125550100")
                        .body()
                        .at("/contact/id")
                        .asText())
                .isEqualTo(id);
        assertThat(api.get(path + "&number=+15125550100").body().path("contact").isNull())
                .isTrue();
        assertThat(api.get(path + "&email=A%40B.co").body().at("/contact/id").asText())
                .isEqualTo(id);
        assertThat(api.get("/contacts/search/duplicate?email=a").status()).isEqualTo(422);
    }

    @Test
    void dndSettingsHaveOtherKeysInV3() {
        Api v2 = Api.of(sandbox, Api.V2);
        Api v3 = Api.of(sandbox, Api.V3);
        String id = v2.create("'dndSettings':{'SMS':{'status':'active'}}");
        assertThat(v2.read(id).at("/dndSettings/SMS/status").asText()).isEqualTo("active");
        assertThat(v3.read(id).at("/dndSettings/sms/status").asText()).isEqualTo("active");
        assertThat(v3.put("/contacts/" + id, "{'dndSettings':{'whatsApp':{'status':'permanent'}}}")
                        .status())
                .isEqualTo(200);
        assertThat(v2.read(id).at("/dndSettings/WhatsApp/status").asText()).isEqualTo("permanent");
        assertThat(v2.read(id).at("/dndSettings/SMS/status").asText()).isEqualTo("active");
        assertThat(v2.put("/contacts/" + id, "{'dndSettings':{'sms':{'status':'active'}}}")
                        .status())
                .isEqualTo(422);
        assertThat(v3.put("/contacts/" + id, "{'dndSettings':{'SMS':{'status':'active'}}}")
                        .status())
                .isEqualTo(422);
        restart(Quirk.V3_ACCEPTS_V2_DND_KEYS);
        v3 = Api.of(sandbox, Api.V3);
        assertThat(v3.post("/contacts/", v3.contact("'dndSettings':{'SMS':{'status':'active'}}"))
                        .body()
                        .at("/contact/dndSettings/sms/status")
                        .asText())
                .isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'email':'a@b.co'", "'phone':'+15125550100'", "'email':'new@b.co','phone':'+15125550100'"})
    void upsertUpdatesTheMatchOrCreates(String fields) {
        Api api = Api.of(sandbox, Api.V2);
        JsonNode created = api.post("/contacts/upsert", api.contact("'email':'a@b.co','phone':'+15125550100'"))
                .body();
        assertThat(created.path("new").asBoolean()).isTrue();
        Answer updated = api.post("/contacts/upsert", api.contact(fields + ",'firstName':'Ada'"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.body().path("new").asBoolean(true)).isFalse();
        assertThat(updated.body().at("/contact/id")).isEqualTo(created.at("/contact/id"));
        assertThat(updated.body().at("/contact/firstName").asText()).isEqualTo("Ada");
        assertThat(updated.body().path("traceId").asText()).isNotEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void upsertMatchingTwoContactsIgnoresTheSecondField() {
        Api api = Api.of(sandbox, Api.V2);
        String a = api.create("'email':'a@b.co'");
        String b = api.create("'phone':'+15125550100'");
        JsonNode body = api.post("/contacts/upsert", api.contact("'email':'a@b.co','phone':'+15125550100'"))
                .body();
        assertThat(body.at("/contact/id").asText()).isEqualTo(a);
        assertThat(body.path("contact").has("phone")).isFalse();
        assertThat(api.read(b).path("phone").asText()).isEqualTo("+15125550100");
        try (GhlSandbox phoneFirst = GhlSandbox.builder().phoneBeforeEmail().start()) {
            Api other = Api.of(phoneFirst, Api.V2);
            other.create("'email':'a@b.co'");
            String second = other.create("'phone':'+15125550100'");
            assertThat(other.post("/contacts/upsert", other.contact("'email':'a@b.co','phone':'+15125550100'"))
                            .body()
                            .at("/contact/id")
                            .asText())
                    .isEqualTo(second);
        }
    }

    @Test
    void upsertDiscardsGenderAndOverwritesTags() {
        Api api = Api.of(sandbox, Api.V2);
        api.create("'email':'a@b.co','gender':'female','tags':['a']");
        JsonNode contact = api.post("/contacts/upsert", api.contact("'email':'a@b.co','gender':'male','tags':['b']"))
                .body()
                .path("contact");
        assertThat(contact.path("gender").asText()).isEqualTo("female");
        assertThat(contact.path("tags").toString()).isEqualTo("[\"b\"]");
    }

    @Test
    void upsertCreatesUncheckedOnlyIfDuplicatesAreAllowed() {
        Api api = Api.of(sandbox, Api.V2);
        String always = "'email':'a@b.co','createNewIfDuplicateAllowed':true";
        api.post("/contacts/upsert", api.contact(always));
        assertThat(api.post("/contacts/upsert", api.contact(always))
                        .body()
                        .path("new")
                        .asBoolean(true))
                .isFalse();
        try (GhlSandbox lax = GhlSandbox.builder().allowDuplicates(true).start()) {
            Api other = Api.of(lax, Api.V2);
            other.post("/contacts/upsert", other.contact(always));
            assertThat(other.post("/contacts/upsert", other.contact(always))
                            .body()
                            .path("new")
                            .asBoolean())
                    .isTrue();
            assertThat(other.post("/contacts/upsert", other.contact("'email':'a@b.co'"))
                            .body()
                            .path("new")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void deprecatedListPagesWithBothCursors() {
        try (GhlSandbox seeded = GhlSandbox.builder().contacts(25).start()) {
            Api api = Api.of(seeded, Api.V2);
            String path = "/contacts/?locationId=" + seeded.locationId();
            JsonNode first = api.get(path).body();
            assertThat(first.path("contacts").size()).isEqualTo(20);
            assertThat(first.path("count").asInt()).isEqualTo(20);
            assertThat(first.at("/meta/total").asInt()).isEqualTo(25);
            assertThat(first.at("/contacts/0/contactName").asText()).isNotEmpty();
            String next = "&startAfter=" + first.at("/meta/startAfter").asText() + "&startAfterId="
                    + first.at("/meta/startAfterId").asText();
            assertThat(first.at("/meta/nextPageUrl").asText()).endsWith(next).startsWith("http://localhost:5058/");
            assertThat(api.get(path + next).body().path("contacts").size()).isEqualTo(5);
            assertThat(api.get(path + "&startAfter=1").status()).isEqualTo(422);
            assertThat(api.get(path + "&limit=101").message()).contains("limit must not be greater than 100");
            assertThat(api.get(path + "&limit=x").status()).isEqualTo(422);
            assertThat(api.get("/contacts/").status()).isEqualTo(422);
        }
    }
}
