package io.ghl.client.notes;

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
 * A note as HighLevel returned it. HighLevel tells when it was created, but not when it was changed. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when
 * HighLevel adds fields.
 *
 * @param id the id
 * @param contactId the contact
 * @param body text, usually HTML
 * @param title title
 * @param userId id of the author
 * @param color colour
 * @param pinned whether it is pinned
 * @param dateAdded when it was created
 * @param received all of it as HighLevel sent it
 */
public record Note(
        String id,
        @Nullable String contactId,
        @Nullable String body,
        @Nullable String title,
        @Nullable String userId,
        @Nullable String color,
        boolean pinned,
        @Nullable Instant dateAdded,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Note of(String json) {
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
    public static Note of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new Note(
                fields.id("id"),
                fields.text("contactId"),
                fields.text("body"),
                fields.text("title"),
                fields.text("userId"),
                fields.text("color"),
                fields.flag("pinned"),
                fields.instant("dateAdded"),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Note", id, received);
    }
}
