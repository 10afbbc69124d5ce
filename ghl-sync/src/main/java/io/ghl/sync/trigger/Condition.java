package io.ghl.sync.trigger;

import io.ghl.sync.internal.document.Nearest;
import io.ghl.sync.internal.install.AppEventNames;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.webhook.WebhookEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Trigger} waits for. A value is a {@code String}, {@code Boolean}, {@code Number}, {@code LocalDate},
 * {@code Instant} or {@link FieldValue}; the engine puts it into the canonical form of its field, and refuses one that the
 * field can never hold. Immutable.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="trigger"}
 *
 * <p>More kinds may come; give a {@code switch} over them a {@code default}.
 */
public sealed interface Condition {
    /** Kinds of change that need no more words. */
    enum Kind {
        /** {@link Change.Created}. */
        CREATED,
        /** {@link Change.Linked}. */
        LINKED,
        /** {@link Change.Updated}. */
        UPDATED,
        /** {@link Change.Deleted}. */
        DELETED,
        /** {@link Change.TaskCompleted}. */
        TASK_COMPLETED,
        /** {@link Change.ReviewOpened}. */
        REVIEW_OPENED
    }

    /**
     * Something happened.
     *
     * @param kind what
     */
    record Happened(Kind kind) implements Condition {
        @SuppressWarnings("doclint:missing")
        public Happened {
            Objects.requireNonNull(kind, "kind must not be null.");
        }
    }

    /**
     * A field changed.
     *
     * @param field the field's name in the mapping
     * @param before the value before, null for any
     * @param after the value after, null for any
     */
    record FieldChanged(
            String field,
            @Nullable FieldValue before,
            @Nullable FieldValue after) implements Condition {
        @SuppressWarnings("doclint:missing")
        public FieldChanged {
            Objects.requireNonNull(field, "field must not be null.");
        }

        /**
         * Only if it held a value before.
         *
         * @param value the value; {@link FieldValue#nothing()} stands for any blank
         * @return the condition
         */
        public FieldChanged from(Object value) {
            return new FieldChanged(field, value(value), after);
        }

        /**
         * Only if it holds a value now.
         *
         * @param value the value; {@link FieldValue#nothing()} stands for any blank
         * @return the condition
         */
        public FieldChanged to(Object value) {
            return new FieldChanged(field, before, value(value));
        }
    }

    /**
     * The status of an appointment changed.
     *
     * @param before the status before, null for any
     * @param after the status after, null for any
     */
    record AppointmentStatus(
            @Nullable FieldValue before, @Nullable FieldValue after) implements Condition {
        /**
         * Only if it had a status before.
         *
         * @param status the status, such as {@code confirmed}
         * @return the condition
         */
        public AppointmentStatus from(String status) {
            return new AppointmentStatus(status(status), after);
        }

        /**
         * Only if it has a status now.
         *
         * @param status the status, such as {@code noshow}
         * @return the condition
         */
        public AppointmentStatus to(String status) {
            return new AppointmentStatus(before, status(status));
        }
    }

    /**
     * A tag came or left.
     *
     * @param tag the tag in lower case, null for any
     * @param added whether it came
     */
    record Tag(@Nullable String tag, boolean added) implements Condition {
        @SuppressWarnings("doclint:missing")
        public Tag {
            tag = tag == null ? null : tag.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A task that is not completed is due, or was.
     *
     * @param overdue whether its time must be over
     * @param by how long before it is due, or after
     */
    record TaskTime(boolean overdue, Duration by) implements Condition {
        @SuppressWarnings("doclint:missing")
        public TaskTime {
            Objects.requireNonNull(by, "by must not be null.");
            if (by.isNegative()) {
                throw new IllegalArgumentException("The time before or after a task is due must not be negative.");
            }
        }
    }

    /**
     * A field has kept a value since it changed to it.
     *
     * @param field the field's name in the mapping
     * @param value the value
     * @param lasting for how long
     */
    record Stays(String field, FieldValue value, Duration lasting) implements Condition {
        @SuppressWarnings("doclint:missing")
        public Stays {
            Objects.requireNonNull(field, "field must not be null.");
            Objects.requireNonNull(value, "value must not be null.");
            requirePositive(lasting);
        }
    }

    /**
     * Both sides have not agreed.
     *
     * @param field the field, null for any and for the whole record
     * @param lasting for how long
     */
    record Unsynced(@Nullable String field, Duration lasting) implements Condition {
        @SuppressWarnings("doclint:missing")
        public Unsynced {
            requirePositive(lasting);
        }
    }

    /**
     * HighLevel sent a webhook.
     *
     * @param event HighLevel's name of the event
     */
    record Webhook(String event) implements Condition {
        @SuppressWarnings("doclint:missing")
        public Webhook {
            Objects.requireNonNull(event, "event must not be null.");
            if (!WebhookEvent.types().contains(event) || AppEventNames.ALL.contains(event)) {
                List<String> near = Nearest.of(event, WebhookEvent.types());
                throw new IllegalArgumentException("No trigger can wait for a webhook \"" + event + "\"."
                        + (near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?"));
            }
        }
    }

    /**
     * A record came up on one side and was created on the other.
     *
     * @return the condition
     */
    static Condition created() {
        return new Happened(Kind.CREATED);
    }

    /**
     * A record came up on one side, and the other side had it already.
     *
     * @return the condition
     */
    static Condition linked() {
        return new Happened(Kind.LINKED);
    }

    /**
     * Any field of a record changed.
     *
     * @return the condition
     */
    static Condition updated() {
        return new Happened(Kind.UPDATED);
    }

    /**
     * A record was deleted on one side.
     *
     * @return the condition
     */
    static Condition deleted() {
        return new Happened(Kind.DELETED);
    }

    /**
     * A field changed, or a new record has a value in it.
     *
     * @param field the field's name in the mapping
     * @return the condition, for any values
     */
    static FieldChanged fieldChanged(String field) {
        return new FieldChanged(field, null, null);
    }

    /**
     * A record was given a tag.
     *
     * @param tag the tag
     * @return the condition
     */
    static Condition tagAdded(String tag) {
        return new Tag(Objects.requireNonNull(tag, "tag must not be null."), true);
    }

    /**
     * A tag was taken from a record.
     *
     * @param tag the tag
     * @return the condition
     */
    static Condition tagRemoved(String tag) {
        return new Tag(Objects.requireNonNull(tag, "tag must not be null."), false);
    }

    /**
     * A task that is not completed is about to be due.
     *
     * @param before how long before; zero for the very time
     * @return the condition
     */
    static Condition taskDue(Duration before) {
        return new TaskTime(false, Objects.requireNonNull(before, "before must not be null."));
    }

    /**
     * A task that is not completed is overdue.
     *
     * @param after for how long; zero for at once
     * @return the condition
     */
    static Condition taskOverdue(Duration after) {
        return new TaskTime(true, Objects.requireNonNull(after, "after must not be null."));
    }

    /**
     * A task was completed.
     *
     * @return the condition
     */
    static Condition taskCompleted() {
        return new Happened(Kind.TASK_COMPLETED);
    }

    /**
     * The status of an appointment changed, or a new appointment has one.
     *
     * @return the condition, for any status
     */
    static AppointmentStatus appointmentStatusChanged() {
        return new AppointmentStatus(null, null);
    }

    /**
     * A question was put to a person.
     *
     * @return the condition
     */
    static Condition reviewOpened() {
        return new Happened(Kind.REVIEW_OPENED);
    }

    /**
     * A field has kept a value for some time since it changed to it.
     *
     * @param field the field's name in the mapping
     * @param value the value
     * @param lasting for how long, more than zero
     * @return the condition
     */
    static Condition stays(String field, Object value, Duration lasting) {
        return new Stays(field, value(value), lasting);
    }

    /**
     * Both sides have not agreed on a record, or on a field of it, for some time.
     *
     * @param lasting for how long, more than zero
     * @return the condition
     */
    static Condition unsynced(Duration lasting) {
        return new Unsynced(null, lasting);
    }

    /**
     * Both sides have not agreed on a field for some time.
     *
     * @param field the field's name in the mapping
     * @param lasting for how long, more than zero
     * @return the condition
     */
    static Condition unsynced(String field, Duration lasting) {
        return new Unsynced(Objects.requireNonNull(field, "field must not be null."), lasting);
    }

    /**
     * HighLevel sent a webhook of some kind. What it is about need not be synced.
     *
     * @param event HighLevel's name of the event, such as {@code InvoicePaid}; not one about the app itself
     * @return the condition
     * @throws IllegalArgumentException if there is no such event; see {@link WebhookEvent#types()}
     */
    static Condition webhook(String event) {
        return new Webhook(event);
    }

    private static void requirePositive(Duration lasting) {
        Objects.requireNonNull(lasting, "lasting must not be null.");
        if (lasting.isNegative() || lasting.isZero()) {
            throw new IllegalArgumentException("How long something must last must be more than zero.");
        }
    }

    private static FieldValue status(String status) {
        return FieldValue.text(Objects.requireNonNull(status, "status must not be null."));
    }

    private static FieldValue value(Object value) {
        Objects.requireNonNull(value, "value must not be null.");
        if (value instanceof FieldValue ready) {
            return ready;
        }
        if (value instanceof String text) {
            return FieldValue.text(text);
        }
        if (value instanceof Boolean flag) {
            return FieldValue.flag(flag);
        }
        if (value instanceof Number number) {
            return FieldValue.number(new BigDecimal(number.toString()));
        }
        if (value instanceof LocalDate day) {
            return FieldValue.day(day);
        }
        if (value instanceof Instant moment) {
            return FieldValue.moment(moment);
        }
        throw new IllegalArgumentException(
                "A value of a condition must be a String, Boolean, Number, LocalDate, Instant"
                        + " or FieldValue, but is a " + value.getClass().getName() + ".");
    }
}
