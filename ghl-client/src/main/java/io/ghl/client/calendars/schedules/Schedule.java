package io.ghl.client.calendars.schedules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of a user as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param name name
 * @param userId the user
 * @param timezone zone of its hours, such as {@code America/New_York}
 * @param rules when it is open
 * @param calendarIds calendars that it counts in
 * @param deleted whether it was deleted
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param received all of it as HighLevel sent it
 */
public record Schedule(
        String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String userId,
        @Nullable String timezone,
        List<ScheduleRule> rules,
        List<String> calendarIds,
        @Nullable Boolean deleted,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Schedule of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static Schedule of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Schedule(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("userId"),
                fields.text("timezone"),
                fields.list("rules", ScheduleRule::read),
                fields.texts("calendarIds"),
                fields.bool("deleted"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Schedule", id, received);
    }
}
