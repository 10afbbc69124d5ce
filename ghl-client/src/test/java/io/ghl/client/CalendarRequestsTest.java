package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.AvailabilityType;
import io.ghl.client.calendars.BookingUnit;
import io.ghl.client.calendars.Calendar;
import io.ghl.client.calendars.CalendarQuery;
import io.ghl.client.calendars.CalendarRecurrence;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.LocationConfiguration;
import io.ghl.client.calendars.LocationConfiguration.Kind;
import io.ghl.client.calendars.LookBusy;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.NotificationSetting;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.calendars.TeamMember;
import io.ghl.client.error.DecodeException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for calendars. */
class CalendarRequestsTest extends WireTest {
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
    private static final String ONE = "{\"calendar\":{\"id\":\"k1\",\"name\":\"Cuts\",\"calendarType\":\"new_kind\","
            + "\"appoinmentPerSlot\":2,\"slotDurationUnit\":\"days\",\"isActive\":false,\"openHours\":["
            + "{\"daysOfTheWeek\":[0,1],\"hours\":[{\"openHour\":9,\"openMinute\":0,\"closeHour\":17,\"closeMinute\":30}]},"
            + "{\"daysOfTheWeek\":[9],\"hours\":[]}],"
            + "\"teamMembers\":[{\"userId\":\"u1\",\"priority\":0.5,\"isPrimary\":true}],\"stickyContact\":true,\"unheardOf\":1}}";

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
            assertThat(read.stickyContact()).isTrue();
            assertThat(read.additional()).containsOnlyKeys("openHours", "unheardOf");

            reply(200, "{\"calendars\":[{\"id\":\"k1\"}]}");
            assertThat(calendars.list()).hasSize(1);
            assertSentToCalendars(version, "GET /calendars/?locationId=" + LOCATION, "");
            reply(200, "{\"calendars\":[]}");
            assertThat(calendars.list(CalendarQuery.all().ofGroup("g1").withoutDrafts()))
                    .isEmpty();
            assertSentToCalendars(
                    version, "GET /calendars/?locationId=" + LOCATION + "&groupId=g1&showDrafted=false", "");

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

    /** All nested objects that a calendar can have, written and read back. */
    @ParameterizedTest
    @EnumSource
    void settingsAreTypedBothWays(ApiVersion version) throws Exception {
        LocationConfiguration zoom = LocationConfiguration.of(Kind.ZOOM_CONFERENCE);
        LocationConfiguration shop = LocationConfiguration.at(Kind.PHYSICAL, "1 Main St");
        TeamMember member = TeamMember.of("u1")
                .withPriority(new BigDecimal("0.5"))
                .withPrimary(true)
                .withLocations(zoom, shop);
        NotificationSetting told = NotificationSetting.byEmail(true, false, true, List.of("a@b.co", "c@d.co"));
        OpenHours.Span morning = new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 30));
        Availability open = Availability.on(LocalDate.of(2026, 12, 24), morning);
        Availability gone = new Availability(LocalDate.of(2026, 12, 25), List.of(), false, "v1").delete();
        CalendarRecurrence weekly = CalendarRecurrence.of(CalendarRecurrence.Frequency.WEEKLY, 24)
                .ifTaken(CalendarRecurrence.IfTaken.BOOK_NEXT)
                .overlapsConfirmed(false);
        String body =
                "{\"teamMembers\":[{\"userId\":\"u1\",\"priority\":0.5,\"isPrimary\":true,\"locationConfigurations\":"
                        + "[{\"kind\":\"zoom_conference\"},{\"kind\":\"physical\",\"location\":\"1 Main St\"}]}],"
                        + "\"locationConfigurations\":[{\"kind\":\"zoom_conference\"}],\"notifications\":[{\"type\":\"email\","
                        + "\"shouldSendToContact\":true,\"shouldSendToGuest\":false,\"shouldSendToUser\":true,"
                        + "\"shouldSendToSelectedUsers\":true,\"selectedUsers\":\"a@b.co,c@d.co\"}],\"availabilities\":["
                        + "{\"date\":\"2026-12-24T00:00:00.000Z\",\"hours\":[{\"openHour\":9,\"openMinute\":0,\"closeHour\":12,"
                        + "\"closeMinute\":30}]},{\"date\":\"2026-12-25T00:00:00.000Z\",\"hours\":[],\"deleted\":true,\"id\":\"v1\"}],"
                        + "\"availabilityType\":1,\"lookBusyConfig\":{\"enabled\":true,\"LookBusyPercentage\":20},"
                        + "\"enableRecurring\":true,\"recurring\":{\"freq\":\"WEEKLY\",\"count\":24,\"bookingOption\":\"book_next\","
                        + "\"bookingOverlapDefaultStatus\":\"new\"}}";
        try (GhlClient ghl = client(version)) {
            reply(200, "{\"calendar\":" + body.replaceFirst("\\{", "{\"id\":\"k1\",") + "}");
            Calendar read = ghl.location(LOCATION)
                    .calendars()
                    .update(
                            "k1",
                            CalendarUpdate.builder()
                                    .teamMembers(List.of(member))
                                    .locationConfigurations(List.of(zoom))
                                    .notifications(List.of(told))
                                    .availabilities(List.of(open, gone))
                                    .availabilityType(AvailabilityType.CUSTOM)
                                    .lookBusy(LookBusy.hiding(20))
                                    .enableRecurring(true)
                                    .recurring(weekly)
                                    .build())
                    .orElseThrow();
            assertSentToCalendars(version, "PUT /calendars/k1", body);
            assertThat(read.teamMembers()).containsExactly(member);
            assertThat(read.locationConfigurations()).containsExactly(zoom);
            assertThat(read.notifications()).containsExactly(told);
            assertThat(read.availabilities()).containsExactly(open, gone);
            assertThat(read.availabilityType()).isEqualTo(1);
            assertThat(read.lookBusy()).isEqualTo(LookBusy.hiding(20));
            assertThat(read.enableRecurring()).isTrue();
            assertThat(read.recurring()).isEqualTo(weekly);
            assertThat(read.additional()).isEmpty();
        }
    }

    /** Which of the forms HighLevel uses is not known: all are read, one is written. */
    @ParameterizedTest
    @CsvSource({"23, 60", "24, 0", "0, 0"})
    void hoursMayEndWithTheDay(int hour, int minute) {
        String hours = "[{\"openHour\":18,\"openMinute\":0,\"closeHour\":%d,\"closeMinute\":%d},"
                + "{\"openHour\":9,\"openMinute\":60,\"closeHour\":11,\"closeMinute\":60}]";
        String days = "\"openHours\":[{\"daysOfTheWeek\":[1],\"hours\":" + hours + "}],"
                + "\"availabilities\":[{\"date\":\"2026-12-24T00:00:00.000Z\",\"hours\":" + hours + "}]";
        Calendar read = Calendar.of("{\"id\":\"k1\"," + days.formatted(hour, minute, hour, minute) + "}");
        OpenHours.Span evening = new OpenHours.Span(LocalTime.of(18, 0), LocalTime.MIDNIGHT);
        OpenHours.Span morning = new OpenHours.Span(LocalTime.of(10, 0), LocalTime.NOON);
        assertThat(read.openHours())
                .containsExactly(new OpenHours(List.of(DayOfWeek.MONDAY), List.of(evening, morning)));
        assertThat(read.availabilities())
                .containsExactly(Availability.on(LocalDate.of(2026, 12, 24), evening, morning));
        assertThat(read.additional()).isEmpty();
        CalendarUpdate update = CalendarUpdate.builder()
                .openHours(read.openHours())
                .availabilities(read.availabilities())
                .build();
        String written = days.replace("9,\"openMinute\":60", "10,\"openMinute\":0")
                .replace("11,\"closeMinute\":60", "12,\"closeMinute\":0")
                .formatted(23, 60, 23, 60);
        assertThat(update.json()).hasToString("{" + written + "}");
    }

    @Test
    void aSpanFromMidnightToMidnightIsTheWholeDayAndNonsenseIsNone() {
        OpenHours allDay = OpenHours.of(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, DayOfWeek.SUNDAY);
        JsonNode json =
                CalendarUpdate.builder().openHours(List.of(allDay)).build().json();
        assertThat(Calendar.of(((ObjectNode) json).put("id", "k1")).openHours()).containsExactly(allDay);
        for (String nonsense : List.of("24,\"openMinute\":0", "23,\"openMinute\":60", "-1,\"openMinute\":60")) {
            assertThat(Calendar.of("{\"id\":\"k1\",\"openHours\":[{\"daysOfTheWeek\":[1],\"hours\":[{\"openHour\":"
                                    + nonsense + ",\"closeHour\":0,\"closeMinute\":0}]}]}")
                            .openHours())
                    .isEmpty();
        }
    }

    @Test
    void nestedSettingsInAnUnknownFormStayVisible() {
        Calendar read =
                Calendar.of("{\"id\":\"k1\",\"locationConfigurations\":[{\"kind\":\"hologram\",\"meetingId\":\"m\"},7],"
                        + "\"availabilities\":[{\"date\":\"soon\"}],\"availabilityType\":5,\"notifications\":[true],"
                        + "\"recurring\":\"often\",\"lookBusyConfig\":null}");
        assertThat(read.locationConfigurations()).containsExactly(new LocationConfiguration("hologram", null, "m"));
        assertThat(read.availabilities()).isEmpty();
        assertThat(read.availabilityType()).isEqualTo(5);
        assertThat(read.lookBusy()).isNull();
        assertThat(read.additional())
                .containsOnlyKeys("locationConfigurations", "availabilities", "notifications", "recurring");
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
            reply(200, "{}");
            assertThat(calendars.freeSlots("k1", slots.ofUsers(List.of("u1", "u 2"))))
                    .isEmpty();
            assertSentToCalendars(
                    version,
                    "GET /calendars/k1/free-slots?startDate=1796083200000&endDate=1798761600000&userIds=u1&userIds=u%202",
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
            for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("+02:00"), ZoneId.of("UTC+2"))) {
                refused(
                        "zone",
                        () -> FreeSlots.between(START, START.plusSeconds(1)).inZone(zone));
            }
            refused("priority", () -> TeamMember.of("u1").withPriority(new BigDecimal("0.3")));
            assertThat(TeamMember.of("u1").withPriority(new BigDecimal("1.0")).priority())
                    .isEqualTo("1.0");
            for (BookingUnit unit : List.of(BookingUnit.MINS, BookingUnit.HOURS)) {
                refused("allowBookingForUnit", () -> CalendarUpdate.builder().allowBookingForUnit(unit));
            }
            refused("name", () -> NewCalendar.builder().slotDuration(1).build());
            refused("slotDuration", () -> CalendarUpdate.builder().slotDuration(0));
            refused("close", () -> OpenHours.of(LocalTime.NOON, LocalTime.NOON, DayOfWeek.MONDAY));
            refused("days", () -> OpenHours.of(LocalTime.NOON, LocalTime.MAX));
            refused("groupId", () -> CalendarQuery.all().ofGroup(""));
            refused(
                    "userIds",
                    () -> FreeSlots.between(START, START.plusSeconds(1)).ofUsers(List.of()));
            refused("count", () -> CalendarRecurrence.of(CalendarRecurrence.Frequency.DAILY, 25));
            refused("percentage", () -> LookBusy.hiding(101));
            refused("location", () -> LocationConfiguration.at(Kind.PHYSICAL, " "));
            refused("selectedUsers", () -> NotificationSetting.byEmail(true, true, true, List.of("a@b.co,c@d.co")));
            refused(
                    "availabilities",
                    () -> NewCalendar.builder()
                            .name("n")
                            .availabilities(
                                    List.of(Availability.on(LocalDate.EPOCH).delete()))
                            .build());
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
