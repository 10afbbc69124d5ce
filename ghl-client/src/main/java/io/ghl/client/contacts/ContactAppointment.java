package io.ghl.client.contacts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appointment in the list of its contact. Unlike everywhere else its times have no zone:
 * they are clock times, to be read in the zone of the location. Make one with
 * {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param calendarId the calendar
 * @param status status as {@code status} says it, for example {@code booked}
 * @param appointmentStatus status as {@code appointmentStatus} says it, for example {@code confirmed}; see {@link #currentStatus()}
 * @param title title
 * @param assignedUserId id of the user in charge
 * @param notes notes
 * @param startTime when it starts, as written
 * @param endTime when it ends, as written
 * @param address where it takes place
 * @param locationId the location
 * @param contactId the contact
 * @param groupId group of the calendar
 * @param users ids of the users who take part
 * @param dateAdded when it was created, as written
 * @param dateUpdated when it was changed, as written
 * @param assignedResources ids of rooms and equipment
 * @param received all of it as HighLevel sent it
 */
public record ContactAppointment(
        String id,
        @Nullable String calendarId,
        @Nullable String status,
        @Nullable String appointmentStatus,
        @Nullable String title,
        @Nullable String assignedUserId,
        @Nullable String notes,
        @Nullable LocalDateTime startTime,
        @Nullable LocalDateTime endTime,
        @Nullable String address,
        @Nullable String locationId,
        @Nullable String contactId,
        @Nullable String groupId,
        List<String> users,
        @Nullable LocalDateTime dateAdded,
        @Nullable LocalDateTime dateUpdated,
        List<String> assignedResources,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static ContactAppointment of(String json) {
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
    public static ContactAppointment of(JsonNode json) {
        Fields fields = Fields.of(json);
        return new ContactAppointment(
                fields.id("id"),
                fields.text("calendarId"),
                fields.text("status"),
                fields.text("appointmentStatus"),
                fields.text("title"),
                fields.text("assignedUserId"),
                fields.text("notes"),
                fields.localDateTime("startTime"),
                fields.localDateTime("endTime"),
                fields.text("address"),
                fields.text("locationId"),
                fields.text("contactId"),
                fields.text("groupId"),
                fields.texts("users"),
                fields.localDateTime("dateAdded"),
                fields.localDateTime("dateUpdated"),
                fields.texts("assignedResources"),
                fields.received());
    }

    /**
     * The status, whichever of the two fields carries it.
     *
     * @return {@code appointmentStatus}, else {@code status}, else null
     */
    public @Nullable String currentStatus() {
        return appointmentStatus != null ? appointmentStatus : status;
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("ContactAppointment", id, received);
    }
}
