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
 * The schedule of a calendar, which only v3 has, as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param calendarId the calendar
 * @param timezone zone of its hours, such as {@code America/New_York}
 * @param rules when it is open
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param received all of it as HighLevel sent it
 */
public record CalendarSchedule(
        @Nullable String calendarId,
        @Nullable String timezone,
        List<ScheduleRule> rules,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static CalendarSchedule of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    @JsonCreator
    public static CalendarSchedule of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new CalendarSchedule(
                fields.text("calendarId"),
                fields.text("timezone"),
                fields.list("rules", ScheduleRule::read),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.received());
    }

    /** The names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CalendarSchedule", null, received);
    }
}
