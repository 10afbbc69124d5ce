package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.calendars.NewCalendar;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.groups.CalendarGroup;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotificationQuery;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.Schedule;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.OperationRefusedException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups, resources, notifications and schedules of calendars, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxCalendarSettingsTest extends OnSandbox {
    private static final OpenHours.Span MORNING = new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(10, 0));

    private String calendar = "";

    SandboxCalendarSettingsTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
        calendar = location.calendars()
                .create(NewCalendar.builder().name("Cuts").build())
                .id();
    }

    @Test
    void aGroupLives() {
        var groups = location.calendarGroups();
        assertThat(groups.isSlugAvailable("cuts")).isTrue();
        CalendarGroup made = groups.create(new GroupDetails("Cuts", "", "cuts"), true);
        assertThat(groups.isSlugAvailable("cuts")).isFalse();
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> groups.create(new GroupDetails("Other", "", "cuts"), true));
        assertThat(groups.list()).containsExactly(made);
        assertThat(groups.update(made.id(), new GroupDetails("Cuts", "all", "cuts"))
                        .description())
                .isEqualTo("all");
        groups.setActive(made.id(), false);
        assertThat(groups.list().get(0).isActive()).isFalse();
        groups.delete(made.id());
        assertThat(groups.list()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> groups.delete(made.id()));
    }

    @Test
    void aResourceLives() {
        var resources = location.calendarResources();
        CalendarResource made = resources.create(
                CalendarResource.Type.ROOMS,
                NewCalendarResource.builder()
                        .name("Yoga")
                        .description("")
                        .quantity(1)
                        .outOfService(0)
                        .capacity(8)
                        .calendarIds(List.of(calendar))
                        .build());
        String id = Objects.requireNonNull(made.id());
        assertThat(resources.get(CalendarResource.Type.ROOMS, id)).isEqualTo(made);
        assertThat(resources.list(CalendarResource.Type.ROOMS)).containsExactly(made);
        assertThat(resources.list(CalendarResource.Type.EQUIPMENTS)).isEmpty();
        CalendarResource changed = resources
                .update(
                        CalendarResource.Type.ROOMS,
                        id,
                        CalendarResourceUpdate.builder()
                                .capacity(9)
                                .isActive(false)
                                .build())
                .orElseThrow();
        assertThat(changed.capacity()).isEqualTo(9);
        assertThat(changed.calendarIds()).isEmpty();
        assertThat(resources.get(CalendarResource.Type.ROOMS, id).calendarIds()).containsExactly(calendar);
        resources.delete(CalendarResource.Type.ROOMS, id);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> resources.get(CalendarResource.Type.ROOMS, id));
    }

    @Test
    void notificationsLiveAndArePaged() {
        var notifications = location.calendarNotifications();
        NewCalendarNotification reminder = NewCalendarNotification.builder()
                .receiverType(CalendarNotification.Receiver.CONTACT)
                .channel(CalendarNotification.Channel.EMAIL)
                .notificationType(CalendarNotification.Type.REMINDER)
                .beforeTime(List.of(new CalendarNotification.Offset(1, "hours")))
                .build();
        List<CalendarNotification> made = notifications.create(calendar, Collections.nCopies(130, reminder));
        assertThat(made).hasSize(130).extracting(CalendarNotification::id).doesNotHaveDuplicates();
        assertThat(notifications.list(calendar)).containsExactlyElementsOf(made);
        String first = made.get(0).id();
        notifications.update(
                calendar,
                first,
                CalendarNotificationUpdate.builder().isActive(false).build());
        assertThat(notifications.get(calendar, first).isActive()).isFalse();
        assertThat(notifications.list(calendar, CalendarNotificationQuery.all().active(false)))
                .hasSize(1);
        notifications.delete(calendar, first);
        assertThat(notifications.list(calendar)).hasSize(129);
        assertThat(notifications.list(calendar, CalendarNotificationQuery.all().deleted(true)))
                .extracting(CalendarNotification::id)
                .containsExactly(first);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> notifications.get(calendar, "none"));
    }

    @Test
    void aScheduleOfAUserLives() {
        var schedules = location.schedules();
        Schedule made = schedules.create(NewSchedule.builder()
                .name("Office")
                .userId("u1")
                .timezone(ZoneId.of("America/New_York"))
                .rules(List.of(ScheduleRule.weekly(DayOfWeek.MONDAY, MORNING)))
                .build());
        assertThat(schedules.get(made.id())).isEqualTo(made);
        assertThat(schedules.listOfUser("u1")).containsExactly(made);
        assertThat(schedules.listOfUser("u2")).isEmpty();
        assertThat(schedules.listOfUser("u1", calendar)).isEmpty();
        schedules.addCalendar(made.id(), calendar);
        assertThat(schedules.listOfUser("u1", calendar)).hasSize(1);
        schedules.removeCalendar(made.id(), calendar);
        assertThat(schedules.get(made.id()).calendarIds()).isEmpty();
        ScheduleRule holiday = ScheduleRule.on(LocalDate.of(2026, 12, 25));
        Schedule changed = schedules
                .update(
                        made.id(),
                        ScheduleUpdate.builder().rules(List.of(holiday)).build())
                .orElseThrow();
        assertThat(changed.rules()).containsExactly(holiday);
        assertThat(changed.name()).isEqualTo("Office");
        schedules.delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> schedules.get(made.id()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> schedules.addCalendar(made.id(), calendar));
    }

    @Test
    void theScheduleOfACalendarRulesItsFreeSlots() {
        var schedules = location.schedules();
        if (version != ApiVersion.V3) {
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> schedules.getOfCalendar(calendar));
            return;
        }
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> schedules.getOfCalendar(calendar));
        schedules.createOfCalendar(
                calendar, ZoneId.of("America/New_York"), List.of(ScheduleRule.weekly(DayOfWeek.TUESDAY, MORNING)));
        schedules
                .updateOfCalendar(
                        calendar,
                        CalendarScheduleUpdate.builder()
                                .timezone(ZoneId.of("Europe/Paris"))
                                .build())
                .orElseThrow();
        assertThat(schedules.getOfCalendar(calendar).timezone()).isEqualTo("Europe/Paris");
        Instant tuesday = Instant.parse("2026-12-01T00:00:00Z");
        assertThat(location.calendars()
                        .freeSlots(calendar, FreeSlots.between(tuesday, tuesday.plus(Duration.ofDays(2))))
                        .get(LocalDate.of(2026, 12, 1)))
                .containsExactly(
                        OffsetDateTime.parse("2026-12-01T08:00:00Z"), OffsetDateTime.parse("2026-12-01T08:30:00Z"));
    }
}
