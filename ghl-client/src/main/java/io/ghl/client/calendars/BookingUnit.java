package io.ghl.client.calendars;

/** The units of notice and range. */
public enum BookingUnit {
    /** Minutes. */
    MINS("mins"),
    /** Hours. */
    HOURS("hours"),
    /** Days. */
    DAYS("days"),
    /** Weeks. */
    WEEKS("weeks"),
    /** Months. */
    MONTHS("months");

    private final String wire;

    BookingUnit(String wire) {
        this.wire = wire;
    }

    /**
     * How HighLevel spells it.
     *
     * @return the name in requests and answers
     */
    public String wire() {
        return wire;
    }
}
