package io.ghl.client.appointments;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statuses of appointments. */
public enum AppointmentStatus {
    /** Not confirmed yet. */
    NEW("new"),
    /** Confirmed. */
    CONFIRMED("confirmed"),
    /** Cancelled. */
    CANCELLED("cancelled"),
    /** The contact came. */
    SHOWED("showed"),
    /** The contact did not come. */
    NOSHOW("noshow"),
    /** Not valid. */
    INVALID("invalid"),
    /** Over. Can be written in v3 only. */
    COMPLETED("completed"),
    /** Going on. Can be written in v3 only. */
    ACTIVE("active");

    private final String wire;

    AppointmentStatus(String wire) {
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

    /**
     * The status that HighLevel spells like this.
     *
     * @param text the spelling, in any case, or null
     * @return the status, or empty for anything unknown
     */
    public static Optional<AppointmentStatus> of(@Nullable String text) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equalsIgnoreCase(text))
                .findFirst();
    }
}
