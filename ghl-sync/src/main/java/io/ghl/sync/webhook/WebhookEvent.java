package io.ghl.sync.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.internal.webhook.EventParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says. HighLevel's events come late, twice, out of order and without old values, so an event is a reason
 * to look at a record, not a value to store. Every field can be missing: null then, or because it had another type than
 * documented; the whole body is in {@link Envelope#payload()}. No {@code toString} shows personal data. Immutable;
 * constructors are not API.
 *
 * <p>The events nested here are about what the sync engine works with; {@link AccountEvent} has HighLevel's others.
 * More may come; give a {@code switch} over them a {@code default}.
 */
public sealed interface WebhookEvent
        permits WebhookEvent.ContactChanged,
                WebhookEvent.NoteChanged,
                WebhookEvent.TaskChanged,
                WebhookEvent.AppointmentChanged,
                WebhookEvent.RecordChanged,
                WebhookEvent.AppInstalled,
                WebhookEvent.AppUninstalled,
                WebhookEvent.PlanChanged,
                WebhookEvent.Unknown,
                AccountEvent {
    /**
     * What all events have.
     *
     * @return the envelope
     */
    Envelope envelope();

    /**
     * The events that there are. Others are read as {@link Unknown}.
     *
     * @return HighLevel's names, such as {@code ContactUpdate}, in the order of the alphabet
     */
    static Set<String> types() {
        return EventParser.known();
    }

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
     * @param versionId the version of the app
     * @param webhookId names the delivery, the same over its retries
     * @param timestamp when HighLevel first sent it
     * @param payload the whole body, for reading only
     */
    record Envelope(
            String type,
            @Nullable String locationId,
            @Nullable String companyId,
            @Nullable String appId,
            @Nullable String versionId,
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
     * @param details what else the event tells; after {@link Change#TAGS_UPDATED} its tags are all that the contact has
     */
    record ContactChanged(
            Envelope envelope, Change change, @Nullable String contactId, ContactDetails details)
            implements WebhookEvent {}

    /**
     * Something happened to a note of a contact.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param noteId the note
     * @param contactId its contact
     * @param body its text
     * @param addedAt when it was created
     */
    record NoteChanged(
            Envelope envelope,
            Change change,
            @Nullable String noteId,
            @Nullable String contactId,
            @Nullable String body,
            @Nullable Instant addedAt)
            implements WebhookEvent {
        @Override
        public String toString() {
            return "NoteChanged[" + change + ", noteId=" + noteId + ", contactId=" + contactId + ", " + envelope + "]";
        }
    }

    /**
     * Something happened to a task. HighLevel sends no event for an edit.
     *
     * @param envelope what all events have
     * @param change created, completed or deleted
     * @param taskId the task
     * @param contactId its contact; missing when the task was created in HighLevel's own pages
     * @param title its title
     * @param body its text; missing when the task was created in HighLevel's own pages
     * @param assignedTo the user who is to do it
     * @param dueAt when it is due
     * @param addedAt when it was created
     */
    record TaskChanged(
            Envelope envelope,
            Change change,
            @Nullable String taskId,
            @Nullable String contactId,
            @Nullable String title,
            @Nullable String body,
            @Nullable String assignedTo,
            @Nullable Instant dueAt,
            @Nullable Instant addedAt)
            implements WebhookEvent {
        @Override
        public String toString() {
            return "TaskChanged[" + change + ", taskId=" + taskId + ", contactId=" + contactId + ", " + envelope + "]";
        }
    }

    /**
     * Something happened to an appointment.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted; cancelling is an update
     * @param appointmentId the appointment
     * @param contactId its contact
     * @param calendarId its calendar
     * @param details what else the event tells
     */
    record AppointmentChanged(
            Envelope envelope,
            Change change,
            @Nullable String appointmentId,
            @Nullable String contactId,
            @Nullable String calendarId,
            AppointmentDetails details)
            implements WebhookEvent {}

    /**
     * Something happened to a record of an object: to a business, or to one of a custom object. HighLevel does not say
     * which of them it is.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param recordId the record
     * @param objectKey the object that it is a record of, such as {@code business}, if the event names it
     * @param owners the users who own it
     * @param followers the users who follow it
     * @param properties its properties by key, as texts
     */
    record RecordChanged(
            Envelope envelope,
            Change change,
            @Nullable String recordId,
            @Nullable String objectKey,
            @Nullable List<String> owners,
            @Nullable List<String> followers,
            @Nullable Map<String, String> properties)
            implements WebhookEvent {
        @Override
        public String toString() {
            return "RecordChanged[" + change + ", recordId=" + recordId + ", objectKey=" + objectKey + ", " + envelope
                    + "]";
        }
    }

    /**
     * The app was installed, in the location or company that the envelope names. For locations that are added to an
     * installation later, user and company may be missing.
     *
     * @param envelope what all events have
     * @param userId who installed it
     * @param planId the chosen plan
     * @param installType HighLevel's word for the kind of installation
     * @param companyName the company's name
     * @param trial the trial of the plan; null if the event tells of none
     * @param whitelabel whether the company shows HighLevel under a name of its own
     * @param whitelabelDomain the domain under which it does
     */
    record AppInstalled(
            Envelope envelope,
            @Nullable String userId,
            @Nullable String planId,
            @Nullable String installType,
            @Nullable String companyName,
            @Nullable Trial trial,
            @Nullable Boolean whitelabel,
            @Nullable String whitelabelDomain)
            implements WebhookEvent {
        @Override
        public String toString() {
            return "AppInstalled[userId=" + userId + ", planId=" + planId + ", " + envelope + "]";
        }

        /**
         * A trial of the app.
         *
         * @param active whether it runs
         * @param days how long it is
         * @param startedAt when it began
         */
        public record Trial(
                @Nullable Boolean active,
                @Nullable Integer days,
                @Nullable Instant startedAt) {}
    }

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
     * An event that this version has no type for; {@link Envelope#payload()} holds it, and {@link Envelope#type()} names
     * it.
     *
     * @param envelope what all events have
     */
    record Unknown(Envelope envelope) implements WebhookEvent {}
}
