package io.ghl.sync.audit;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a field is as it is. {@code toString} leaves values and sentences out; {@link #text()} is for the person who asks,
 * and holds personal data.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="explain"}
 *
 * @param field the field
 * @param app what the application holds
 * @param ghl what HighLevel holds, or what it was last seen to hold if it could not be asked
 * @param appBase what the application was last seen to hold when the sides agreed
 * @param ghlBase what HighLevel was last seen to hold when the sides agreed
 * @param lastWrite the last row about a write of the field, null if the sync never wrote it
 * @param next what happens next
 * @param review the question about the field, null if there is none
 * @param sentences all of this in words
 * @param history every row about the field, oldest first
 */
public record FieldExplanation(
        String field,
        FieldValue app,
        FieldValue ghl,
        FieldValue appBase,
        FieldValue ghlBase,
        @Nullable AuditEntry lastWrite,
        Next next,
        @Nullable ReviewItem review,
        List<String> sentences,
        List<AuditEntry> history) {

    @SuppressWarnings("doclint:missing")
    public FieldExplanation {
        sentences = List.copyOf(sentences);
        history = List.copyOf(history);
    }

    /** What happens next. */
    public enum Next {
        /** Nothing: the sides agree, or may differ. */
        NOTHING,
        /** The next look writes the application's value to HighLevel. */
        TO_GHL,
        /** The next look writes HighLevel's value to the application. */
        TO_APP,
        /** The next look writes to both sides. */
        TO_BOTH,
        /** The next look asks a person. */
        ASK,
        /** A person is asked. */
        OPEN_REVIEW,
        /** Nobody is asked until a side moves, because a person wanted it so. */
        IGNORED,
        /** A decision or an undo waits to be carried out. */
        DECIDED,
        /** A write was under way when a run ended; the next look finds out what became of it. */
        UNFINISHED_WRITE,
        /** A final error stopped the record; an edit of it, or a sweep, starts it again. */
        PARKED,
        /** The field cannot be read on one side, so it is left alone. */
        UNMANAGED,
        /** The record has no partner: it waits for one, or for an answer about it. */
        WITHOUT_PARTNER,
        /** The record was taken apart from its partner, or both are gone. It is not synced. */
        NOT_SYNCED,
        /** The sides differ, neither moved, and no rule says why. See {@link DriftReport}. */
        DRIFT
    }

    /**
     * The explanation in words.
     *
     * @return the sentences, one a line
     */
    public String text() {
        return String.join("\n", sentences);
    }

    @Override
    public String toString() {
        return "FieldExplanation[" + field + ", next=" + next + "]";
    }
}
