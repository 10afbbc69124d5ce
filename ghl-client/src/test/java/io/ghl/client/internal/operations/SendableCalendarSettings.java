package io.ghl.client.internal.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.OpenHours;
import io.ghl.client.calendars.groups.GroupDetails;
import io.ghl.client.calendars.notifications.CalendarNotification;
import io.ghl.client.calendars.notifications.CalendarNotificationFields;
import io.ghl.client.calendars.notifications.CalendarNotificationUpdate;
import io.ghl.client.calendars.notifications.NewCalendarNotification;
import io.ghl.client.calendars.resources.CalendarResourceFields;
import io.ghl.client.calendars.resources.CalendarResourceUpdate;
import io.ghl.client.calendars.resources.NewCalendarResource;
import io.ghl.client.calendars.schedules.CalendarScheduleUpdate;
import io.ghl.client.calendars.schedules.NewSchedule;
import io.ghl.client.calendars.schedules.ScheduleFields;
import io.ghl.client.calendars.schedules.ScheduleRule;
import io.ghl.client.calendars.schedules.ScheduleUpdate;
import io.ghl.client.internal.json.Json;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of {@link Sendable} that is about what surrounds calendars. */
final class SendableCalendarSettings {
    private SendableCalendarSettings() {}

    static Map<String, JsonNode> bodies() {
        GroupDetails group = new GroupDetails("x", "x", "x");
        JsonNode ofCalendar =
                everything(CalendarScheduleUpdate.builder()).build().json();
        return Map.ofEntries(
                Map.entry("create-calendar-group", located(group.json()).put("isActive", true)),
                Map.entry("validate-groups-slug", located(Json.object().put("slug", "x"))),
                Map.entry("edit-group", group.json()),
                Map.entry("disable-group", Json.object().put("isActive", true)),
                Map.entry(
                        "create-event-notification",
                        Json.object()
                                .arrayNode()
                                .add(everything(NewCalendarNotification.builder())
                                        .build()
                                        .json())),
                Map.entry(
                        "update-event-notification",
                        everything(CalendarNotificationUpdate.builder())
                                .deleted(true)
                                .build()
                                .json()),
                Map.entry(
                        "create-calendar-resource",
                        located(everything(NewCalendarResource.builder())
                                .build()
                                .json())),
                Map.entry(
                        "update-calendar-resource",
                        everything(CalendarResourceUpdate.builder())
                                .isActive(true)
                                .build()
                                .json()),
                Map.entry(
                        "createSchedule",
                        located(everything(NewSchedule.builder())
                                .name("x")
                                .userId("x")
                                .calendarIds(List.of("x"))
                                .build()
                                .json())),
                Map.entry(
                        "updateSchedule",
                        everything(ScheduleUpdate.builder()).name("x").build().json()),
                Map.entry("createCalendarSchedule", ofCalendar),
                Map.entry("updateCalendarSchedule", ofCalendar));
    }

    static Map<String, Set<String>> queries() {
        return Map.of(
                "get-groups", Set.of("locationId"),
                "get-event-notification", Set.of("isActive", "deleted", "limit", "skip"),
                "fetch-calendar-resources", Set.of("locationId", "limit", "skip"),
                "getAllSchedules", Set.of("locationId", "userId", "calendarId", "limit", "skip"));
    }

    private static <B extends CalendarNotificationFields<B>> B everything(B builder) {
        return builder.receiverType(CalendarNotification.Receiver.CONTACT)
                .channel(CalendarNotification.Channel.EMAIL)
                .notificationType(CalendarNotification.Type.BOOKED)
                .isActive(true)
                .templateId("x")
                .subject("x")
                .body("x")
                .beforeTime(List.of(new CalendarNotification.Offset(1, "x")))
                .afterTime(List.of(new CalendarNotification.Offset(1, "x")))
                .additionalEmailIds(List.of("x"))
                .additionalPhoneNumbers(List.of("x"))
                .selectedUsers(List.of("x"))
                .fromAddress("x")
                .fromName("x")
                .fromNumber("x");
    }

    private static <B extends CalendarResourceFields<B>> B everything(B builder) {
        return builder.name("x")
                .description("x")
                .quantity(1)
                .outOfService(1)
                .capacity(1)
                .calendarIds(List.of("x"));
    }

    private static <B extends ScheduleFields<B>> B everything(B builder) {
        OpenHours.Span span = new OpenHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0));
        return builder.timezone(ZoneId.of("America/New_York"))
                .rules(List.of(ScheduleRule.weekly(DayOfWeek.MONDAY, span), ScheduleRule.on(LocalDate.EPOCH, span)));
    }

    private static ObjectNode located(JsonNode body) {
        return ((ObjectNode) body).put("locationId", "L");
    }
}
