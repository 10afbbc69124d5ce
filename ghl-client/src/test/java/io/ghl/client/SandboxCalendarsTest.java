package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.calendars.Availability;
import io.ghl.client.calendars.AvailabilityType;
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
import io.ghl.client.error.NotFoundException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calendars, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxCalendarsTest extends OnSandbox {
    /** A Tuesday. */
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

    SandboxCalendarsTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    private Calendar create() {
        return location.calendars()
                .create(NewCalendar.builder()
                        .name("Cuts")
                        .groupId("g1")
                        .slotDuration(1)
                        .slotDurationUnit(SlotUnit.HOURS)
                        .slotInterval(1)
                        .slotIntervalUnit(SlotUnit.HOURS)
                        .openHours(List.of(OpenHours.of(
                                LocalTime.of(9, 0), LocalTime.of(12, 0), DayOfWeek.TUESDAY, DayOfWeek.SUNDAY)))
                        .teamMembers(List.of(TeamMember.of("u1")))
                        .build());
    }

    @Test
    void aCalendarLives() {
        Calendar made = create();
        assertThat(location.calendars().list()).containsExactly(made);
        assertThat(location.calendars().list(CalendarQuery.all().ofGroup("g1"))).containsExactly(made);
        assertThat(location.calendars().list(CalendarQuery.all().ofGroup("g2"))).isEmpty();
        assertThat(location.calendars().get(made.id())).isEqualTo(made);
        assertThat(made.slotDurationUnit()).isEqualTo("hours");
        assertThat(made.openHours()).hasSize(1);
        assertThat(made.teamMembers()).hasSize(1);
        Calendar draft = location.calendars()
                .update(
                        made.id(),
                        CalendarUpdate.builder().isActive(false).name("Cut").build())
                .orElseThrow();
        assertThat(draft.isActive()).isFalse();
        assertThat(draft.name()).isEqualTo("Cut");
        assertThat(location.calendars().list()).hasSize(1);
        assertThat(location.calendars().list(CalendarQuery.all().withoutDrafts()))
                .isEmpty();
        location.calendars().delete(made.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.calendars().get(made.id()));
    }

    @Test
    void settingsComeBackAsTheyWereWritten() {
        LocationConfiguration shop = LocationConfiguration.at(Kind.PHYSICAL, "1 Main St");
        TeamMember member = TeamMember.of("u1").withPrimary(true).withLocations(shop);
        NotificationSetting told = NotificationSetting.byEmail(true, false, true, List.of("a@b.co"));
        CalendarRecurrence daily = CalendarRecurrence.of(CalendarRecurrence.Frequency.DAILY, 3);
        Calendar made = location.calendars()
                .create(NewCalendar.builder()
                        .name("Cuts")
                        .teamMembers(List.of(member))
                        .locationConfigurations(List.of(shop))
                        .notifications(List.of(told))
                        .lookBusy(LookBusy.hiding(10))
                        .enableRecurring(true)
                        .recurring(daily)
                        .build());
        Calendar read = location.calendars().get(made.id());
        assertThat(read).isEqualTo(made);
        assertThat(read.teamMembers()).containsExactly(member);
        assertThat(read.locationConfigurations()).containsExactly(shop);
        assertThat(read.notifications()).containsExactly(told);
        assertThat(read.lookBusy()).isEqualTo(LookBusy.hiding(10));
        assertThat(read.recurring()).isEqualTo(daily);
        assertThat(read.additional()).isEmpty();
    }

    @Test
    void datesWithHoursOfTheirOwnAreAddedChangedAndDeleted() {
        String id = create().id();
        OpenHours.Span afternoon = new OpenHours.Span(LocalTime.of(14, 0), LocalTime.of(16, 0));
        FreeSlots week = FreeSlots.between(START, START.plus(Duration.ofDays(6)));
        Availability added = update(
                        id,
                        CalendarUpdate.builder()
                                .availabilities(List.of(Availability.on(LocalDate.of(2026, 12, 1), afternoon))))
                .availabilities()
                .get(0);
        assertThat(added.id()).isNotNull();
        var slots = location.calendars().freeSlots(id, week);
        assertThat(slots.get(LocalDate.of(2026, 12, 1)))
                .extracting(OffsetDateTime::getHour)
                .containsExactly(14, 15);
        assertThat(slots.get(LocalDate.of(2026, 12, 6))).hasSize(3);
        update(id, CalendarUpdate.builder().availabilityType(AvailabilityType.CUSTOM));
        assertThat(location.calendars().freeSlots(id, week)).containsOnlyKeys(LocalDate.of(2026, 12, 1));
        update(id, CalendarUpdate.builder().availabilityType(AvailabilityType.OPEN_HOURS));
        assertThat(location.calendars().freeSlots(id, week).get(LocalDate.of(2026, 12, 1)))
                .hasSize(3);
        update(id, CalendarUpdate.builder().clearAvailabilityType().availabilities(List.of(added.withSpans())));
        assertThat(location.calendars().freeSlots(id, week)).containsOnlyKeys(LocalDate.of(2026, 12, 6));
        assertThat(update(id, CalendarUpdate.builder().availabilities(List.of(added.delete())))
                        .availabilities())
                .isEmpty();
        assertThat(location.calendars().freeSlots(id, week)).hasSize(2);
    }

    private Calendar update(String id, CalendarUpdate.Builder update) {
        return location.calendars().update(id, update.build()).orElseThrow();
    }

    @Test
    void hoursCanEndWithTheDay() {
        OpenHours evening = OpenHours.of(LocalTime.of(22, 0), LocalTime.MIDNIGHT, DayOfWeek.TUESDAY);
        Calendar calendar = update(create().id(), CalendarUpdate.builder().openHours(List.of(evening)));
        assertThat(calendar.openHours()).containsExactly(evening);
        assertThat(hours(calendar.id(), FreeSlots.between(START, START.plus(Duration.ofDays(1)))))
                .containsExactly(22, 23);
    }

    @Test
    void aSlotIsFreeIfOneOfTheUsersIs() {
        String calendar = create().id();
        String contact = location.contacts().create(named("ada")).id();
        for (String user : List.of("u1", "u2")) {
            location.appointments()
                    .create(NewAppointment.builder()
                            .calendarId(calendar)
                            .contactId(contact)
                            .assignedUserId(user)
                            .startTime(START.plus(Duration.ofHours(user.equals("u1") ? 10 : 11)))
                            .endTime(START.plus(Duration.ofHours(12)))
                            .build());
        }
        FreeSlots day = FreeSlots.between(START, START.plus(Duration.ofDays(1)));
        assertThat(hours(calendar, day)).containsExactly(9);
        assertThat(hours(calendar, day.ofUser("u1"))).containsExactly(9);
        assertThat(hours(calendar, day.ofUser("u2"))).containsExactly(9, 10);
        assertThat(hours(calendar, day.ofUsers(List.of("u1", "u2")))).containsExactly(9, 10);
        assertThat(hours(calendar, day.ofUsers(List.of("u1", "u3")))).containsExactly(9, 10, 11);
    }

    private List<Integer> hours(String calendar, FreeSlots day) {
        return location.calendars().freeSlots(calendar, day).get(LocalDate.of(2026, 12, 1)).stream()
                .map(OffsetDateTime::getHour)
                .toList();
    }

    @Test
    void aBookedSlotIsNotFreeAnyMore() {
        String calendar = create().id();
        String contact = location.contacts().create(named("ada")).id();
        location.appointments()
                .create(NewAppointment.builder()
                        .calendarId(calendar)
                        .contactId(contact)
                        .startTime(START.plus(Duration.ofHours(10)))
                        .endTime(START.plus(Duration.ofHours(11)))
                        .build());
        var slots = location.calendars()
                .freeSlots(
                        calendar,
                        FreeSlots.between(START, START.plus(Duration.ofDays(6))).inZone(ZoneId.of("America/Bogota")));
        assertThat(slots.keySet()).containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 6));
        assertThat(slots.get(LocalDate.of(2026, 12, 1)))
                .containsExactly(
                        OffsetDateTime.parse("2026-12-01T04:00:00-05:00"),
                        OffsetDateTime.parse("2026-12-01T06:00:00-05:00"));
        assertThat(slots.get(LocalDate.of(2026, 12, 6))).hasSize(3);
    }
}
