package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.calendars.GroupApi;
import io.ghl.sandbox.internal.calendars.NotificationApi;
import io.ghl.sandbox.internal.calendars.ResourceApi;
import io.ghl.sandbox.internal.calendars.ScheduleApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes of what surrounds calendars: groups, resources, notifications and schedules. */
final class CalendarSettingOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final Set<ApiVersion> V3 = Set.of(ApiVersion.V3);
    private static final String READ = "calendars.readonly";
    private static final String WRITE = "calendars.write";
    private static final String READ_GROUPS = "calendars/groups.readonly";
    private static final String WRITE_GROUPS = "calendars/groups.write";
    private static final String READ_RESOURCES = "calendars/resources.readonly";
    private static final String WRITE_RESOURCES = "calendars/resources.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";
    private static final String GROUPS = "/calendars/groups";
    private static final String GROUP = GROUPS + "/:groupId";
    private static final String RESOURCES = "/calendars/resources/:resourceType";
    private static final String RESOURCE = RESOURCES + "/:id";
    private static final String NOTIFICATIONS = "/calendars/:calendarId/notifications";
    private static final String NOTIFICATION = NOTIFICATIONS + "/:notificationId";
    private static final String SCHEDULES = "/calendars/schedules";
    private static final String SCHEDULE = SCHEDULES + "/:id";
    private static final String ASSOCIATION = SCHEDULE + "/associations/:calendarId";
    private static final String OF_CALENDAR = SCHEDULES + "/event-calendar/:calendarId";

    private CalendarSettingOperations() {}

    static List<Operation> all(GroupApi groups, ResourceApi resources, NotificationApi notes, ScheduleApi schedules) {
        return List.of(
                new Operation("get-groups", "GET", GROUPS, BOTH, READ_GROUPS, groups::list),
                new Operation("create-calendar-group", "POST", GROUPS, BOTH, WRITE_GROUPS, groups::create),
                new Operation(
                        "validate-groups-slug",
                        "POST",
                        GROUPS + "/validate-slug",
                        BOTH,
                        WRITE_GROUPS,
                        groups::validateSlug),
                new Operation("edit-group", "PUT", GROUP, BOTH, WRITE_GROUPS, groups::update),
                new Operation("delete-group", "DELETE", GROUP, BOTH, WRITE_GROUPS, groups::delete),
                new Operation("disable-group", "PUT", GROUP + "/status", BOTH, WRITE_GROUPS, groups::status),
                new Operation("fetch-calendar-resources", "GET", RESOURCES, BOTH, READ_RESOURCES, resources::list),
                new Operation("create-calendar-resource", "POST", RESOURCES, BOTH, WRITE_RESOURCES, resources::create),
                new Operation("get-calendar-resource", "GET", RESOURCE, BOTH, READ_RESOURCES, resources::get),
                new Operation("update-calendar-resource", "PUT", RESOURCE, BOTH, WRITE_RESOURCES, resources::update),
                new Operation("delete-calendar-resource", "DELETE", RESOURCE, BOTH, WRITE_RESOURCES, resources::delete),
                new Operation("get-event-notification", "GET", NOTIFICATIONS, BOTH, READ_EVENTS, notes::list),
                new Operation("create-event-notification", "POST", NOTIFICATIONS, BOTH, WRITE_EVENTS, notes::create),
                new Operation("find-event-notification", "GET", NOTIFICATION, BOTH, READ_EVENTS, notes::get),
                new Operation("update-event-notification", "PUT", NOTIFICATION, BOTH, WRITE_EVENTS, notes::update),
                new Operation("delete-event-notification", "DELETE", NOTIFICATION, BOTH, WRITE_EVENTS, notes::delete),
                new Operation("getAllSchedules", "GET", SCHEDULES + "/search", BOTH, READ, schedules::list),
                new Operation("getScheduleById", "GET", SCHEDULE, BOTH, READ, schedules::get),
                new Operation("createSchedule", "POST", SCHEDULES, BOTH, WRITE, schedules::create),
                new Operation("updateSchedule", "PUT", SCHEDULE, BOTH, WRITE, schedules::update),
                new Operation("deleteSchedule", "DELETE", SCHEDULE, BOTH, WRITE, schedules::delete),
                new Operation("add-calendar-to-schedule", "PUT", ASSOCIATION, BOTH, WRITE, schedules::addCalendar),
                new Operation(
                        "remove-calendar-from-schedule", "DELETE", ASSOCIATION, BOTH, WRITE, schedules::removeCalendar),
                new Operation("getCalendarSchedule", "GET", OF_CALENDAR, V3, READ, schedules::getOfCalendar),
                new Operation("createCalendarSchedule", "POST", OF_CALENDAR, V3, WRITE, schedules::createOfCalendar),
                new Operation("updateCalendarSchedule", "PUT", OF_CALENDAR, V3, WRITE, schedules::updateOfCalendar));
    }
}
