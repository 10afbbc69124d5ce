package io.ghl.client.appointments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Received;
import io.ghl.client.internal.json.Describe;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.models.AppointmentEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An appointment, or another event of a calendar, as HighLevel returned it. Answers to writes carry fewer fields than
 * reads. Make one with {@link #of(String)}; the constructor is not API and gains parameters when HighLevel adds fields.
 *
 * @param id the id
 * @param locationId the location
 * @param calendarId the calendar
 * @param contactId the contact
 * @param groupId group of the calendar
 * @param title title
 * @param appointmentStatus status as HighLevel spells it; see {@link #status()}
 * @param assignedUserId id of the user in charge
 * @param users ids of the users who take part
 * @param notes notes
 * @param description description
 * @param address where it takes place
 * @param meetingLocationType how it takes place, in answers to writes
 * @param startTime when it starts
 * @param endTime when it ends
 * @param recurring whether it recurs
 * @param rrule how it recurs
 * @param masterEventId id of the series; change the series by it, and one of its events by {@code id}
 * @param dateAdded when it was created
 * @param dateUpdated when it was changed
 * @param deleted whether it is deleted; only v3 says so
 * @param assignedResources ids of rooms and equipment
 * @param createdBy who created it
 * @param received all of it as HighLevel sent it
 */
public record Appointment(
        String id,
        @Nullable String locationId,
        @Nullable String calendarId,
        @Nullable String contactId,
        @Nullable String groupId,
        @Nullable String title,
        @Nullable String appointmentStatus,
        @Nullable String assignedUserId,
        List<String> users,
        @Nullable String notes,
        @Nullable String description,
        @Nullable String address,
        @Nullable String meetingLocationType,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        boolean recurring,
        @Nullable String rrule,
        @Nullable String masterEventId,
        @Nullable Instant dateAdded,
        @Nullable Instant dateUpdated,
        boolean deleted,
        List<String> assignedResources,
        @Nullable EventSource createdBy,
        Received received)
        implements ReadModel {
    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it, or the body of an appointment webhook
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    public static Appointment of(String json) {
        return of(Json.parse(json));
    }

    /**
     * Reads one from JSON, for tests and for stored copies.
     *
     * @param json the object as the API returns it, or the body of an appointment webhook
     * @return the record
     * @throws IllegalArgumentException if it is not a JSON object with an id
     */
    @JsonCreator
    public static Appointment of(JsonNode json) {
        Fields fields = Fields.of(AppointmentEvent.unwrapped(json));
        return new Appointment(
                fields.id("id"),
                fields.text("locationId"),
                fields.text("calendarId"),
                fields.text("contactId"),
                fields.text("groupId"),
                fields.text("title"),
                fields.text("appointmentStatus"),
                fields.text("assignedUserId"),
                fields.texts("users"),
                fields.text("notes"),
                fields.text("description"),
                fields.text("address"),
                fields.text("meetingLocationType"),
                fields.instant("startTime"),
                fields.instant("endTime"),
                fields.flag("isRecurring"),
                fields.text("rrule"),
                fields.text("masterEventId"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.flag("deleted"),
                fields.texts("assignedResources"),
                fields.nested("createdBy", EventSource::of),
                fields.received());
    }

    /**
     * The status, if it is one that this SDK knows.
     *
     * @return the status, or empty if there is none or HighLevel has a new one
     */
    public Optional<AppointmentStatus> status() {
        return AppointmentStatus.of(appointmentStatus);
    }

    /** The id and the names of the fields that are set, no values. */
    @Override
    public String toString() {
        return Describe.names("Appointment", id, received);
    }
}
