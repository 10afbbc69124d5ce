package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which hours of a calendar count, if not both its open hours and its custom availabilities do. */
public enum AvailabilityType {
    /** Only the open hours. */
    OPEN_HOURS(0),
    /** Only the custom availabilities. */
    CUSTOM(1);

    private final int wire;

    AvailabilityType(int wire) {
        this.wire = wire;
    }

    /**
     * How HighLevel spells it.
     *
     * @return the number in requests and answers
     */
    public int wire() {
        return wire;
    }

    static @Nullable AvailabilityType read(JsonNode json) {
        return Arrays.stream(values())
                .filter(type -> json.isNumber() && type.wire == json.doubleValue())
                .findFirst()
                .orElse(null);
    }
}
