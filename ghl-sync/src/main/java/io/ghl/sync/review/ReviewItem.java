package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for a person. It refreshes when either side moves, and closes itself when the sides agree.
 * {@code toString} leaves the values out, which are personal data.
 *
 * @param id names the item
 * @param location the location
 * @param type the record type
 * @param linkId the link it is about
 * @param kind what is asked
 * @param field the field; {@code "*"} when the question is about the whole record
 * @param appBase the application's value that both sides last agreed on
 * @param ghlBase HighLevel's value that both sides last agreed on
 * @param app what the application holds
 * @param ghl what HighLevel holds
 * @param candidates HighLevel ids or application ids that may belong to the record, empty unless {@link Kind#MATCH}; of a
 *     {@link Kind#DELETE}, instead, a name for the state of the record that is left, so that the item moves with it
 * @param reason why it is asked, in words free of personal data
 * @param openedAt when it was asked first
 * @param changedAt when it was asked, refreshed, decided or closed last
 * @param status where the item is in its life
 * @param decision what the person decided, null while open
 * @param closing why it closed, null while it is not closed
 * @param version 0 for an item that was not stored yet
 */
public record ReviewItem(
        String id,
        String location,
        RecordType type,
        String linkId,
        Kind kind,
        String field,
        FieldValue appBase,
        FieldValue ghlBase,
        FieldValue app,
        FieldValue ghl,
        List<String> candidates,
        String reason,
        Instant openedAt,
        Instant changedAt,
        Status status,
        @Nullable Decision decision,
        @Nullable String closing,
        long version) {

    /** The field of an item that is about the whole record. */
    public static final String WHOLE_RECORD = "*";

    @SuppressWarnings("doclint:missing")
    public ReviewItem {
        candidates = List.copyOf(candidates);
    }

    /** What is asked. More may come; give a {@code switch} over them a {@code default}. */
    public enum Kind {
        /** Both sides changed a field. */
        FIELD,
        /** Which record of the other side is the same. */
        MATCH,
        /** One side deleted what the other side changed. */
        DELETE,
        /** Both sides keep overwriting each other in a field; it is not synced until a person decides. */
        FIGHTING,
        /**
         * More records of the location were deleted than {@link io.ghl.sync.DeletionLimit} allows; nothing more is
         * deleted until a person decides. Belongs to no link: {@code linkId} names the location instead.
         */
        MASS_DELETE,
        /**
         * HighLevel would refuse the application's value, so it was not sent. Goes on by itself when the reason is gone;
         * may be decided like a {@link #FIELD}.
         */
        REFUSED,
        /** Nothing is asked: an undo that waits to be carried out. */
        UNDO
    }

    /** The life of an item. */
    public enum Status {
        /** Waits for a person. */
        OPEN,
        /** A person wants to be left alone until a side moves. */
        IGNORED,
        /** Decided, and not applied yet. */
        DECIDED,
        /** Done with. */
        CLOSED
    }

    /**
     * This item, done with.
     *
     * @param why why it closes
     * @param at when
     * @return a closed copy
     */
    public ReviewItem closed(String why, Instant at) {
        return with(Status.CLOSED, decision, why, at);
    }

    /**
     * This item with a person's decision.
     *
     * @param made the decision
     * @return a copy that is decided, or ignored if that is the decision
     */
    public ReviewItem decided(Decision made) {
        Status next = made.choice() == Decision.Choice.IGNORE ? Status.IGNORED : Status.DECIDED;
        return with(next, made, null, made.at());
    }

    /**
     * This item, asked again.
     *
     * @param at when
     * @return an open copy without a decision
     */
    public ReviewItem reopened(Instant at) {
        return with(Status.OPEN, null, null, at);
    }

    private ReviewItem with(Status next, @Nullable Decision made, @Nullable String why, Instant at) {
        return new ReviewItem(
                id,
                location,
                type,
                linkId,
                kind,
                field,
                appBase,
                ghlBase,
                app,
                ghl,
                candidates,
                reason,
                openedAt,
                at,
                next,
                made,
                why,
                version);
    }

    @Override
    public String toString() {
        return "ReviewItem[" + id + ", " + kind + ", field=" + field + ", status=" + status + "]";
    }
}
