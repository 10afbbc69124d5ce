package io.ghl.sync.audit;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit log: one thing that the engine did, and why. {@code toString} leaves the values out, which are
 * personal data.
 *
 * @param sequence the row's number, given by the store; 0 before
 * @param at when it was committed
 * @param location the location
 * @param type the record type
 * @param linkId the link
 * @param action what was done
 * @param field the field, null when the row is about the whole record
 * @param written the side that was written, null when none was
 * @param before the written side's value before
 * @param after the value after
 * @param other the value that the other side held
 * @param base the common value before both changed, as the written side knew it
 * @param rule the rule that decided, such as {@code "newer wins"}
 * @param evidence what the decision rests on, in words free of personal data
 * @param operationId the write it belongs to, null when nothing was written
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
        String rule,
        String evidence,
        @Nullable String operationId) {

    /** What can be done. */
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
        /** A question closed, by decision or because the sides agree. */
        REVIEW_CLOSED,
        /** A record was deleted on the written side. */
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
        RECOVERED
    }

    @Override
    public String toString() {
        return "AuditEntry[" + sequence + ", " + action + ", field=" + field + ", written=" + written + ", rule=" + rule
                + "]";
    }
}
