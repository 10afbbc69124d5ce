package io.ghl.sandbox.internal.state;

/** The kinds of records that the sandbox keeps. */
public enum Kind {
    CONTACT("contacts"),
    TASK("tasks"),
    NOTE("notes"),
    TAG("tags"),
    CUSTOM_FIELD("customFields"),
    BUSINESS("businesses"),
    CUSTOM_VALUE("customValues"),
    RECURRING_TASK("recurringTasks"),
    USER("users"),
    EVENT("events"),
    EVENT_NOTE("eventNotes"),
    CALENDAR("calendars"),
    LOCATION("locations"),
    DELETED_TEMPLATE("deletedTemplates"),
    OBJECT_FIELD("objectFields"),
    FIELD_FOLDER("fieldFolders"),
    CALENDAR_GROUP("calendarGroups"),
    CALENDAR_RESOURCE("calendarResources"),
    CALENDAR_NOTIFICATION("calendarNotifications"),
    SCHEDULE("schedules"),
    /** Of a calendar, by whose id it is known. */
    CALENDAR_SCHEDULE("calendarSchedules"),
    SERVICE("services"),
    SERVICE_LOCATION("serviceLocations"),
    SERVICE_BOOKING("serviceBookings"),
    /** Installations of the app and their tokens; they belong to no location. */
    OAUTH("oauth");

    private final String plural;

    Kind(String plural) {
        this.plural = plural;
    }

    /** What a snapshot calls a list of them. */
    public String plural() {
        return plural;
    }
}
