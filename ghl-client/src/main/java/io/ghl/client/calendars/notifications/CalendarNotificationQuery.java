package io.ghl.client.calendars.notifications;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which notifications of a calendar to list. Immutable: each method returns a changed copy. */
public final class CalendarNotificationQuery {
    private static final CalendarNotificationQuery ALL = new CalendarNotificationQuery(Map.of());

    private final Map<String, String> parameters;

    private CalendarNotificationQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The notifications that HighLevel lists unless told otherwise.
     *
     * @return a query without conditions
     */
    public static CalendarNotificationQuery all() {
        return ALL;
    }

    /**
     * Only notifications that are sent, or that are not.
     *
     * @param active whether they are sent
     * @return a changed copy
     */
    public CalendarNotificationQuery active(boolean active) {
        return with("isActive", active);
    }

    /**
     * Only notifications that were deleted, or that were not.
     *
     * @param deleted whether they were deleted
     * @return a changed copy
     */
    public CalendarNotificationQuery deleted(boolean deleted) {
        return with("deleted", deleted);
    }

    /**
     * The question as query parameters, without the page.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        return new LinkedHashMap<>(parameters);
    }

    private CalendarNotificationQuery with(String name, boolean value) {
        Map<String, String> copy = parameters();
        copy.put(name, String.valueOf(value));
        return new CalendarNotificationQuery(copy);
    }

    @Override
    public String toString() {
        return "CalendarNotificationQuery" + parameters;
    }
}
