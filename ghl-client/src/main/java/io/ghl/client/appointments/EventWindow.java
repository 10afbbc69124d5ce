package io.ghl.client.appointments;

import io.ghl.client.internal.json.Check;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which events to list: those of one calendar, user or group in a span of time. HighLevel has no list of a whole
 * location. Immutable.
 */
public final class EventWindow {
    private final String by;
    private final String id;
    private final Instant from;
    private final Instant until;

    private EventWindow(String by, String id, Instant from, Instant until) {
        Check.inOrder("from", from, "until", until);
        this.by = by;
        this.id = Check.id(by, id);
        this.from = from;
        this.until = until;
    }

    /**
     * The events of a calendar.
     *
     * @param calendarId the calendar
     * @param from the beginning
     * @param until the end
     * @return what to list
     */
    public static EventWindow ofCalendar(String calendarId, Instant from, Instant until) {
        return new EventWindow("calendarId", calendarId, from, until);
    }

    /**
     * The events of a user.
     *
     * @param userId the user
     * @param from the beginning
     * @param until the end
     * @return what to list
     */
    public static EventWindow ofUser(String userId, Instant from, Instant until) {
        return new EventWindow("userId", userId, from, until);
    }

    /**
     * The events of a group of calendars.
     *
     * @param groupId the group
     * @param from the beginning
     * @param until the end
     * @return what to list
     */
    public static EventWindow ofGroup(String groupId, Instant from, Instant until) {
        return new EventWindow("groupId", groupId, from, until);
    }

    /**
     * The window as query parameters, without the location: times are milliseconds since 1970.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(by, id);
        parameters.put("startTime", String.valueOf(from.toEpochMilli()));
        parameters.put("endTime", String.valueOf(until.toEpochMilli()));
        return parameters;
    }

    @Override
    public String toString() {
        return "EventWindow[" + by + " " + id + " from " + from + " until " + until + "]";
    }
}
