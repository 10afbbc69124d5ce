package io.ghl.client.calendars.resources;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Equipment or a room as HighLevel returned it. Make one with {@link #of(String)}; the constructor is not API and gains parameters
 * when HighLevel adds fields.
 *
 * @param id the id; null where HighLevel leaves it out, as its specification does
 * @param locationId the location
 * @param name name
 * @param resourceType one of {@link Type}, or one that HighLevel added
 * @param isActive whether it can be used
 * @param description description
 * @param quantity how many pieces of equipment there are
 * @param outOfService how many of them cannot be used
 * @param capacity how many people a room takes
 * @param calendarIds calendars of services that need it; empty in the answer to an update
 * @param received all of it as HighLevel sent it
 */
public record CalendarResource(
        @Nullable String id,
        @Nullable String locationId,
        @Nullable String name,
        @Nullable String resourceType,
        @Nullable Boolean isActive,
        @Nullable String description,
        @Nullable Integer quantity,
        @Nullable Integer outOfService,
        @Nullable Integer capacity,
        List<String> calendarIds,
        Received received)
        implements ReadModel {
    /** The kinds of resources. */
    public enum Type {
        /** Equipment. */
        EQUIPMENTS,
        /** Rooms. */
        ROOMS;

        /**
         * How HighLevel spells it.
         *
         * @return the name in paths and answers
         */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object
     */
    public static CalendarResource of(String json) {
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
    public static CalendarResource of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new CalendarResource(
                id(fields),
                fields.text("locationId"),
                fields.text("name"),
                fields.text("resourceType"),
                fields.bool("isActive"),
                fields.text("description"),
                fields.integer("quantity"),
                fields.integer("outOfService"),
                fields.integer("capacity"),
                fields.texts("calendarIds"),
                fields.received());
    }

    private static @Nullable String id(Fields fields) {
        String id = fields.text("_id");
        return id == null ? fields.text("id") : id;
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("CalendarResource", id, received);
    }
}
