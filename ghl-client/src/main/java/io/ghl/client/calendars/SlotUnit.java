package io.ghl.client.calendars;

/** The units of slots. */
public enum SlotUnit {
    /** Minutes. */
    MINS("mins"),
    /** Hours. */
    HOURS("hours");

    private final String wire;

    SlotUnit(String wire) {
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
