package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A user who takes the events of a calendar.
 *
 * @param userId the user
 * @param priority 0, 0.5 or 1, or null
 * @param meetingLocationType how events take place, such as {@code custom}, or null
 * @param meetingLocation where events take place, or null
 * @param isPrimary whether it is the main user, or null
 */
public record TeamMember(
        String userId,
        @Nullable BigDecimal priority,
        @Nullable String meetingLocationType,
        @Nullable String meetingLocation,
        @Nullable Boolean isPrimary) {

    /**
     * Refuses a blank user.
     *
     * @param userId the user
     * @param priority 0, 0.5 or 1, or null
     * @param meetingLocationType how events take place, such as {@code custom}, or null
     * @param meetingLocation where events take place, or null
     * @param isPrimary whether it is the main user, or null
     */
    public TeamMember {
        Check.id("userId", userId);
    }

    /**
     * A user with HighLevel's defaults.
     *
     * @param userId the user
     * @return the member
     */
    public static TeamMember of(String userId) {
        return new TeamMember(userId, null, null, null, null);
    }

    JsonNode json() {
        ObjectNode json = Json.object().put("userId", userId);
        if (priority != null) {
            json.put("priority", priority);
        }
        if (meetingLocationType != null) {
            json.put("meetingLocationType", meetingLocationType);
        }
        if (meetingLocation != null) {
            json.put("meetingLocation", meetingLocation);
        }
        return isPrimary == null ? json : json.put("isPrimary", isPrimary);
    }

    static @Nullable TeamMember read(JsonNode json) {
        String userId = json.path("userId").asText();
        if (userId.isBlank()) {
            return null;
        }
        return new TeamMember(
                userId,
                json.path("priority").isNumber() ? json.path("priority").decimalValue() : null,
                json.path("meetingLocationType").textValue(),
                json.path("meetingLocation").textValue(),
                json.path("isPrimary").isBoolean() ? json.path("isPrimary").booleanValue() : null);
    }
}
