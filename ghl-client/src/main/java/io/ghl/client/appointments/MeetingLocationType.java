package io.ghl.client.appointments;

/** How an appointment takes place. */
public enum MeetingLocationType {
    /** As described. */
    CUSTOM("custom"),
    /** By Zoom. */
    ZOOM("zoom"),
    /** By Google Meet. */
    GMEET("gmeet"),
    /** By phone. */
    PHONE("phone"),
    /** At an address. */
    ADDRESS("address"),
    /** By Microsoft Teams. */
    MS_TEAMS("ms_teams"),
    /** By Google. */
    GOOGLE("google");

    private final String wire;

    MeetingLocationType(String wire) {
        this.wire = wire;
    }

    /**
     * How HighLevel spells it.
     *
     * @return the name in requests
     */
    public String wire() {
        return wire;
    }
}
