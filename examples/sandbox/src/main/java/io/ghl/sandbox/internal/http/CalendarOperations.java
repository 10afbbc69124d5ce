package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.calendars.CalendarApi;
import io.ghl.sandbox.internal.calendars.EventApi;
import io.ghl.sandbox.internal.calendars.EventNoteApi;
import io.ghl.sandbox.internal.calendars.FreeSlotApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes of calendars and appointments. */
final class CalendarOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final String READ = "calendars/events.readonly";
    private static final String WRITE = "calendars/events.write";
    private static final String ONE = "/calendars/:calendarId";
    private static final String EVENTS = "/calendars/events";
    private static final String NOTES = "/calendars/appointments/:appointmentId/notes";

    private CalendarOperations() {}

    static List<Operation> all(CalendarApi calendars, FreeSlotApi slots, EventApi events, EventNoteApi notes) {
        return List.of(
                new Operation("get-calendars", "GET", "/calendars/", BOTH, "calendars.readonly", calendars::list),
                new Operation("create-calendar", "POST", "/calendars/", BOTH, "calendars.write", calendars::create),
                new Operation("get-calendar", "GET", ONE, BOTH, "calendars.readonly", calendars::get),
                new Operation("update-calendar", "PUT", ONE, BOTH, "calendars.write", calendars::update),
                new Operation("delete-calendar", "DELETE", ONE, BOTH, "calendars.write", calendars::delete),
                new Operation("get-slots", "GET", ONE + "/free-slots", BOTH, "calendars.readonly", slots::list),
                new Operation("create-appointment", "POST", EVENTS + "/appointments", BOTH, WRITE, events::create),
                new Operation(
                        "edit-appointment", "PUT", EVENTS + "/appointments/:eventId", BOTH, WRITE, events::update),
                new Operation("get-appointment", "GET", EVENTS + "/appointments/:eventId", BOTH, READ, events::get),
                new Operation("get-calendar-events", "GET", EVENTS, BOTH, READ, events::list),
                new Operation("get-blocked-slots", "GET", "/calendars/blocked-slots", BOTH, READ, events::blockedSlots),
                new Operation("create-block-slot", "POST", EVENTS + "/block-slots", BOTH, WRITE, events::block),
                new Operation(
                        "edit-block-slot", "PUT", EVENTS + "/block-slots/:eventId", BOTH, WRITE, events::changeBlock),
                new Operation("delete-event", "DELETE", EVENTS + "/:eventId", BOTH, WRITE, events::delete),
                new Operation("get-appointment-notes", "GET", NOTES, BOTH, READ, notes::list),
                new Operation("create-appointment-note", "POST", NOTES, BOTH, WRITE, notes::create),
                new Operation("update-appointment-note", "PUT", NOTES + "/:noteId", BOTH, WRITE, notes::update),
                new Operation("delete-appointment-note", "DELETE", NOTES + "/:noteId", BOTH, WRITE, notes::delete));
    }
}
