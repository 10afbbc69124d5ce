package io.ghl.client.calendars;

/** Which hours of a calendar count, if not both its open hours and its custom availabilities do. */
public enum AvailabilityType {
    /** Only the open hours; HighLevel's number for it is 0. */
    OPEN_HOURS(0),
    /** Only the custom availabilities; HighLevel's number for it is 1. */
    CUSTOM(1);

    private final int number;

    AvailabilityType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
