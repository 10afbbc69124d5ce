package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.CalendarOperations.calendar;
import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows of schedules: those of users are in both versions, those of calendars in v3 only. */
public final class ScheduleOperations {
    private static final String READ_CALENDARS = "calendars.readonly";
    private static final String WRITE_CALENDARS = "calendars.write";
    private static final String ONE = "/calendars/schedules/{id}";
    private static final String ASSOCIATION = ONE + "/associations/{calendarId}";

    public static final Operation LIST =
            calendar("getAllSchedules", "GET", READ, READ_CALENDARS, "/calendars/schedules/search");
    public static final Operation GET = calendar("getScheduleById", "GET", READ, READ_CALENDARS, ONE);
    public static final Operation CREATE_ONE =
            calendar("createSchedule", "POST", CREATE, WRITE_CALENDARS, "/calendars/schedules");
    public static final Operation UPDATE = calendar("updateSchedule", "PUT", IDEMPOTENT, WRITE_CALENDARS, ONE);
    public static final Operation DELETE = calendar("deleteSchedule", "DELETE", IDEMPOTENT, WRITE_CALENDARS, ONE);
    public static final Operation ADD_CALENDAR =
            calendar("add-calendar-to-schedule", "PUT", IDEMPOTENT, WRITE_CALENDARS, ASSOCIATION);
    public static final Operation REMOVE_CALENDAR =
            calendar("remove-calendar-from-schedule", "DELETE", IDEMPOTENT, WRITE_CALENDARS, ASSOCIATION);

    public static final Operation GET_OF_CALENDAR = ofCalendar("getCalendarSchedule", "GET", READ, READ_CALENDARS);
    public static final Operation CREATE_OF_CALENDAR =
            ofCalendar("createCalendarSchedule", "POST", CREATE, WRITE_CALENDARS);
    public static final Operation UPDATE_OF_CALENDAR =
            ofCalendar("updateCalendarSchedule", "PUT", IDEMPOTENT, WRITE_CALENDARS);

    static final List<Operation> ALL = List.of(
            LIST,
            GET,
            CREATE_ONE,
            UPDATE,
            DELETE,
            ADD_CALENDAR,
            REMOVE_CALENDAR,
            GET_OF_CALENDAR,
            CREATE_OF_CALENDAR,
            UPDATE_OF_CALENDAR);

    private ScheduleOperations() {}

    private static Operation ofCalendar(String id, String method, Idempotency idempotency, String scope) {
        String path = "/calendars/schedules/event-calendar/{calendarId}";
        return new Operation(
                id, method, idempotency, Map.of(ApiVersion.V3, new Wire("v3", path, scope, WireNames.SAME)));
    }
}
