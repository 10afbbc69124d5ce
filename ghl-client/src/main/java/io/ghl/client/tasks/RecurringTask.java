package io.ghl.client.tasks;

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
 * A recurring task as HighLevel returned it. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param title title
 * @param description text
 * @param locationId the location
 * @param contactId the contact
 * @param assignedTo id of the user in charge
 * @param rule when it recurs
 * @param totalOccurrence how often it has recurred
 * @param deleted whether it is deleted
 * @param createdAt when it was created
 * @param updatedAt when it was changed
 * @param received all of it as HighLevel sent it
 */
public record RecurringTask(
        String id,
        @Nullable String title,
        @Nullable String description,
        @Nullable String locationId,
        @Nullable String contactId,
        @Nullable String assignedTo,
        @Nullable RecurrenceRule rule,
        @Nullable Integer totalOccurrence,
        boolean deleted,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static RecurringTask of(String json) {
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
    public static RecurringTask of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new RecurringTask(
                fields.id("id"),
                fields.text("title"),
                fields.text("description"),
                fields.text("locationId"),
                fields.text("contactId"),
                fields.text("assignedTo"),
                fields.nested("rruleOptions", RecurrenceRule::of),
                fields.integer("totalOccurrence"),
                fields.flag("deleted"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("RecurringTask", id, received);
    }
}
