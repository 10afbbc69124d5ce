package io.ghl.client.tasks;

/** The units in which a task recurs. */
public enum IntervalType {
    /** Years. */
    YEARLY,
    /** Months. */
    MONTHLY,
    /** Weeks. */
    WEEKLY,
    /** Days. */
    DAILY,
    /** Hours. */
    HOURLY
}
