package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows of appointments and calendars, a family of operations with a Version header of its own before v3. */
public final class CalendarOperations {
    private static final String READ_CALENDARS = "calendars.readonly";
    private static final String WRITE_CALENDARS = "calendars.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";

    public static final Operation CREATE_APPOINTMENT =
            calendar("create-appointment", "POST", CREATE, WRITE_EVENTS, "/calendars/events/appointments");
    public static final Operation UPDATE_APPOINTMENT =
            calendar("edit-appointment", "PUT", IDEMPOTENT, WRITE_EVENTS, "/calendars/events/appointments/{eventId}");
    public static final Operation GET_APPOINTMENT =
            calendar("get-appointment", "GET", READ, READ_EVENTS, "/calendars/events/appointments/{eventId}");
    public static final Operation LIST_EVENTS =
            calendar("get-calendar-events", "GET", READ, READ_EVENTS, "/calendars/events");
    public static final Operation LIST_BLOCKED_SLOTS =
            calendar("get-blocked-slots", "GET", READ, READ_EVENTS, "/calendars/blocked-slots");
    public static final Operation CREATE_BLOCK_SLOT =
            calendar("create-block-slot", "POST", CREATE, WRITE_EVENTS, "/calendars/events/block-slots");
    public static final Operation UPDATE_BLOCK_SLOT =
            calendar("edit-block-slot", "PUT", IDEMPOTENT, WRITE_EVENTS, "/calendars/events/block-slots/{eventId}");
    public static final Operation DELETE_EVENT =
            calendar("delete-event", "DELETE", IDEMPOTENT, WRITE_EVENTS, "/calendars/events/{eventId}");
    public static final Operation LIST_NOTES = calendar(
            "get-appointment-notes", "GET", READ, READ_EVENTS, "/calendars/appointments/{appointmentId}/notes");
    public static final Operation CREATE_NOTE = calendar(
            "create-appointment-note", "POST", CREATE, WRITE_EVENTS, "/calendars/appointments/{appointmentId}/notes");
    public static final Operation UPDATE_NOTE = calendar(
            "update-appointment-note",
            "PUT",
            IDEMPOTENT,
            WRITE_EVENTS,
            "/calendars/appointments/{appointmentId}/notes/{noteId}");
    public static final Operation DELETE_NOTE = calendar(
            "delete-appointment-note",
            "DELETE",
            IDEMPOTENT,
            WRITE_EVENTS,
            "/calendars/appointments/{appointmentId}/notes/{noteId}");

    public static final Operation LIST_CALENDARS =
            calendar("get-calendars", "GET", READ, READ_CALENDARS, "/calendars/");
    public static final Operation CREATE_CALENDAR =
            calendar("create-calendar", "POST", CREATE, WRITE_CALENDARS, "/calendars/");
    public static final Operation GET_CALENDAR =
            calendar("get-calendar", "GET", READ, READ_CALENDARS, "/calendars/{calendarId}");
    public static final Operation UPDATE_CALENDAR =
            calendar("update-calendar", "PUT", IDEMPOTENT, WRITE_CALENDARS, "/calendars/{calendarId}");
    public static final Operation DELETE_CALENDAR =
            calendar("delete-calendar", "DELETE", IDEMPOTENT, WRITE_CALENDARS, "/calendars/{calendarId}");
    public static final Operation FREE_SLOTS =
            calendar("get-slots", "GET", READ, READ_CALENDARS, "/calendars/{calendarId}/free-slots");

    static final List<Operation> ALL = List.of(
            LIST_CALENDARS,
            CREATE_CALENDAR,
            GET_CALENDAR,
            UPDATE_CALENDAR,
            DELETE_CALENDAR,
            FREE_SLOTS,
            CREATE_APPOINTMENT,
            UPDATE_APPOINTMENT,
            GET_APPOINTMENT,
            LIST_EVENTS,
            LIST_BLOCKED_SLOTS,
            CREATE_BLOCK_SLOT,
            UPDATE_BLOCK_SLOT,
            DELETE_EVENT,
            LIST_NOTES,
            CREATE_NOTE,
            UPDATE_NOTE,
            DELETE_NOTE);

    private CalendarOperations() {}

    static Operation calendar(String id, String method, Idempotency idempotency, String scope, String path) {
        return new Operation(
                id,
                method,
                idempotency,
                Map.of(
                        ApiVersion.V2021_07_28, new Wire("2021-04-15", path, scope, WireNames.SAME),
                        ApiVersion.V3, new Wire("v3", path, scope, WireNames.SAME)));
    }
}
