package io.ghl.sync.trigger;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a record and that both sides agree on by now. It is stored in the transaction that stores the
 * agreement, so there is one for each transition, in their order, whatever webhooks came twice, late or not at all; what a
 * write of the engine's own brings back is none. Values are in canonical form, by the names of the mapped fields.
 * {@code toString} leaves values out, which are personal data. Immutable.
 *
 * <p>More kinds may come; give a {@code switch} over them a {@code default}.
 */
public sealed interface Change {
    /**
     * The record, and what is known of the change.
     *
     * @return what all changes have
     */
    About about();

    /**
     * The kind of change in one word, as mapping files and webhooks name it.
     *
     * @return such as {@code fieldChanged}
     */
    String kind();

    /**
     * What all changes have.
     *
     * @param id names the change; begins with the id of the link, and is the same whenever the change is told of
     * @param at when both sides had agreed, or when the time came
     * @param location the location
     * @param type the record type, null for a webhook about no record that the sync knows
     * @param linkId the pair of records; the location's id if it is about the location as a whole
     * @param appId the record's id in the application, null if there is none
     * @param ghlId the record's id in HighLevel, null if there is none
     * @param origin whose change it was; {@link Origin#ENGINE} where time went by
     * @param run the run of the audit log that it belongs to
     * @param values what both sides agreed on in all mapped fields
     */
    record About(
            String id,
            Instant at,
            String location,
            @Nullable RecordType type,
            String linkId,
            @Nullable String appId,
            @Nullable String ghlId,
            Origin origin,
            long run,
            FieldValues values) {
        @Override
        public String toString() {
            return type + " " + id + " from " + origin;
        }
    }

    /**
     * A record came up on one side and was created on the other. Each value that it has is a {@link FieldChanged} as well.
     *
     * @param about the record
     */
    record Created(About about) implements Change {
        @Override
        public String kind() {
            return "created";
        }
    }

    /**
     * A record came up on one side, and the other side had it already.
     *
     * @param about the record
     */
    record Linked(About about) implements Change {
        @Override
        public String kind() {
            return "linked";
        }
    }

    /**
     * Fields of a record changed. Each is a {@link FieldChanged} as well.
     *
     * @param about the record
     * @param fields the names of the fields, at least one
     */
    record Updated(About about, Set<String> fields) implements Change {
        @SuppressWarnings("doclint:missing")
        public Updated {
            fields = Collections.unmodifiableSet(new TreeSet<>(fields));
        }

        @Override
        public String kind() {
            return "updated";
        }
    }

    /**
     * A record was deleted on one side, and the other side followed as its policy says: it was deleted, marked, or taken
     * off the pair.
     *
     * @param about the record, with the values that both sides agreed on last
     */
    record Deleted(About about) implements Change {
        @Override
        public String kind() {
            return "deleted";
        }
    }

    /**
     * A field changed.
     *
     * @param about the record
     * @param field the field's name in the mapping
     * @param from what both sides agreed on before; absent if the record is new
     * @param to what both sides agree on now
     */
    record FieldChanged(About about, String field, FieldValue from, FieldValue to) implements Change {
        @Override
        public String kind() {
            return "fieldChanged";
        }

        @Override
        public String toString() {
            return "FieldChanged[" + about + ", field=" + field + "]";
        }
    }

    /**
     * A tag came to a record.
     *
     * @param about the record
     * @param tag the tag in canonical form, which is lower case for HighLevel's tags
     */
    record TagAdded(About about, String tag) implements Change {
        @Override
        public String kind() {
            return "tagAdded";
        }
    }

    /**
     * A tag left a record.
     *
     * @param about the record
     * @param tag the tag in canonical form, which is lower case for HighLevel's tags
     */
    record TagRemoved(About about, String tag) implements Change {
        @Override
        public String kind() {
            return "tagRemoved";
        }
    }

    /**
     * The time of a task comes near.
     *
     * @param about the task
     * @param due when it is due
     */
    record TaskDue(About about, Instant due) implements Change {
        @Override
        public String kind() {
            return "taskDue";
        }
    }

    /**
     * The time of a task is over, and it is not completed.
     *
     * @param about the task
     * @param due when it was due
     */
    record TaskOverdue(About about, Instant due) implements Change {
        @Override
        public String kind() {
            return "taskOverdue";
        }
    }

    /**
     * A task was completed.
     *
     * @param about the task
     */
    record TaskCompleted(About about) implements Change {
        @Override
        public String kind() {
            return "taskCompleted";
        }
    }

    /**
     * The status of an appointment changed.
     *
     * @param about the appointment
     * @param from the status before; absent if the appointment is new
     * @param to the status now
     */
    record AppointmentStatusChanged(About about, FieldValue from, FieldValue to) implements Change {
        @Override
        public String kind() {
            return "appointmentStatusChanged";
        }
    }

    /**
     * A question was put to a person.
     *
     * @param about the record that it is about
     * @param reviewId the question's id in the review queue
     * @param question what is asked
     * @param field the field, {@code "*"} for the whole record
     * @param reason why it is asked, free of personal data
     */
    record ReviewOpened(About about, String reviewId, ReviewItem.Kind question, String field, String reason)
            implements Change {
        @Override
        public String kind() {
            return "reviewOpened";
        }
    }

    /**
     * A field has kept a value for some time.
     *
     * @param about the record
     * @param field the field's name in the mapping
     * @param value the value
     * @param since when both sides had agreed on it
     */
    record Stayed(About about, String field, FieldValue value, Instant since) implements Change {
        @Override
        public String kind() {
            return "stays";
        }

        @Override
        public String toString() {
            return "Stayed[" + about + ", field=" + field + ", since=" + since + "]";
        }
    }

    /**
     * Both sides have not agreed for some time: a record is not synced because of an error, or a field waits for an answer.
     *
     * @param about the record, with the values that both sides agreed on last
     * @param field the field, {@code "*"} for the whole record
     * @param since when the error came up first, or the question was asked
     * @param reason what stands in the way
     */
    record Unsynced(About about, String field, Instant since, String reason) implements Change {
        @Override
        public String kind() {
            return "unsynced";
        }
    }

    /**
     * HighLevel sent a webhook that a trigger waits for. Unlike other changes, nothing was compared: the event is what
     * HighLevel said, once for each of its deliveries.
     *
     * @param about the record that it tells of, as far as it does; without values
     * @param event the event
     */
    record WebhookReceived(About about, WebhookEvent event) implements Change {
        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public String toString() {
            return "WebhookReceived[" + about + ", " + event.envelope().type() + "]";
        }
    }
}
