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
 * A task as HighLevel returned it. Reads of one contact's tasks carry no dates of creation and change; rows of a
 * search do. Make one with {@link #of(String)}; the constructor is not API and gains parameters when
 * HighLevel adds fields.
 *
 * @param id the id
 * @param contactId the contact
 * @param title title
 * @param body text
 * @param assignedTo id of the user in charge
 * @param dueDate when it is due
 * @param completed whether it is done
 * @param status status, in search rows
 * @param statusGroup {@code to_do} or {@code completed}, in search rows
 * @param deleted whether it is deleted, in search rows
 * @param dateAdded when it was created, in search rows
 * @param dateUpdated when it was changed, in search rows
 * @param searchAfter cursor of the row in a search, otherwise null
 * @param received all of it as HighLevel sent it
 */
public record Task(
        String id,
        @Nullable String contactId,
        @Nullable String title,
        @Nullable String body,
        @Nullable String assignedTo,
        @Nullable Instant dueDate,
        boolean completed,
        @Nullable String status,
        @Nullable String statusGroup,
        boolean deleted,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        @Nullable JsonNode searchAfter,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Task of(String json) {
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
    public static Task of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Task(
                fields.id("id", "_id"),
                fields.text("contactId"),
                fields.text("title"),
                fields.text("body"),
                fields.text("assignedTo"),
                fields.instant("dueDate"),
                fields.flag("completed"),
                fields.text("status"),
                fields.text("statusGroup"),
                fields.flag("deleted"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.node("searchAfter"),
                fields.received());
    }

    /**
     * The cursor of the row in a search.
     *
     * @return a copy, or null if it does not come from a search
     */
    @Override
    public @Nullable JsonNode searchAfter() {
        return searchAfter == null ? null : searchAfter.deepCopy();
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Task", id, received);
    }
}
