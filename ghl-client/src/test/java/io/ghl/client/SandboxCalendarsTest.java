package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.calendars.Calendar;
import io.ghl.client.calendars.CalendarUpdate;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
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
        assertThat(location.calendars().listOfGroup("g1")).containsExactly(made);
        assertThat(location.calendars().listOfGroup("g2")).isEmpty();
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
        location.calendars().delete(made.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.calendars().get(made.id()));
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
                        FreeSlots.between(START, START.plus(Duration.ofDays(6))).inZone(ZoneId.of("-05:00")));
        assertThat(slots.keySet()).containsExactly(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 6));
        assertThat(slots.get(LocalDate.of(2026, 12, 1)))
                .containsExactly(
                        OffsetDateTime.parse("2026-12-01T04:00:00-05:00"),
                        OffsetDateTime.parse("2026-12-01T06:00:00-05:00"));
        assertThat(slots.get(LocalDate.of(2026, 12, 6))).hasSize(3);
    }
}
