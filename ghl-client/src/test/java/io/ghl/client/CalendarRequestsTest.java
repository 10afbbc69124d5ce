package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.calendars.BookingUnit;
import io.ghl.client.calendars.Calendar;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import io.ghl.client.error.DecodeException;
import io.ghl.client.internal.json.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for calendars. */
class CalendarRequestsTest extends WireTest {
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final String ONE = "{\"calendar\":{\"id\":\"k1\",\"name\":\"Cuts\",\"calendarType\":\"new_kind\","
            + "\"appoinmentPerSlot\":2,\"slotDurationUnit\":\"days\",\"isActive\":false,\"openHours\":["
            + "{\"daysOfTheWeek\":[0,1],\"hours\":[{\"openHour\":9,\"openMinute\":0,\"closeHour\":17,\"closeMinute\":30}]},"
            + "{\"daysOfTheWeek\":[9],\"hours\":[]}],"
            + "\"teamMembers\":[{\"userId\":\"u1\",\"priority\":0.5,\"isPrimary\":true}],\"stickyContact\":true}}";

    private void assertSentToCalendars(ApiVersion version, String line, String body) throws InterruptedException {
        RecordedRequest request = taken();
        assertThat(request.getMethod() + " " + request.getPath()).isEqualTo(line);
        assertThat(request.getHeader("Version")).isEqualTo(version == ApiVersion.V3 ? "v3" : "2021-04-15");
        if (body.isEmpty()) {
            assertThat(request.getBodySize()).isZero();
        } else {
            assertThat(body(request)).isEqualTo(Json.parse(body));
        }
    }

    @ParameterizedTest
    @EnumSource
    void calendarsAreReadAndWritten(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var calendars = ghl.location(LOCATION).calendars();
            reply(200, ONE);
            Calendar read = calendars.get("k1");
            assertSentToCalendars(version, "GET /calendars/k1", "");
            assertThat(read.appointmentsPerSlot()).isEqualTo(2);
            assertThat(read.calendarType()).isEqualTo("new_kind");
            assertThat(read.slotDurationUnit()).isEqualTo("days");
            assertThat(read.isActive()).isFalse();
            assertThat(read.openHours())
                    .containsExactly(
                            OpenHours.of(LocalTime.of(9, 0), LocalTime.of(17, 30), DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
            assertThat(read.teamMembers()).extracting(TeamMember::userId).containsExactly("u1");
            assertThat(read.additional()).containsOnlyKeys("openHours", "stickyContact");

            reply(200, "{\"calendars\":[{\"id\":\"k1\"}]}");
            assertThat(calendars.list()).hasSize(1);
            assertSentToCalendars(version, "GET /calendars/?locationId=" + LOCATION, "");
            reply(200, "{\"calendars\":[]}");
            assertThat(calendars.listOfGroup("g1")).isEmpty();
            assertSentToCalendars(version, "GET /calendars/?locationId=" + LOCATION + "&groupId=g1", "");

            reply(201, ONE);
            calendars.create(NewCalendar.builder()
                    .name("Cuts")
                    .slotDuration(45)
                    .slotDurationUnit(SlotUnit.MINS)
                    .appointmentsPerSlot(2)
                    .openHours(List.of(OpenHours.of(LocalTime.of(9, 0), LocalTime.of(17, 0), DayOfWeek.SATURDAY)))
                    .teamMembers(List.of(TeamMember.of("u1")))
                    .build());
            assertSentToCalendars(
                    version,
                    "POST /calendars/",
                    "{\"locationId\":\"" + LOCATION + "\",\"name\":\"Cuts\",\"slotDuration\":45,"
                            + "\"slotDurationUnit\":\"mins\",\"appoinmentPerSlot\":2,\"openHours\":[{\"daysOfTheWeek\":[6],"
                            + "\"hours\":[{\"openHour\":9,\"openMinute\":0,\"closeHour\":17,\"closeMinute\":0}]}],"
                            + "\"teamMembers\":[{\"userId\":\"u1\"}]}");
            reply(200, ONE);
            calendars.update("k1", CalendarUpdate.builder().isActive(false).build());
            assertSentToCalendars(version, "PUT /calendars/k1", "{\"isActive\":false}");
            reply(200, "{\"success\":true}");
            calendars.delete("k1");
            assertSentToCalendars(version, "DELETE /calendars/k1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void freeSlotsAreReadByDateWithTheirOffset(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var calendars = ghl.location(LOCATION).calendars();
            FreeSlots slots = FreeSlots.between(START, START.plus(Duration.ofDays(31)));
            reply(
                    200,
                    "{\"2026-12-02\":{\"slots\":[\"2026-12-02T10:00:00-05:00\"]},\"2026-12-01\":{\"slots\":[]},\"traceId\":\"x\"}");
            var found = calendars.freeSlots(
                    "k1", slots.inZone(ZoneId.of("America/New_York")).ofUser("u1"));
            assertThat(found.keySet()).containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2));
            assertThat(found.get(LocalDate.of(2026, 12, 2)))
                    .containsExactly(OffsetDateTime.parse("2026-12-02T10:00:00-05:00"));
            assertSentToCalendars(
                    version,
                    "GET /calendars/k1/free-slots?startDate=1796083200000&endDate=1798761600000"
                            + "&timezone=America%2FNew_York&userId=u1",
                    "");
            reply(200, "{\"2026-12-02\":{\"slots\":[\"soon\"]}}");
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> calendars.freeSlots("k1", slots));
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var calendars = ghl.location(LOCATION).calendars();
            refused("until", () -> FreeSlots.between(START, START));
            refused(
                    "31 days",
                    () -> FreeSlots.between(
                            START, START.plus(Duration.ofDays(31)).plusMillis(1)));
            refused(
                    "userId",
                    () -> FreeSlots.between(START, START.plusSeconds(1)).ofUser(" "));
            refused("name", () -> NewCalendar.builder().slotDuration(1).build());
            refused("slotDuration", () -> CalendarUpdate.builder().slotDuration(0));
            refused("close", () -> OpenHours.of(LocalTime.NOON, LocalTime.NOON, DayOfWeek.MONDAY));
            refused("days", () -> OpenHours.of(LocalTime.NOON, LocalTime.MAX));
            refused("groupId", () -> calendars.listOfGroup(""));
            refused(
                    "allowBookingAfterUnit",
                    () -> calendars.update(
                            "k1",
                            CalendarUpdate.builder()
                                    .allowBookingAfterUnit(BookingUnit.MINS)
                                    .build()));
            assertThat(calendars.update("k1", CalendarUpdate.builder().build())).isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
