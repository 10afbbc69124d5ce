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
    SERVICE,
    SERVICE_LOCATION,
    SERVICE_BOOKING,
    /** Installations of the app and their tokens; they belong to no location. */
    OAUTH
}
