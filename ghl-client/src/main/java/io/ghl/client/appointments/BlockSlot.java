package io.ghl.client.appointments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A blocked slot in the answer to a write. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param title title
 * @param calendarId the calendar that is blocked
 * @param assignedUserId the user who is blocked
 * @param startTime when it starts
 * @param endTime when it ends
 * @param received all of it as HighLevel sent it
 */
public record BlockSlot(
        String id,
        @Nullable String locationId,
        @Nullable String title,
        @Nullable String calendarId,
        @Nullable String assignedUserId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static BlockSlot of(String json) {
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
    public static BlockSlot of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new BlockSlot(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("title"),
                fields.text("calendarId"),
                fields.text("assignedUserId"),
                fields.instant("startTime"),
                fields.instant("endTime"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("BlockSlot", id, received);
    }
}
