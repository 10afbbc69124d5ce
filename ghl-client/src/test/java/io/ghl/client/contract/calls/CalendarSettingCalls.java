package io.ghl.client.contract.calls;

import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotificationFields;
import io.ghl.client.calendars.notifications.CalendarNotificationQuery;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.calendars.resources.CalendarResourceFields;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.ScheduleFields;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Calls on groups, resources, notifications and schedules of calendars, while the calendar is there. */
final class CalendarSettingCalls {
    private static final CalendarResource.Type ROOMS = CalendarResource.Type.ROOMS;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final OpenHours.Span MORNING = new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 30));
    private static final List<ScheduleRule> RULES = List.of(
            ScheduleRule.weekly(DayOfWeek.MONDAY, MORNING), ScheduleRule.on(LocalDate.of(2026, 12, 24), MORNING));

    private CalendarSettingCalls() {}

    private static String calendar(Scene scene) {
        return scene.id("create-calendar");
    }

    static void all(Calls calls) {
        groups(calls);
        notifications(calls);
        resources(calls);
        schedules(calls);
    }

    private static void groups(Calls calls) {
        GroupDetails details = new GroupDetails("Demos", "All demos", "all-demos");
        calls.add("validate-groups-slug", s -> s.location().calendarGroups().isSlugAvailable("all-demos"));
        calls.add("create-calendar-group", s -> s.location().calendarGroups().create(details, true));
        calls.add("get-groups", s -> s.location().calendarGroups().list());
        calls.add("edit-group", s -> s.location().calendarGroups().update(s.id("create-calendar-group"), details));
        calls.run("disable-group", s -> s.location().calendarGroups().setActive(s.id("create-calendar-group"), false));
        calls.run("delete-group", s -> s.location().calendarGroups().delete(s.id("create-calendar-group")));
    }

    private static void notifications(Calls calls) {
        calls.add(
                "create-event-notification",
                s -> s.location()
                        .calendarNotifications()
                        .create(
                                calendar(s),
                                List.of(everything(NewCalendarNotification.builder())
                                        .build())));
        calls.add(
                "get-event-notification",
                s -> s.location()
                        .calendarNotifications()
                        .list(
                                calendar(s),
                                CalendarNotificationQuery.all().active(true).deleted(false)));
        calls.add(
                "find-event-notification",
                s -> s.location().calendarNotifications().get(calendar(s), s.id("create-event-notification")));
        calls.run(
                "update-event-notification",
                s -> s.location()
                        .calendarNotifications()
                        .update(
                                calendar(s),
                                s.id("create-event-notification"),
                                everything(CalendarNotificationUpdate.builder())
                                        .deleted(false)
                                        .build()));
        calls.run(
                "delete-event-notification",
                s -> s.location().calendarNotifications().delete(calendar(s), s.id("create-event-notification")));
    }

    private static void resources(Calls calls) {
        calls.add(
                "create-calendar-resource",
                s -> s.location()
                        .calendarResources()
                        .create(
                                ROOMS,
                                everything(NewCalendarResource.builder(), s).build()));
        calls.add(
                "fetch-calendar-resources",
                s -> s.location().calendarResources().list(ROOMS));
        calls.add(
                "get-calendar-resource",
                s -> s.location().calendarResources().get(ROOMS, s.id("create-calendar-resource")));
        calls.add(
                "update-calendar-resource",
                s -> s.location()
                        .calendarResources()
                        .update(
                                ROOMS,
                                s.id("create-calendar-resource"),
                                everything(CalendarResourceUpdate.builder(), s)
                                        .isActive(true)
                                        .build()));
        calls.run(
                "delete-calendar-resource",
                s -> s.location().calendarResources().delete(ROOMS, s.id("create-calendar-resource")));
    }

    private static void schedules(Calls calls) {
        calls.add(
                "createSchedule",
                s -> s.location()
                        .schedules()
                        .create(everything(NewSchedule.builder())
                                .name("Mornings")
                                .userId("user1")
                                .calendarIds(List.of(calendar(s)))
                                .build()));
        calls.add("getAllSchedules", s -> s.location().schedules().listOfUser("user1", calendar(s)));
        calls.add("getScheduleById", s -> s.location().schedules().get(s.id("createSchedule")));
        calls.add(
                "updateSchedule",
                s -> s.location()
                        .schedules()
                        .update(
                                s.id("createSchedule"),
                                everything(ScheduleUpdate.builder())
                                        .name("Early")
                                        .build()));
        calls.run(
                "remove-calendar-from-schedule",
                s -> s.location().schedules().removeCalendar(s.id("createSchedule"), calendar(s)));
        calls.run(
                "add-calendar-to-schedule",
                s -> s.location().schedules().addCalendar(s.id("createSchedule"), calendar(s)));
        calls.run("deleteSchedule", s -> s.location().schedules().delete(s.id("createSchedule")));
        calls.add(
                "createCalendarSchedule", s -> s.location().schedules().createOfCalendar(calendar(s), NEW_YORK, RULES));
        calls.add("getCalendarSchedule", s -> s.location().schedules().getOfCalendar(calendar(s)));
        calls.add(
                "updateCalendarSchedule",
                s -> s.location()
                        .schedules()
                        .updateOfCalendar(
                                calendar(s),
                                everything(CalendarScheduleUpdate.builder()).build()));
    }

    private static <B extends CalendarNotificationFields<B>> B everything(B builder) {
        return builder.receiverType(CalendarNotification.Receiver.CONTACT)
                .channel(CalendarNotification.Channel.EMAIL)
                .notificationType(CalendarNotification.Type.REMINDER)
                .isActive(true)
                .templateId("template1")
                .subject("Soon")
                .body("See you")
                .beforeTime(List.of(new CalendarNotification.Offset(1, "hours")))
                .afterTime(List.of(new CalendarNotification.Offset(1, "days")))
                .additionalEmailIds(List.of("ada@example.com"))
                .additionalPhoneNumbers(List.of("+15125550100"))
                .selectedUsers(List.of("user1"))
                .fromAddress("engines@example.com")
                .fromName("Engines")
                .fromNumber("+15125550123");
    }

    private static <B extends CalendarResourceFields<B>> B everything(B builder, Scene scene) {
        return builder.name("Yoga room")
                .description("First floor")
                .quantity(1)
                .outOfService(0)
                .capacity(8)
                .calendarIds(List.of(calendar(scene)));
    }

    private static <B extends ScheduleFields<B>> B everything(B builder) {
        return builder.timezone(NEW_YORK).rules(RULES);
    }
}
