package io.ghl.client.calendars.groups;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A group of calendars as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param name name
 * @param description description
 * @param slug name in its address
 * @param isActive whether it is active
 * @param received all of it as HighLevel sent it
 */
public record CalendarGroup(
        String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String description,
        @Nullable String slug,
        @Nullable Boolean isActive,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static CalendarGroup of(String json) {
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
    public static CalendarGroup of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new CalendarGroup(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("description"),
                fields.text("slug"),
                fields.bool("isActive"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CalendarGroup", id, received);
    }
}
