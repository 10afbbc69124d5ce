package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;

/**
 * Whether a calendar hides some of its free slots.
 *
 * @param enabled whether it does
 * @param percentage how many of 100 free slots it hides
 */
public record LookBusy(boolean enabled, int percentage) {

    /**
     * A calendar that looks busy.
     *
     * @param percentage how many of 100 free slots to hide, from 0 to 100
     * @return the setting
     * @throws IllegalArgumentException if it is out of range
     */
    public static LookBusy hiding(int percentage) {
        return new LookBusy(true, Check.between("percentage", percentage, 0, 100));
    }

    /**
     * A calendar that shows every free slot.
     *
     * @return the setting
     */
    public static LookBusy off() {
        return new LookBusy(false, 0);
    }

    JsonNode json() {
        return Json.object().put("enabled", enabled).put("LookBusyPercentage", percentage);
    }

    static LookBusy read(JsonNode json) {
        return new LookBusy(
                json.path("enabled").asBoolean(),
                json.path("LookBusyPercentage").asInt());
    }
}
