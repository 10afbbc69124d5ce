package io.ghl.sync.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.internal.webhook.EventParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says. HighLevel's events come late, twice, out of order and without old values, so an event is a reason
 * to look at a record, not a value to store. Every field can be missing. Immutable; constructors are not API.
 */
public sealed interface WebhookEvent {
    /**
     * What all events have.
     *
     * @return the envelope
     */
    Envelope envelope();

    /**
     * Reads an event, verified before.
     *
     * @param body the body, UTF-8
     * @return the event
     * @throws WebhookException if it is not a JSON object; nothing else is thrown for any body
     */
    static WebhookEvent parse(byte[] body) {
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    /**
     * Reads an event, verified before.
     *
     * @param body the body
     * @return the event
     * @throws WebhookException if it is not a JSON object; nothing else is thrown for any body
     */
    static WebhookEvent parse(String body) {
        return EventParser.parse(body);
    }

    /**
     * What all events have. {@code toString} leaves the payload out, which is personal data.
     *
     * @param type HighLevel's name of the event, such as {@code ContactUpdate}; empty if missing
     * @param locationId the location, null for an event of a company
     * @param companyId the company, null in most events
     * @param appId the app that is subscribed
     * @param webhookId names the delivery, the same over its retries
     * @param timestamp when HighLevel first sent it
     * @param payload the whole body, for reading only
     */
    record Envelope(
            String type,
            @Nullable String locationId,
            @Nullable String companyId,
            @Nullable String appId,
            @Nullable String webhookId,
            @Nullable Instant timestamp,
            JsonNode payload) {
        @Override
        public String toString() {
            return "Envelope[" + type + ", locationId=" + locationId + ", webhookId=" + webhookId + ", timestamp="
                    + timestamp + "]";
        }
    }

    /** What happened to a record. */
    enum Change {
        /** It was created. */
        CREATED,
        /** It was changed. */
        UPDATED,
        /** The tags of a contact were changed. */
        TAGS_UPDATED,
        /** The do-not-disturb settings of a contact were changed. */
        DND_UPDATED,
        /** A task was completed. */
        COMPLETED,
        /** It was deleted. */
        DELETED
    }

    /**
     * Something happened to a contact.
     *
     * @param envelope what all events have
     * @param change what happened; never {@link Change#COMPLETED}
     * @param contactId the contact
     */
    record ContactChanged(
            Envelope envelope, Change change, @Nullable String contactId) implements WebhookEvent {}

    /**
     * Something happened to a note of a contact.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param noteId the note
     * @param contactId its contact
     */
    record NoteChanged(
            Envelope envelope,
            Change change,
            @Nullable String noteId,
            @Nullable String contactId) implements WebhookEvent {}

    /**
     * Something happened to a task. HighLevel sends no event for an edit.
     *
     * @param envelope what all events have
     * @param change created, completed or deleted
     * @param taskId the task
     * @param contactId its contact; missing when the task was created in HighLevel's own pages
     */
    record TaskChanged(
            Envelope envelope,
            Change change,
            @Nullable String taskId,
            @Nullable String contactId) implements WebhookEvent {}

    /**
     * Something happened to an appointment.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted; cancelling is an update
     * @param appointmentId the appointment
     * @param contactId its contact
     * @param calendarId its calendar
     */
    record AppointmentChanged(
            Envelope envelope,
            Change change,
            @Nullable String appointmentId,
            @Nullable String contactId,
            @Nullable String calendarId)
            implements WebhookEvent {}

    /**
     * Something happened to a record of an object: to a business, or to one of a custom object. HighLevel does not say
     * which of them it is.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param recordId the record
     * @param objectKey the object that it is a record of, such as {@code business}, if the event names it
     */
    record RecordChanged(
            Envelope envelope,
            Change change,
            @Nullable String recordId,
            @Nullable String objectKey) implements WebhookEvent {}

    /**
     * The app was installed, in the location or company that the envelope names.
     *
     * @param envelope what all events have
     * @param userId who installed it
     * @param planId the chosen plan
     */
    record AppInstalled(
            Envelope envelope,
            @Nullable String userId,
            @Nullable String planId) implements WebhookEvent {}

    /**
     * The app was removed from the location or company that the envelope names; its tokens are void.
     *
     * @param envelope what all events have
     */
    record AppUninstalled(Envelope envelope) implements WebhookEvent {}

    /**
     * The plan of an installation was changed.
     *
     * @param envelope what all events have
     * @param userId who changed it
     * @param currentPlanId the plan before
     * @param newPlanId the plan from now on
     */
    record PlanChanged(
            Envelope envelope,
            @Nullable String userId,
            @Nullable String currentPlanId,
            @Nullable String newPlanId) implements WebhookEvent {}

    /**
     * An event that this version has no type for; {@link Envelope#payload()} holds it.
     *
     * @param envelope what all events have
     */
    record Unknown(Envelope envelope) implements WebhookEvent {}
}
