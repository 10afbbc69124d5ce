package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.schedules.CalendarSchedule;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.Schedule;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import io.ghl.client.error.OperationRefusedException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for schedules. */
class ScheduleRequestsTest extends WireTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ScheduleRule MONDAYS =
            ScheduleRule.weekly(DayOfWeek.MONDAY, new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 30)));
    private static final ScheduleRule CLOSED = ScheduleRule.on(LocalDate.of(2026, 12, 25));
    private static final String RULES =
            "[{\"type\":\"wday\",\"day\":\"monday\",\"intervals\":[{\"from\":\"09:00\",\"to\":\"17:30\"}]},"
                    + "{\"type\":\"date\",\"date\":\"2026-12-25\",\"intervals\":[]}]";
    private static final String ONE = "{\"schedule\":{\"id\":\"s1\",\"name\":\"Office\",\"userId\":\"u1\",\"timezone\":"
            + "\"America/New_York\",\"rules\":" + RULES.replace("09:00", "9:00") + ",\"calendarIds\":[\"k1\"],"
            + "\"deleted\":false,\"dateAdded\":\"2023-01-15T10:30:00.000Z\"}}";

    @ParameterizedTest
    @EnumSource
    void schedulesOfUsersAreReadAndWritten(ApiVersion version) throws Exception {
        try (GhlClient ghl = client(version)) {
            var schedules = ghl.location(LOCATION).schedules();
            reply(200, ONE);
            Schedule read = schedules.get("s1");
            assertSentToCalendars(version, "GET /calendars/schedules/s1", "");
            assertThat(read.rules()).containsExactly(MONDAYS, CLOSED);
            assertThat(read.timezone()).isEqualTo("America/New_York");
            assertThat(read.dateAdded()).isEqualTo(Instant.parse("2023-01-15T10:30:00Z"));
            assertThat(read.additional()).isEmpty();

            reply(200, "{\"schedules\":[{\"id\":\"s1\"}]}");
            assertThat(schedules.listOfUser("u1")).hasSize(1);
            String search = "GET /calendars/schedules/search?locationId=" + LOCATION + "&userId=u1";
            assertSentToCalendars(version, search + "&skip=0&limit=100", "");
            reply(200, "{\"schedules\":[]}");
            assertThat(schedules.listOfUser("u1", "k1")).isEmpty();
            assertSentToCalendars(version, search + "&calendarId=k1&skip=0&limit=100", "");

            reply(201, ONE);
            schedules.create(NewSchedule.builder()
                    .name("Office")
                    .userId("u1")
                    .timezone(NEW_YORK)
                    .rules(List.of(MONDAYS, CLOSED))
                    .calendarIds(List.of("k1"))
                    .build());
            assertSentToCalendars(
                    version,
                    "POST /calendars/schedules",
                    "{\"locationId\":\"" + LOCATION + "\",\"name\":\"Office\",\"userId\":\"u1\",\"timezone\":"
                            + "\"America/New_York\",\"rules\":" + RULES + ",\"calendarIds\":[\"k1\"]}");
            reply(200, ONE);
            schedules.update("s1", ScheduleUpdate.builder().name("Home").build());
            assertSentToCalendars(version, "PUT /calendars/schedules/s1", "{\"name\":\"Home\"}");
            reply(200, "{\"success\":true}");
            schedules.addCalendar("s1", "k1");
            assertSentToCalendars(version, "PUT /calendars/schedules/s1/associations/k1", "");
            reply(200, "{\"success\":true}");
            schedules.removeCalendar("s1", "k1");
            assertSentToCalendars(version, "DELETE /calendars/schedules/s1/associations/k1", "");
            reply(200, "{\"success\":true}");
            schedules.delete("s1");
            assertSentToCalendars(version, "DELETE /calendars/schedules/s1", "");
        }
    }

    @Test
    void schedulesOfCalendarsAreOfV3() throws Exception {
        String path = "/calendars/schedules/event-calendar/k1";
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var schedules = ghl.location(LOCATION).schedules();
            String one = "{\"schedule\":{\"calendarId\":\"k1\",\"timezone\":\"America/New_York\",\"rules\":" + RULES
                    + ",\"dateAdded\":\"2023-01-15T10:30:00.000Z\",\"dateUpdated\":\"somebody\"}}";
            reply(200, one);
            CalendarSchedule read = schedules.getOfCalendar("k1");
            assertSentToCalendars(ApiVersion.V3, "GET " + path, "");
            assertThat(read.calendarId()).isEqualTo("k1");
            assertThat(read.rules()).containsExactly(MONDAYS, CLOSED);
            assertThat(read.dateUpdated()).isNull();
            assertThat(read.additional()).containsOnlyKeys("dateUpdated");
            reply(201, one);
            assertThat(schedules.createOfCalendar("k1", NEW_YORK, List.of(MONDAYS, CLOSED)))
                    .isEqualTo(read);
            assertSentToCalendars(
                    ApiVersion.V3, "POST " + path, "{\"timezone\":\"America/New_York\",\"rules\":" + RULES + "}");
            reply(200, one);
            schedules.updateOfCalendar(
                    "k1", CalendarScheduleUpdate.builder().rules(List.of()).build());
            assertSentToCalendars(ApiVersion.V3, "PUT " + path, "{\"rules\":[]}");
        }
        int sent = server.getRequestCount();
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            var schedules = ghl.location(LOCATION).schedules();
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> schedules.getOfCalendar("k1"))
                    .withMessageContaining("getCalendarSchedule");
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> schedules.createOfCalendar("k1", NEW_YORK, List.of()));
        }
        assertThat(server.getRequestCount()).isEqualTo(sent);
    }

    @Test
    void aRuleMayEndWithTheDay() {
        ScheduleRule late =
                ScheduleRule.weekly(DayOfWeek.MONDAY, new OpenHours.Span(LocalTime.of(18, 0), LocalTime.MIDNIGHT));
        String rules =
                "\"rules\":[{\"type\":\"wday\",\"day\":\"monday\",\"intervals\":[{\"from\":\"18:00\",\"to\":\"%s\"}]}]";
        for (String midnight : List.of("00:00", "0:00", "24:00")) {
            assertThat(Schedule.of("{\"id\":\"s1\"," + rules.formatted(midnight) + "}")
                            .rules())
                    .containsExactly(late);
        }
        assertThat(ScheduleUpdate.builder().rules(List.of(late)).build().json())
                .hasToString("{" + rules.formatted("00:00") + "}");
    }

    @Test
    void rulesInAnUnknownFormStayVisible() {
        Schedule read =
                Schedule.of("{\"id\":\"s1\",\"rules\":[{\"type\":\"wday\",\"day\":\"someday\",\"intervals\":[]},"
                        + "{\"type\":\"date\",\"intervals\":[]},7,{\"day\":\"monday\",\"intervals\":[{\"from\":\"25:00\",\"to\":\"x\"}]},"
                        + "{\"type\":\"wday\",\"day\":\"SUNDAY\",\"intervals\":[]}]}");
        assertThat(read.rules()).containsExactly(ScheduleRule.weekly(DayOfWeek.SUNDAY));
        assertThat(read.additional()).containsOnlyKeys("rules");
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var schedules = ghl.location(LOCATION).schedules();
            refused("userId", () -> schedules.listOfUser(" "));
            refused("calendarId", () -> schedules.listOfUser("u1", ""));
            refused("timezone", () -> ScheduleUpdate.builder().timezone(ZoneId.of("+01:00")));
            refused("timezone", () -> schedules.createOfCalendar("k1", ZoneId.of("UTC"), List.of()));
            refused(
                    "timezone",
                    () -> NewSchedule.builder().name("n").userId("u").build());
            refused("date", () -> new ScheduleRule(null, null, List.of()));
            assertThat(schedules.update("s1", ScheduleUpdate.builder().build())).isEmpty();
            assertThat(schedules.updateOfCalendar(
                            "k1", CalendarScheduleUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
