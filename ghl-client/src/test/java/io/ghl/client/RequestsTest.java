package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.ContactField;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.internal.json.Json;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for each operation, in both API versions. */
class RequestsTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\",\"firstName\":\"Ada\"}}";
    private static final String TASK = "{\"task\":{\"id\":\"t1\",\"title\":\"Call\"}}";
    private static final String NOTE = "{\"note\":{\"id\":\"n1\",\"body\":\"Hello\"}}";

    @ParameterizedTest
    @EnumSource
    void contactReadsAndDeletes(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var contacts = ghl.location(LOCATION).contacts();
            reply(200, CONTACT);
            assertThat(contacts.get("c1").firstName()).isEqualTo("Ada");
            assertSent(version, "GET /contacts/c1", "");

            reply(200, "{\"succeded\":true}");
            contacts.delete("c1");
            assertSent(version, "DELETE /contacts/c1", "");

            reply(200, "");
            contacts.delete("c1");
            assertSent(version, "DELETE /contacts/c1", "");

            reply(200, CONTACT);
            assertThat(contacts.findDuplicate("a+b@example.com", "+15551234567"))
                    .isPresent();
            assertSent(
                    version,
                    "GET /contacts/search/duplicate?locationId=" + LOCATION
                            + "&email=a%2Bb%40example.com&number=%2B15551234567",
                    "");

            reply(200, "{\"contact\":null,\"traceId\":\"x\"}");
            assertThat(contacts.findDuplicate(null, "+15551234567")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void contactWrites(ApiVersion version) throws Exception {
        String value = version == ApiVersion.V3 ? "fieldValue" : "field_value";
        String sms = version == ApiVersion.V3 ? "sms" : "SMS";
        String whatsApp = version == ApiVersion.V3 ? "whatsApp" : "WhatsApp";
        try (GhlClient ghl = client(version)) {
            var contacts = ghl.location(LOCATION).contacts();
            reply(201, CONTACT);
            contacts.create(NewContact.builder()
                    .firstName("Ada")
                    .email("ada@example.com")
                    .companyName("Engines")
                    .dateOfBirth(LocalDate.of(1815, 12, 10))
                    .tags(java.util.List.of("vip"))
                    .customField("f1", "x")
                    .customField(CustomFieldValue.of("f2", new java.math.BigDecimal("10.50")))
                    .customField(CustomFieldValue.of("f3", java.util.List.of("a", "b")))
                    .customField(CustomFieldValue.ofKey("contact.size", 7))
                    .dndSetting(DndChannel.SMS, DndSetting.ACTIVE)
                    .dndSetting("WhatsApp", DndSetting.INACTIVE)
                    .inboundDnd(true)
                    .build());
            assertSent(version, "POST /contacts/", """
                    {"locationId":"%s","firstName":"Ada","email":"ada@example.com","companyName":"Engines",
                     "dateOfBirth":"1815-12-10","tags":["vip"],
                     "customFields":[{"id":"f1","%2$s":"x"},{"id":"f2","%2$s":10.50},{"id":"f3","%2$s":["a","b"]},
                                     {"key":"contact.size","%2$s":7}],
                     "dndSettings":{"%3$s":{"status":"active"},"%4$s":{"status":"inactive"}},
                     "inboundDndSettings":{"all":{"status":"active"}}}
                    """.formatted(LOCATION, value, sms, whatsApp));

            reply(200, "{\"succeded\":true,\"contact\":{\"id\":\"c1\"}}");
            assertThat(contacts.update(
                            "c1",
                            ContactUpdate.builder()
                                    .phone("+15551234567")
                                    .clearWebsite()
                                    .build()))
                    .isPresent();
            assertSent(version, "PUT /contacts/c1", "{\"phone\":\"+15551234567\",\"website\":null}");

            reply(200, "{\"new\":true,\"contact\":{\"id\":\"c1\"},\"traceId\":\"t\"}");
            UpsertResult upserted = contacts.upsert(
                    NewContact.builder().email("ada@example.com").build());
            assertThat(upserted.isNew()).isTrue();
            assertSent(
                    version,
                    "POST /contacts/upsert",
                    "{\"locationId\":\"" + LOCATION + "\",\"email\":\"ada@example.com\"}");

            reply(200, "{\"new\":false,\"contact\":{\"id\":\"c1\"}}");
            contacts.upsertAllowingDuplicate(
                    NewContact.builder().phone("+15551234567").build());
            assertSent(
                    version,
                    "POST /contacts/upsert",
                    "{\"locationId\":\"" + LOCATION
                            + "\",\"phone\":\"+15551234567\",\"createNewIfDuplicateAllowed\":true}");

            reply(201, "{\"tags\":[\"a\",\"b\"]}");
            assertThat(contacts.addTags("c1", "b")).containsExactly("a", "b");
            assertSent(version, "POST /contacts/c1/tags", "{\"tags\":[\"b\"]}");

            reply(200, "{\"tags\":[\"a\"]}");
            assertThat(contacts.removeTags("c1", "b")).containsExactly("a");
            assertSent(version, "DELETE /contacts/c1/tags", "{\"tags\":[\"b\"]}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyUpdateMakesNoCall(ApiVersion version) {
        try (GhlClient ghl = client(version)) {
            GhlLocation location = ghl.location(LOCATION);
            assertThat(location.contacts().update("c1", ContactUpdate.builder().build()))
                    .isEmpty();
            assertThat(location.tasks().update("c1", "t1", TaskUpdate.builder().build()))
                    .isEmpty();
            assertThat(location.notes().update("c1", "n1", NoteUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tasks(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var tasks = ghl.location(LOCATION).tasks();
            reply(201, TASK);
            tasks.create(
                    "c1",
                    NewTask.builder()
                            .title("Call")
                            .dueDate(Instant.parse("2026-12-01T10:00:00.123456Z"))
                            .build());
            assertSent(
                    version,
                    "POST /contacts/c1/tasks",
                    "{\"completed\":false,\"title\":\"Call\",\"dueDate\":\"2026-12-01T10:00:00.123Z\"}");

            reply(200, "{\"tasks\":[{\"id\":\"t1\"},{\"_id\":\"t2\"}]}");
            assertThat(tasks.list("c1")).extracting("id").containsExactly("t1", "t2");
            assertSent(version, "GET /contacts/c1/tasks", "");

            reply(200, TASK);
            tasks.get("c1", "t1");
            assertSent(version, "GET /contacts/c1/tasks/t1", "");

            reply(200, TASK);
            tasks.update("c1", "t1", TaskUpdate.builder().completed(true).build());
            assertSent(version, "PUT /contacts/c1/tasks/t1", "{\"completed\":true}");

            reply(200, TASK);
            tasks.setCompleted("c1", "t1", true);
            assertSent(version, "PUT /contacts/c1/tasks/t1/completed", "{\"completed\":true}");

            reply(200, "{\"succeded\":true}");
            tasks.delete("c1", "t1");
            assertSent(version, "DELETE /contacts/c1/tasks/t1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void taskSearchPagesBySearchAfterAndBySkipWhereRowsHaveNone(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var tasks = ghl.location(LOCATION).tasks();
            TaskSearch search = TaskSearch.all()
                    .completed(false)
                    .ofContacts("c1")
                    .assignedTo("u1")
                    .query("call")
                    .pageLimit(1);
            String line = "POST /locations/" + LOCATION + "/tasks/search";
            String common =
                    "\"limit\":1,\"completed\":false,\"contactId\":[\"c1\"],\"assignedTo\":[\"u1\"],\"query\":\"call\"";
            reply(201, "{\"tasks\":[{\"_id\":\"t1\",\"searchAfter\":[5,\"t1\"]}]}");
            reply(201, "{\"tasks\":[{\"_id\":\"t2\"}]}");
            reply(201, "{\"tasks\":[]}");
            assertThat(tasks.search(search)).extracting("id").containsExactly("t1", "t2");
            assertSent(version, line, "{" + common + ",\"skip\":0}");
            assertSent(version, line, "{" + common + ",\"searchAfter\":[5,\"t1\"]}");
            assertSent(version, line, "{" + common + ",\"skip\":1}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void notes(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var notes = ghl.location(LOCATION).notes();
            reply(201, NOTE);
            notes.create("c1", NewNote.builder().body("Hello").pinned(true).build());
            assertSent(version, "POST /contacts/c1/notes", "{\"body\":\"Hello\",\"pinned\":true}");
            reply(200, "{\"notes\":[{\"id\":\"n1\"}]}");
            assertThat(notes.list("c1")).hasSize(1);
            assertSent(version, "GET /contacts/c1/notes", "");
            reply(200, NOTE);
            assertThat(notes.get("c1", "n1").body()).isEqualTo("Hello");
            assertSent(version, "GET /contacts/c1/notes/n1", "");
            reply(200, NOTE);
            notes.update("c1", "n1", NoteUpdate.builder().color("#FFAA00").build());
            assertSent(version, "PUT /contacts/c1/notes/n1", "{\"color\":\"#FFAA00\"}");
            reply(200, "{\"succeded\":true}");
            notes.delete("c1", "n1");
            assertSent(version, "DELETE /contacts/c1/notes/n1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsAreKeptForTheirLifetime(ApiVersion version) throws Exception {
        String fields = "{\"customFields\":[{\"id\":\"f1\",\"name\":\"Pin\",\"fieldKey\":\"contact.pin\","
                + "\"dataType\":\"TEXT\",\"picklistOptions\":[\"a\"]}]}";
        try (GhlClient ghl = client(version)) {
            var customFields = ghl.location(LOCATION).customFields();
            reply(200, fields);
            assertThat(customFields.byKey("pin")).isPresent();
            assertThat(customFields.byKey("contact.pin")).isPresent();
            assertThat(customFields.byId("f1").orElseThrow().picklistOptions()).containsExactly("a");
            assertSent(version, "GET /locations/" + LOCATION + "/customFields?model=contact", "");
            assertThat(server.getRequestCount()).isEqualTo(1);

            time.advance(Duration.ofMinutes(10));
            reply(200, fields);
            ghl.location(LOCATION).customFields().cached(CustomFieldModel.CONTACT);
            assertThat(server.getRequestCount()).isEqualTo(2);

            customFields.refresh();
            reply(200, fields);
            customFields.byId("f1");
            assertThat(server.getRequestCount()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void contactSearchGoesOnBySearchAfterAndNeverByPage(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            Instant since = Instant.parse("2026-09-01T00:00:00Z");
            ContactSearch search = ContactSearch.where(ContactField.DATE_UPDATED.atLeast(since))
                    .sortedBy(ContactField.DATE_UPDATED.ascending())
                    .pageLimit(2);
            reply(
                    200,
                    "{\"contacts\":[{\"id\":\"c1\",\"address\":\"Main St\"},{\"id\":\"c2\",\"searchAfter\":[1732700000000,\"c2\"]}],\"total\":3}");
            reply(200, "{\"contacts\":[{\"id\":\"c3\",\"searchAfter\":[1732700000001,\"c3\"]}],\"total\":3}");
            var found = ghl.location(LOCATION).contacts().search(search);
            assertThat(server.getRequestCount()).isZero();
            assertThat(found).extracting("id").containsExactly("c1", "c2", "c3");
            JsonNode first = body(taken());
            assertThat(first).isEqualTo(Json.parse("""
                    {"locationId":"%s","pageLimit":2,
                     "filters":[{"field":"dateUpdated","operator":"range","value":{"gte":"2026-09-01T00:00:00Z"}}],
                     "sort":[{"field":"dateUpdated","direction":"asc"}]}""".formatted(LOCATION)));
            JsonNode second = body(taken());
            assertThat(second.path("searchAfter")).isEqualTo(Json.parse("[1732700000000,\"c2\"]"));
            assertThat(second.has("page")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rawCallsGoTheSameWay(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            reply(200, "{\"calendars\":[]}");
            RawResponse response = ghl.raw("GET", "/calendars/")
                    .location(LOCATION)
                    .query("locationId", LOCATION)
                    .version("2021-04-15")
                    .send();
            assertThat(response.json().has("calendars")).isTrue();
            RecordedRequest request = taken();
            assertThat(request.getPath()).isEqualTo("/calendars/?locationId=" + LOCATION);
            assertThat(request.getHeader("Version")).isEqualTo("2021-04-15");

            reply(200, "<html>not json</html>");
            RawResponse html =
                    ghl.raw("POST", "/x").body(Json.parse("{\"a\":1}")).send();
            assertThat(html.json().isMissingNode()).isTrue();
            assertThat(html.text()).contains("html");
        }
    }
}
