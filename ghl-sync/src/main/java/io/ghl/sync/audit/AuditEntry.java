package io.ghl.sync.audit;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit log: one thing that the engine did, and why. {@code toString} leaves the values out, which are
 * personal data.
 *
 * @param sequence the row's number, given by the store; 0 before
 * @param at when it was committed
 * @param location the location
 * @param type the record type
 * @param linkId the link; empty when the row is about the location as a whole
 * @param action what was done
 * @param field the field, null when the row is about the whole record
 * @param written the side that was written, null when none was
 * @param before the written side's value before
 * @param after the value after
 * @param other the value that the other side held
 * @param base the common value before both changed, as the written side knew it
 * @param loser somebody's value that was replaced and is nowhere else any more: the loser of a conflict, or an edit of a
 *     side that does not own the field; absent when nothing was lost
 * @param rule the rule that decided, such as {@code "newer wins"}
 * @param evidence what the decision rests on, in words free of personal data
 * @param operationId the write it belongs to, null when nothing was written
 * @param origin where the value came from
 * @param actor the person who decided, null when a rule did
 * @param redaction whether the row's values are kept as they were
 * @param context the run that the row belongs to, and what it saw
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String location,
        RecordType type,
        String linkId,
        Action action,
        @Nullable String field,
        @Nullable Side written,
        FieldValue before,
        FieldValue after,
        FieldValue other,
        FieldValue base,
        FieldValue loser,
        String rule,
        String evidence,
        @Nullable String operationId,
        Origin origin,
        @Nullable String actor,
        Redaction redaction,
        AuditContext context) {

    /** A row in which nobody lost anything and no person decided, before the engine gives it its context. */
    @SuppressWarnings("doclint:missing")
    public AuditEntry(
            long sequence,
            Instant at,
            String location,
            RecordType type,
            String linkId,
            Action action,
            @Nullable String field,
            @Nullable Side written,
            FieldValue before,
            FieldValue after,
            FieldValue other,
            FieldValue base,
            String rule,
            String evidence,
            @Nullable String operationId) {
        this(
                sequence,
                at,
                location,
                type,
                linkId,
                action,
                field,
                written,
                before,
                after,
                other,
                base,
                FieldValue.absent(),
                rule,
                evidence,
                operationId,
                written == null ? Origin.ENGINE : Origin.of(written.other()),
                null,
                Redaction.NONE,
                AuditContext.NONE);
    }

    /** What can be done. More may come; give a {@code switch} over them a {@code default}. */
    public enum Action {
        /** Two records were found to be the same. */
        LINKED,
        /** A record was created on the written side. */
        CREATED,
        /** A field was written, because only the other side had changed it. */
        UPDATED,
        /** A field that both sides had changed was settled by a rule. */
        CONFLICT_SETTLED,
        /** Both sides' changes to a set were joined. */
        MERGED,
        /** A question was put to a person. */
        REVIEW_OPENED,
        /** A person answered a question, or took the answer back. */
        REVIEW_DECIDED,
        /** A question closed, by decision or because the sides agree. */
        REVIEW_CLOSED,
        /**
         * A record was deleted on the written side. A row with a field tells of an edit that went with it, as its
         * {@code loser}.
         */
        DELETED,
        /** A record was marked on the written side, because it was deleted on the other. */
        ARCHIVED,
        /** HighLevel merged a contact into another one, whose link goes on. */
        ALIASED,
        /** Two records were taken apart. */
        UNLINKED,
        /** A link stopped after a final error. */
        PARKED,
        /** A write from before a crash was found to have landed. */
        RECOVERED,
        /**
         * A field was being written when its process ended, and another mapping means something else by the field since;
         * so whether the write landed is not known.
         */
        UNCONFIRMED,
        /** A write that replaced somebody's value, and was told of before it was tried, was answered with success. */
        CONFIRMED,
        /** A webhook showed an edit that no read ever returned and that a write of the engine replaced. */
        OVERWRITTEN,
        /**
         * Both sides came to hold the same value, though the sync knows of no write that made it so: two people made the
         * same edit, or a write of a process that had lost the record landed late. Nothing was written.
         */
        AGREED,
        /** A person made a rule of equal decisions, or removed one. */
        RULE_CHANGED
    }

    /** Where a written value came from. */
    public enum Origin {
        /** The application. */
        APP,
        /** HighLevel. */
        GHL,
        /** Both sides' changes together. */
        BOTH,
        /** A person who decided or undid something. */
        PERSON,
        /** Nobody's value: the engine's own bookkeeping. */
        ENGINE;

        /**
         * The origin of a value that one side held.
         *
         * @param side the side
         * @return that side
         */
        public static Origin of(Side side) {
            return side == Side.APP ? APP : GHL;
        }
    }

    /** Whether a row's values are kept as they were; set per field with {@link AuditOptions}. */
    public enum Redaction {
        /** They are. */
        NONE,
        /** Instead of each value its keyed hash is kept, so that equal values can still be told. Blank stays blank. */
        HASHED,
        /** No value is kept. */
        LEFT_OUT
    }

    /**
     * This row under a number.
     *
     * @param number the row's number
     * @return a copy
     */
    public AuditEntry numbered(long number) {
        return copy(number, before, after, other, base, loser, redaction, context);
    }

    /**
     * This row with what its run knows.
     *
     * @param known the context
     * @return a copy
     */
    public AuditEntry in(AuditContext known) {
        return copy(sequence, before, after, other, base, loser, redaction, known);
    }

    /**
     * This row with other values in place of its own.
     *
     * @param how how they came about
     * @param change gives the value to keep for each
     * @return a copy
     */
    public AuditEntry redacted(Redaction how, UnaryOperator<FieldValue> change) {
        return copy(
                sequence,
                change.apply(before),
                change.apply(after),
                change.apply(other),
                change.apply(base),
                change.apply(loser),
                how,
                context);
    }

    private AuditEntry copy(
            long number,
            FieldValue newBefore,
            FieldValue newAfter,
            FieldValue newOther,
            FieldValue newBase,
            FieldValue newLoser,
            Redaction how,
            AuditContext known) {
        return new AuditEntry(
                number,
                at,
                location,
                type,
                linkId,
                action,
                field,
                written,
                newBefore,
                newAfter,
                newOther,
                newBase,
                newLoser,
                rule,
                evidence,
                operationId,
                origin,
                actor,
                how,
                known);
    }

    @Override
    public String toString() {
        return "AuditEntry[" + sequence + ", " + action + ", field=" + field + ", written=" + written + ", rule=" + rule
                + "]";
    }
}
