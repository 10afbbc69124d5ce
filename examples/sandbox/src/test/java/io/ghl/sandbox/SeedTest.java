package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds: whole worlds from a file, checked as HighLevel would, and said where they are wrong. */
class SeedTest {
    static final String WORLD = """
            {
              "tags": ["vip", {"id": "tag2", "name": "lead"}],
              "customFields": [{"id": "field1", "name": "Stage", "dataType": "TEXT"}],
              "customValues": [{"id": "value1", "name": "Slogan", "value": "hello"}],
              "users": [{"id": "user1", "firstName": "Uma", "lastName": "User", "email": "uma@example.com"}],
              "businesses": [{"id": "business1", "name": "Engines Ltd"}],
              "calendars": [{"id": "calendar1", "name": "Visits"}],
              "contacts": [
                {"id": "contact1", "firstName": "Ada", "email": "ada@example.com", "tags": ["vip"],
                 "customFields": [{"id": "field1", "field_value": "new"}],
                 "tasks": [{"id": "task1", "title": "Call", "dueDate": "2026-12-01T09:00:00Z"}],
                 "notes": [{"body": "Met at the fair"}]},
                {"firstName": "Grace", "email": "grace@example.com"}
              ],
              "tasks": [{"contactId": "contact1", "title": "Write", "dueDate": "2026-12-02T09:00:00Z", "completed": true}],
              "notes": [{"id": "note2", "contactId": "contact1", "body": "Second", "userId": "user1"}],
              "appointments": [{"id": "event1", "calendarId": "calendar1", "contactId": "contact1",
                                "startTime": "2026-12-01T10:00:00Z", "endTime": "2026-12-01T11:00:00Z"}],
              "locations": {"secondLocation": {"contacts": [{"id": "far1", "firstName": "Far"}]}}
            }
            """;

    @TempDir
    Path folder;

    private Path file(String text) throws Exception {
        Path file = folder.resolve("seed.json");
        Files.writeString(file, text);
        return file;
    }

    @Test
    void everyKindOfRecordIsThereWithTheIdsOfTheFile() throws Exception {
        try (GhlSandbox sandbox =
                GhlSandbox.builder().seedFile(file(WORLD)).contacts(3).start()) {
            Api api = Api.of(sandbox, Api.V2);
            assertThat(sandbox.contactCount()).isEqualTo(5);
            assertThat(sandbox.journal().count()).isZero();
            assertThat(api.read("contact1").at("/customFields/0/value").asText())
                    .isEqualTo("new");
            assertThat(api.get("/contacts/contact1/tasks").body().path("tasks")).hasSize(2);
            assertThat(api.get("/contacts/contact1/tasks/task1")
                            .body()
                            .at("/task/completed")
                            .asBoolean())
                    .isFalse();
            assertThat(api.get("/contacts/contact1/notes/note2")
                            .body()
                            .at("/note/userId")
                            .asText())
                    .isEqualTo("user1");
            assertThat(api.get("/businesses/business1")
                            .body()
                            .at("/business/name")
                            .asText())
                    .isEqualTo("Engines Ltd");
            assertThat(api.get("/users/?locationId=" + sandbox.locationId())
                            .body()
                            .at("/users/0/id")
                            .asText())
                    .isEqualTo("user1");
            assertThat(api.get("/locations/" + sandbox.locationId() + "/customValues/value1")
                            .status())
                    .isEqualTo(200);
            assertThat(api.get("/locations/" + sandbox.locationId() + "/tags/tag2")
                            .status())
                    .isEqualTo(200);
            Api calendars = Api.of(sandbox, Api.calendars(Api.V2));
            assertThat(calendars
                            .get("/calendars/events/appointments/event1")
                            .body()
                            .at("/event/calendarId")
                            .asText())
                    .isEqualTo("calendar1");
            assertThat(sandbox.snapshot()
                            .at("/locations/secondLocation/contacts/0/id")
                            .asText())
                    .isEqualTo("far1");

            api.delete("/contacts/contact1");
            sandbox.reset();
            assertThat(sandbox.contactCount()).isEqualTo(5);
            assertThat(api.read("contact1").path("firstName").asText()).isEqualTo("Ada");
        }
    }

    @Test
    void aSeedWhileItRunsIsToldToNobody() throws Exception {
        try (Receiver receiver = new Receiver();
                GhlSandbox sandbox =
                        GhlSandbox.builder().webhookUrl(receiver.url()).start()) {
            Api admin = Api.bare(sandbox, Map.of());
            JsonNode answer = admin.post("/_sandbox/seed", WORLD).body();
            assertThat(answer.path("contacts").asInt()).as(answer.toString()).isEqualTo(2);
            assertThat(sandbox.webhookStats().generated()).isZero();
            Api.of(sandbox, Api.V2).create("");
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.types()).containsExactly("ContactCreate");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'contacts':[{},{'emial':'x'}]}|/contacts/1: property emial should not exist",
                "{'contacts':[{'email':'a@b.co'},{'email':'A@b.co'}]}"
                        + "|/contacts/1: This location does not allow duplicated contacts.",
                "{'contacts':[{'id':'c','tasks':[{'title':'T'}]}]}|/contacts/0/tasks/0: dueDate",
                "{'contacts':[{'id':'c'},{'id':'c'}]}|/contacts/1/id: names a second record",
                "{'contacts':[{'id':7}]}|/contacts/0/id: must be a text that is not blank",
                "{'contacts':{}}|/contacts: must be an array",
                "{'contacts':[1]}|/contacts/0: must be an object",
                "{'contcats':[]}|/contcats: is no section; there are tags, customFields",
                "{'notes':[{'body':'b'}]}|/notes/0/contactId: must name a contact of the seed",
                "{'notes':[{'contactId':'nobody','body':'b'}]}|/notes/0: Contact with id nobody not found",
                "{'locations':{'x':{'locations':{}}}}|/locations/x/locations: is no section",
                "{'locations':[]}|/locations: must be an object",
                "[]|the seed: must be an object",
                "{'contacts':|line 1, column 1",
            })
    void whatIsWrongIsSaidWithItsPlaceAndNothingIsKept(String seed, String message) {
        try (GhlSandbox sandbox = GhlSandbox.builder().contacts(2).start()) {
            JsonNode before = sandbox.snapshot();
            assertThatThrownBy(() -> sandbox.state().seed(seed.replace('\'', '"')))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
            Api.Answer answer = Api.bare(sandbox, Map.of()).post("/_sandbox/seed", seed);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("message").asText()).startsWith(message);
            assertThat(sandbox.snapshot()).isEqualTo(before);
            String id = Api.of(sandbox, Api.V2).create("");
            assertThat(id).as("no id of the seed is left over").hasSize(20);
        }
    }

    @Test
    void anUnusableFileIsOneSentence() throws Exception {
        Path broken = file("{\n  \"contacts\": [}\n");
        assertThatThrownBy(() -> GhlSandbox.builder().seedFile(broken).start())
                .isInstanceOf(SandboxException.class)
                .hasMessage("The seed file cannot be used: line 2, column 16: the text is not JSON.");
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> GhlSandbox.builder().seedFile(missing).start())
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aStateFileWithRecordsIsNotSeededAgain() throws Exception {
        Path state = folder.resolve("state.jsonl");
        Path seed = file("{\"contacts\":[{\"id\":\"c1\",\"firstName\":\"Ada\"}]}");
        try (GhlSandbox sandbox =
                GhlSandbox.builder().stateFile(state).seedFile(seed).start()) {
            Api.of(sandbox, Api.V2).put("/contacts/c1", "{'firstName':'Augusta'}");
        }
        try (GhlSandbox sandbox =
                GhlSandbox.builder().stateFile(state).seedFile(seed).start()) {
            assertThat(sandbox.contact("c1").orElseThrow().path("firstName").asText())
                    .isEqualTo("Augusta");
        }
    }
}
