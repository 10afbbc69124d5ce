package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user who takes the events of a calendar.
 *
 * @param userId the user
 * @param priority 0, 0.5 or 1, or null
 * @param meetingLocationType how events take place, such as {@code custom}, or null; HighLevel advises to use the
 *     configurations in its place
 * @param meetingLocation where events take place, or null; as above
 * @param isPrimary whether it is the main user, or null
 * @param locationConfigurations the ways in which events can take place; several only if there is one user
 */
public record TeamMember(
        String userId,
        @Nullable BigDecimal priority,
        @Nullable String meetingLocationType,
        @Nullable String meetingLocation,
        @Nullable Boolean isPrimary,
        List<LocationConfiguration> locationConfigurations) {
    private static final List<BigDecimal> PRIORITIES = List.of(BigDecimal.ZERO, new BigDecimal("0.5"), BigDecimal.ONE);

    /**
     * Refuses a blank user.
     *
     * @param userId the user
     * @param priority 0, 0.5 or 1, or null
     * @param meetingLocationType how events take place, such as {@code custom}, or null
     * @param meetingLocation where events take place, or null
     * @param isPrimary whether it is the main user, or null
     * @param locationConfigurations the ways in which events can take place; several only if there is one user
     */
    public TeamMember {
        Check.id("userId", userId);
        locationConfigurations = List.copyOf(locationConfigurations);
    }

    /**
     * A user with HighLevel's defaults.
     *
     * @param userId the user
     * @return the member
     */
    public static TeamMember of(String userId) {
        return new TeamMember(userId, null, null, null, null, List.of());
    }

    /**
     * The same user with a priority.
     *
     * @param newPriority 0, 0.5 or 1
     * @return a changed copy
     * @throws IllegalArgumentException if it is another number
     */
    public TeamMember withPriority(BigDecimal newPriority) {
        if (PRIORITIES.stream().noneMatch(allowed -> allowed.compareTo(newPriority) == 0)) {
            throw new IllegalArgumentException("priority must be 0, 0.5 or 1.");
        }
        return new TeamMember(
                userId, newPriority, meetingLocationType, meetingLocation, isPrimary, locationConfigurations);
    }

    /**
     * The same user as the main one or not; a calendar of the kind {@code collective} needs one.
     *
     * @param primary whether it is
     * @return a changed copy
     */
    public TeamMember withPrimary(boolean primary) {
        return new TeamMember(userId, priority, meetingLocationType, meetingLocation, primary, locationConfigurations);
    }

    /**
     * The same user with ways in which events can take place.
     *
     * @param ways the ways
     * @return a changed copy
     */
    public TeamMember withLocations(LocationConfiguration... ways) {
        return new TeamMember(userId, priority, meetingLocationType, meetingLocation, isPrimary, List.of(ways));
    }

    /** The user and nothing else. */
    @Override
    public String toString() {
        return "TeamMember[" + userId + "]";
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
        locationConfigurations.forEach(
                way -> json.withArrayProperty("locationConfigurations").add(way.json()));
        return isPrimary == null ? json : json.put("isPrimary", isPrimary);
    }

    static @Nullable TeamMember read(JsonNode json) {
        String userId = json.path("userId").asText();
        if (userId.isBlank()) {
            return null;
        }
        Fields fields = Fields.of(json);
        return new TeamMember(
                userId,
                json.path("priority").isNumber() ? json.path("priority").decimalValue() : null,
                json.path("meetingLocationType").textValue(),
                json.path("meetingLocation").textValue(),
                json.path("isPrimary").isBoolean() ? json.path("isPrimary").booleanValue() : null,
                fields.list("locationConfigurations", LocationConfiguration::read));
    }
}
