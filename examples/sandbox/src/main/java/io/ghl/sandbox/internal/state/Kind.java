package io.ghl.sandbox.internal.state;

/** The kinds of records that the sandbox keeps. */
public enum Kind {
    CONTACT,
    TASK,
    NOTE,
    TAG,
    CUSTOM_FIELD,
    /** Installations of the app and their tokens; they belong to no location. */
    OAUTH
}
