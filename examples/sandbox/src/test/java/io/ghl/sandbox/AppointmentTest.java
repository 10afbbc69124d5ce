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

/** Appointments (FACTS §1.3, §5.1, §7.10). */
class AppointmentTest {
    private static final String BASE = "/calendars/events/appointments";

    private Receiver receiver;
    private GhlSandbox sandbox;
    private Api api;
    private String contact;
    private String calendar;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        sandbox = GhlSandbox.builder()
                .webhookUrl(receiver.url())
                .webhookThreads(1)
                .start();
        api = Api.of(sandbox, Api.calendars(Api.V2));
        contact = Api.of(sandbox, Api.V2).create("");
        calendar = api.post("/calendars/", "{'locationId':'" + sandbox.locationId() + "','name':'n'}")
                .body()
                .at("/calendar/id")
                .asText();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    private String body(String more) {
        return "{'locationId':'" + sandbox.locationId() + "','contactId':'" + contact + "','calendarId':'" + calendar
                + "','startTime':'2026-12-01T15:30:00+05:30'" + more + "}";
    }

    private String book() {
        return api.post(BASE, body("")).body().path("id").asText();
    }

    @Test
    void aRecurrenceIsIgnoredWhereFreeSlotsCount() {
        String rule = ",'rrule':'RRULE:FREQ=DAILY;COUNT=2'";
        JsonNode once = api.post(BASE, body(rule)).body();
        assertThat(once.has("rrule") || once.path("isRecurring").asBoolean()).isFalse();
        JsonNode again =
                api.post(BASE, body(rule + ",'ignoreFreeSlotValidation':true")).body();
        assertThat(again.path("rrule").asText()).startsWith("RRULE:");
        assertThat(again.path("isRecurring").asBoolean()).isTrue();
        JsonNode changed = api.put(BASE + "/" + once.path("id").asText(), "{" + rule.substring(1) + "}")
                .body();
        assertThat(changed.has("id")).isTrue();
        assertThat(changed.has("rrule")).isFalse();
    }

    @Test
    void calendarsHaveAHeaderOfTheirOwnBeforeV3() {
        String path = BASE + "/none";
        assertThat(api.get(path).message()).contains("Event with id none not found");
        assertThat(Api.of(sandbox, Api.V3).get(path).message()).contains("Event with id none not found");
        assertThat(Api.of(sandbox, Api.V2).get(path).message()).contains("Invalid API version segment");
        assertThat(api.get("/contacts/" + contact).message()).contains("Invalid API version segment");
        try (GhlSandbox other = GhlSandbox.builder()
                .quirk(Quirk.CALENDARS_ACCEPT_THE_HEADER_OF_CONTACTS, true)
                .start()) {
            assertThat(Api.of(other, Api.V2).get(path).message()).contains("Event with id none not found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void writesHaveNoEnvelopeAndDatesInV3Only(String version) {
        Api caller = Api.of(sandbox, Api.calendars(version));
        Answer made = caller.post(BASE, body(""));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("startTime").asText()).isEqualTo("2026-12-01T10:00:00+00:00");
        assertThat(made.body().path("endTime").asText()).isEqualTo("2026-12-01T10:30:00+00:00");
        assertThat(made.body().has("dateUpdated")).isEqualTo(version.equals(Api.V3));
        String path = BASE + "/" + made.body().path("id").asText();
        JsonNode event = caller.get(path).body().path("event");
        assertThat(event.path("dateAdded").isTextual()).isTrue();
        assertThat(event.has("deleted")).isEqualTo(version.equals(Api.V3));
        Answer completed = caller.put(path, "{'appointmentStatus':'completed'}");
        assertThat(completed.status()).isEqualTo(version.equals(Api.V3) ? 200 : 422);
        assertThat(caller.put(path, "{'contactId':'x'}").message()).contains("property contactId should not exist");
        Answer deleted = caller.delete("/calendars/events/" + event.path("id").asText(), "{}");
        assertThat(deleted.status()).isEqualTo(201);
        assertThat(deleted.body().path("succeeded").asBoolean()).isTrue();
    }

    @Test
    void aWindowNeedsMillisecondsAndExactlyOneOfUserCalendarAndGroup() {
        book();
        String path = "/calendars/events?locationId=" + sandbox.locationId();
        String day = "&startTime=1796083200000&endTime=1796169600000";
        assertThat(api.get(path + day + "&calendarId=" + calendar)
                        .body()
                        .path("events")
                        .size())
                .isEqualTo(1);
        assertThat(api.get(path + day).status()).isEqualTo(422);
        assertThat(api.get(path + day + "&calendarId=" + calendar + "&userId=u").status())
                .isEqualTo(422);
        assertThat(api.get(path + "&calendarId=" + calendar).status()).isEqualTo(422);
        assertThat(api.get(path + "&calendarId=" + calendar + "&startTime=2026-12-01&endTime=2026-12-02")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aBlockedSlotIsOfACalendarOrAUserAndNoAppointment() {
        String slots = "/calendars/events/block-slots";
        String slot = "{'locationId':'" + sandbox.locationId() + "'%s}";
        assertThat(api.post(slots, slot.formatted("")).status()).isEqualTo(422);
        assertThat(api.post(slots, slot.formatted(",'calendarId':'" + calendar + "','assignedUserId':'u'"))
                        .status())
                .isEqualTo(422);
        Answer made = api.post(slots, slot.formatted(",'calendarId':'" + calendar + "'"));
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("id").asText();
        assertThat(api.put(slots + "/" + id, slot.formatted(",'assignedUserId':'u'"))
                        .status())
                .isEqualTo(201);
        assertThat(api.get(BASE + "/" + id).status()).isEqualTo(400);
        assertThat(api.delete("/calendars/events/" + id, "{}").status()).isEqualTo(201);
    }

    @Test
    void theListOfAContactHasClockTimesAndTwoStatuses() {
        book();
        JsonNode event = Api.of(sandbox, Api.V2)
                .get("/contacts/" + contact + "/appointments")
                .body()
                .at("/events/0");
        assertThat(event.path("startTime").asText()).isEqualTo("2026-12-01 10:00:00");
        assertThat(event.path("status").asText()).isEqualTo("booked");
        assertThat(event.path("appointmentStatus").asText()).isEqualTo("confirmed");
    }

    @Test
    void notesNeedLimitAndOffset() {
        String notes = "/calendars/appointments/" + book() + "/notes";
        for (int i = 0; i < 3; i++) {
            assertThat(api.post(notes, "{'body':'n'}").status()).isEqualTo(201);
        }
        assertThat(api.get(notes).status()).isEqualTo(422);
        assertThat(api.get(notes + "?limit=21&offset=0").status()).isEqualTo(422);
        Answer page = api.get(notes + "?limit=2&offset=0");
        assertThat(page.body().path("notes").size()).isEqualTo(2);
        assertThat(page.body().path("hasMore").asBoolean()).isTrue();
        assertThat(api.get(notes + "?limit=2&offset=2").body().path("hasMore").asBoolean(true))
                .isFalse();
        assertThat(api.post(notes, "{'body':'" + "x".repeat(5001) + "'}").status())
                .isEqualTo(422);
        String id = page.body().at("/notes/0/id").asText();
        assertThat(api.delete(notes + "/" + id).body().path("success").asBoolean())
                .isTrue();
        assertThat(api.put(notes + "/" + id, "{'body':'x'}").status()).isEqualTo(400);
    }

    @Test
    void webhooksCarryTheAppointmentAsAField() {
        String id = book();
        api.put(BASE + "/" + id, "{'appointmentStatus':'cancelled'}");
        api.delete("/calendars/events/" + id, "{}");
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();
        assertThat(receiver.types()).containsSubsequence("AppointmentCreate", "AppointmentUpdate", "AppointmentDelete");
        JsonNode event = receiver.hooks().get(receiver.hooks().size() - 1).body();
        assertThat(event.path("locationId").asText()).isEqualTo(sandbox.locationId());
        assertThat(event.at("/appointment/id").asText()).isEqualTo(id);
        assertThat(event.at("/appointment/appointmentStatus").asText()).isEqualTo("cancelled");
        assertThat(event.at("/appointment/startTime").asText()).isEqualTo("2026-12-01T10:00:00+00:00");
    }
}
