package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.CalendarOperations.calendar;
import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;

import java.util.List;

/** The rows of what surrounds calendars: groups, notifications and resources. */
public final class CalendarSettingOperations {
    private static final String READ_GROUPS = "calendars/groups.readonly";
    private static final String WRITE_GROUPS = "calendars/groups.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";
    private static final String READ_RESOURCES = "calendars/resources.readonly";
    private static final String WRITE_RESOURCES = "calendars/resources.write";
    private static final String NOTIFICATIONS = "/calendars/{calendarId}/notifications";
    private static final String NOTIFICATION = NOTIFICATIONS + "/{notificationId}";
    private static final String RESOURCES = "/calendars/resources/{resourceType}";
    private static final String RESOURCE = RESOURCES + "/{id}";

    public static final Operation LIST_GROUPS = calendar("get-groups", "GET", READ, READ_GROUPS, "/calendars/groups");
    public static final Operation CREATE_GROUP =
            calendar("create-calendar-group", "POST", CREATE, WRITE_GROUPS, "/calendars/groups");
    public static final Operation VALIDATE_SLUG =
            calendar("validate-groups-slug", "POST", IDEMPOTENT, WRITE_GROUPS, "/calendars/groups/validate-slug");
    public static final Operation UPDATE_GROUP =
            calendar("edit-group", "PUT", IDEMPOTENT, WRITE_GROUPS, "/calendars/groups/{groupId}");
    public static final Operation DELETE_GROUP =
            calendar("delete-group", "DELETE", IDEMPOTENT, WRITE_GROUPS, "/calendars/groups/{groupId}");
    public static final Operation SET_GROUP_STATUS =
            calendar("disable-group", "PUT", IDEMPOTENT, WRITE_GROUPS, "/calendars/groups/{groupId}/status");

    public static final Operation LIST_NOTIFICATIONS =
            calendar("get-event-notification", "GET", READ, READ_EVENTS, NOTIFICATIONS);
    public static final Operation CREATE_NOTIFICATIONS =
            calendar("create-event-notification", "POST", CREATE, WRITE_EVENTS, NOTIFICATIONS);
    public static final Operation GET_NOTIFICATION =
            calendar("find-event-notification", "GET", READ, READ_EVENTS, NOTIFICATION);
    public static final Operation UPDATE_NOTIFICATION =
            calendar("update-event-notification", "PUT", IDEMPOTENT, WRITE_EVENTS, NOTIFICATION);
    public static final Operation DELETE_NOTIFICATION =
            calendar("delete-event-notification", "DELETE", IDEMPOTENT, WRITE_EVENTS, NOTIFICATION);

    public static final Operation LIST_RESOURCES =
            calendar("fetch-calendar-resources", "GET", READ, READ_RESOURCES, RESOURCES);
    public static final Operation CREATE_RESOURCE =
            calendar("create-calendar-resource", "POST", CREATE, WRITE_RESOURCES, RESOURCES);
    public static final Operation GET_RESOURCE =
            calendar("get-calendar-resource", "GET", READ, READ_RESOURCES, RESOURCE);
    public static final Operation UPDATE_RESOURCE =
            calendar("update-calendar-resource", "PUT", IDEMPOTENT, WRITE_RESOURCES, RESOURCE);
    public static final Operation DELETE_RESOURCE =
            calendar("delete-calendar-resource", "DELETE", IDEMPOTENT, WRITE_RESOURCES, RESOURCE);

    static final List<Operation> ALL = List.of(
            LIST_GROUPS,
            CREATE_GROUP,
            VALIDATE_SLUG,
            UPDATE_GROUP,
            DELETE_GROUP,
            SET_GROUP_STATUS,
            LIST_NOTIFICATIONS,
            CREATE_NOTIFICATIONS,
            GET_NOTIFICATION,
            UPDATE_NOTIFICATION,
            DELETE_NOTIFICATION,
            LIST_RESOURCES,
            CREATE_RESOURCE,
            GET_RESOURCE,
            UPDATE_RESOURCE,
            DELETE_RESOURCE);

    private CalendarSettingOperations() {}
}
