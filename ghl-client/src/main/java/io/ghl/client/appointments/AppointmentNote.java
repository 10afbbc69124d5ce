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
 * A note of an appointment. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param body text
 * @param userId id of the author
 * @param contactId the contact
 * @param dateAdded when it was created
 * @param createdBy who created it
 * @param received all of it as HighLevel sent it
 */
public record AppointmentNote(
        String id,
        @Nullable String body,
        @Nullable String userId,
        @Nullable String contactId,
        @Nullable Instant dateAdded,
        @Nullable NoteAuthor createdBy,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static AppointmentNote of(String json) {
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
    public static AppointmentNote of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new AppointmentNote(
                fields.id("id"),
                fields.text("body"),
                fields.text("userId"),
                fields.text("contactId"),
                fields.instant("dateAdded"),
                fields.nested("createdBy", NoteAuthor::of),
                fields.received());
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("AppointmentNote", id, received);
    }
}
