package io.ghl.sandbox.internal.state;

/** The kinds of records that the sandbox keeps. */
public enum Kind {
    CONTACT,
    TASK,
    NOTE,
    TAG,
    CUSTOM_FIELD,
    BUSINESS,
    CUSTOM_VALUE,
    RECURRING_TASK,
    USER,
    EVENT,
    EVENT_NOTE,
    CALENDAR,
    LOCATION,
    DELETED_TEMPLATE,
    OBJECT_FIELD,
    FIELD_FOLDER,
    CALENDAR_GROUP,
    CALENDAR_RESOURCE,
    CALENDAR_NOTIFICATION,
    SCHEDULE,
    /** Of a calendar, by whose id it is known. */
    CALENDAR_SCHEDULE,
    SERVICE,
    SERVICE_LOCATION,
    SERVICE_BOOKING,
    /** Installations of the app and their tokens; they belong to no location. */
    OAUTH
}
