package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.appointments.Appointment;
import io.ghl.client.appointments.AppointmentNote;
import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.BlockSlot;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.MeetingLocationType;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.error.DecodeException;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for appointments, whose Version header is one of its own before v3. */
class AppointmentRequestsTest extends WireTest {
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final String ONE =
            "{\"id\":\"e1\",\"title\":\"Cut\",\"appointmentStatus\":\"%s\",\"startTime\":\"2026-12-01T15:30:00+05:30\","
                    + "\"endTime\":1764585000000,\"isRecurring\":true,\"masterEventId\":\"m1\",\"users\":[\"u1\"],"
                    + "\"createdBy\":{\"userId\":\"u1\",\"source\":\"booking_widget\"},\"isFullDay\":false}";

    @ParameterizedTest
    @EnumSource
    void appointmentsAreReadWithAndWrittenWithoutAnEnvelope(ApiVersion version) throws Exception {
        String path = "/calendars/events/appointments";
        try (GhlClient ghl = client(version)) {
            var appointments = ghl.location(LOCATION).appointments();
            reply(200, "{\"event\":" + ONE.formatted("confirmed") + ",\"traceId\":\"x\"}");
            Appointment read = appointments.get("e1");
            assertSentToCalendars(version, "GET " + path + "/e1", "");
            assertThat(read.startTime()).isEqualTo(START);
            assertThat(read.endTime()).isEqualTo(Instant.ofEpochMilli(1764585000000L));
            assertThat(read.status()).contains(AppointmentStatus.CONFIRMED);
            assertThat(read.recurring()).isTrue();
            assertThat(read.masterEventId()).isEqualTo("m1");
            assertThat(Objects.requireNonNull(read.createdBy()).source()).isEqualTo("booking_widget");
            assertThat(read.additional()).containsOnlyKeys("isFullDay");
            assertThat(read.toString()).doesNotContain("Cut");

            reply(200, ONE.formatted("rescheduled").replace("}}", "},\"traceId\":\"x\"}"));
            Appointment made = appointments.create(NewAppointment.builder()
                    .calendarId("k1")
                    .contactId("c1")
                    .startTime(START)
                    .meetingLocationType(MeetingLocationType.MS_TEAMS)
                    .status(AppointmentStatus.NEW)
                    .toNotify(false)
                    .build());
            assertThat(made.status()).isEmpty();
            assertThat(made.appointmentStatus()).isEqualTo("rescheduled");
            assertThat(made.additional()).doesNotContainKey("traceId");
            assertSentToCalendars(
                    version,
                    "POST " + path,
                    "{\"locationId\":\"" + LOCATION + "\",\"calendarId\":\"k1\",\"contactId\":\"c1\","
                            + "\"startTime\":\"2026-12-01T10:00:00Z\",\"meetingLocationType\":\"ms_teams\","
                            + "\"appointmentStatus\":\"new\",\"toNotify\":false}");
            reply(201, ONE.formatted("cancelled"));
            appointments.update(
                    "e1",
                    AppointmentUpdate.builder()
                            .status(AppointmentStatus.CANCELLED)
                            .build());
            assertSentToCalendars(version, "PUT " + path + "/e1", "{\"appointmentStatus\":\"cancelled\"}");
            reply(201, "{\"succeeded\":true}");
            appointments.delete("e1");
            assertSentToCalendars(version, "DELETE /calendars/events/e1", "{}");
            reply(200, "{}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> appointments.get("e1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWindowNamesMillisecondsAndExactlyOneOfCalendarUserAndGroup(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var appointments = ghl.location(LOCATION).appointments();
            Instant end = START.plusSeconds(60);
            String time = "startTime=" + START.toEpochMilli() + "&endTime=" + end.toEpochMilli();
            reply(200, "{\"events\":[" + ONE.formatted("showed") + "]}");
            assertThat(appointments.events(EventWindow.ofCalendar("k1", START, end)))
                    .hasSize(1);
            assertSentToCalendars(
                    version, "GET /calendars/events?locationId=" + LOCATION + "&calendarId=k1&" + time, "");
            reply(200, "{\"events\":[]}");
            appointments.events(EventWindow.ofGroup("g1", START, end));
            assertSentToCalendars(version, "GET /calendars/events?locationId=" + LOCATION + "&groupId=g1&" + time, "");
            reply(200, "{\"events\":[]}");
            appointments.blockedSlots(EventWindow.ofUser("u1", START, end));
            assertSentToCalendars(
                    version, "GET /calendars/blocked-slots?locationId=" + LOCATION + "&userId=u1&" + time, "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void slotsAreBlocked(ApiVersion version) throws Exception {
        String answer =
                "{\"id\":\"e1\",\"title\":\"Lunch\",\"startTime\":\"2026-12-01T10:00:00+00:00\",\"traceId\":\"x\"}";
        try (GhlClient ghl = client(version)) {
            var appointments = ghl.location(LOCATION).appointments();
            reply(201, answer);
            BlockSlot slot = appointments.createBlockSlot(NewBlockSlot.builder()
                    .assignedUserId("u1")
                    .title("Lunch")
                    .startTime(START)
                    .endTime(START.plusSeconds(60))
                    .build());
            assertThat(slot.startTime()).isEqualTo(START);
            assertSentToCalendars(
                    version,
                    "POST /calendars/events/block-slots",
                    "{\"locationId\":\"" + LOCATION + "\",\"assignedUserId\":\"u1\",\"title\":\"Lunch\","
                            + "\"startTime\":\"2026-12-01T10:00:00Z\",\"endTime\":\"2026-12-01T10:01:00Z\"}");
            reply(200, answer);
            appointments.updateBlockSlot(
                    "e1", BlockSlotUpdate.builder().calendarId("k1").title("x").build());
            assertSentToCalendars(
                    version,
                    "PUT /calendars/events/block-slots/e1",
                    "{\"locationId\":\"" + LOCATION + "\",\"calendarId\":\"k1\",\"title\":\"x\"}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void notesOfAnAppointmentGoOnByOffsetWhileThereAreMore(ApiVersion version) throws Exception {
        String path = "/calendars/appointments/e1/notes";
        try (GhlClient ghl = client(version)) {
            var appointments = ghl.location(LOCATION).appointments();
            reply(200, "{\"notes\":[{\"id\":\"n1\"},{\"id\":\"n2\"}],\"hasMore\":true}");
            reply(200, "{\"notes\":[],\"hasMore\":true}");
            assertThat(appointments.notes("e1")).extracting(AppointmentNote::id).containsExactly("n1", "n2");
            assertSentToCalendars(version, "GET " + path + "?limit=20&offset=0", "");
            assertSentToCalendars(version, "GET " + path + "?limit=20&offset=2", "");
            String note = "{\"note\":{\"id\":\"n1\",\"body\":\"Hi\",\"createdBy\":{\"id\":\"u1\",\"name\":\"Ada\"}}}";
            reply(201, note);
            AppointmentNote made = appointments.createNote("e1", "Hi", null);
            assertThat(Objects.requireNonNull(made.createdBy()).name()).isEqualTo("Ada");
            assertSentToCalendars(version, "POST " + path, "{\"body\":\"Hi\"}");
            reply(200, note);
            appointments.updateNote("e1", "n1", "Hi", "u1");
            assertSentToCalendars(version, "PUT " + path + "/n1", "{\"body\":\"Hi\",\"userId\":\"u1\"}");
            reply(200, "{\"success\":true}");
            appointments.deleteNote("e1", "n1");
            assertSentToCalendars(version, "DELETE " + path + "/n1", "");
        }
    }

    @Test
    void afterAFullPageOfNotesThereMayBeMoreIfHighLevelDoesNotSay() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            String full = IntStream.range(0, 20)
                    .mapToObj(i -> "{\"id\":\"n" + i + "\"}")
                    .collect(Collectors.joining(","));
            reply(200, "{\"notes\":[" + full + "]}");
            reply(200, "{\"notes\":[{\"id\":\"n20\"}],\"hasMore\":null}");
            assertThat(ghl.location(LOCATION).appointments().notes("e1")).hasSize(21);
            reply(200, "{\"notes\":[" + full + "],\"hasMore\":false}");
            assertThat(ghl.location(LOCATION).appointments().notes("e1")).hasSize(20);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aWebhookIsAnAppointmentTooAndItsTypeDoesNotMatter() {
        Appointment appointment = Appointment.of("""
                {"type":"AppointmentUpdate","locationId":"L","webhookId":"w","timestamp":"2026-01-01T00:00:00Z",
                 "appointment":{"id":"e1","source":"booking_widget","startTime":"2023-09-25T16:00:00+05:30"}}""");
        assertThat(appointment.id()).isEqualTo("e1");
        assertThat(appointment.locationId()).isEqualTo("L");
        assertThat(appointment.startTime()).isEqualTo(Instant.parse("2023-09-25T10:30:00Z"));
        assertThat(appointment.additional()).containsOnlyKeys("source");
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var appointments = ghl.location(LOCATION).appointments();
            refused(
                    "contactId",
                    () -> NewAppointment.builder()
                            .calendarId("k")
                            .startTime(START)
                            .build());
            refused("calendarId", () -> NewAppointment.builder().calendarId(" "));
            refused(
                    "endTime",
                    () -> AppointmentUpdate.builder()
                            .startTime(START)
                            .endTime(START)
                            .build());
            refused(
                    "appointmentStatus",
                    () -> appointments.update(
                            "e1",
                            AppointmentUpdate.builder()
                                    .status(AppointmentStatus.COMPLETED)
                                    .build()));
            refused(
                    "ignoreFreeSlotValidation",
                    () -> AppointmentUpdate.builder().rrule("RRULE:FREQ=DAILY").build());
            refused(
                    "rrule",
                    () -> NewAppointment.builder()
                            .calendarId("k")
                            .contactId("c")
                            .startTime(START)
                            .rrule("RRULE:FREQ=DAILY")
                            .ignoreFreeSlotValidation(false)
                            .build());
            refused("until", () -> EventWindow.ofUser("u1", START, START));
            refused("groupId", () -> EventWindow.ofGroup("", START, START.plusSeconds(1)));
            refused(
                    "calendarId",
                    () -> NewBlockSlot.builder()
                            .startTime(START)
                            .endTime(START.plusSeconds(1))
                            .build());
            refused(
                    "assignedUserId",
                    () -> BlockSlotUpdate.builder()
                            .calendarId("k")
                            .assignedUserId("u")
                            .build());
            refused("body", () -> appointments.createNote("e1", "x".repeat(5001), null));
            refused("body", () -> appointments.updateNote("e1", "n1", " ", null));
            refused("userId", () -> appointments.createNote("e1", "x", ""));
            refused("appointmentId", () -> appointments.notes(" "));
            refused("eventId", () -> appointments.get("."));
            assertThat(appointments.update("e1", AppointmentUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
