package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a {@link ReviewItem}. A decision writes nothing by itself: the next reconcile applies it
 * if both sides still hold what the person saw, and asks again otherwise.
 *
 * @param choice the choice
 * @param value the value for {@link Choice#VALUE} and {@link Choice#RESTORE}, absent otherwise
 * @param recordId the chosen candidate for {@link Choice#LINK}, null otherwise
 * @param actor who decided
 * @param at when
 * @param note what the person wrote about it, null if nothing
 */
public record Decision(
        Choice choice,
        FieldValue value,
        @Nullable String recordId,
        String actor,
        Instant at,
        @Nullable String note) {

    /** A decision without a note. */
    @SuppressWarnings("doclint:missing")
    public Decision(Choice choice, FieldValue value, @Nullable String recordId, String actor, Instant at) {
        this(choice, value, recordId, actor, at, null);
    }

    /** The choices. More may come; give a {@code switch} over them a {@code default}. */
    public enum Choice {
        /** The application's value (or its deletion) goes to HighLevel. */
        APP,
        /** HighLevel's value (or its deletion) goes to the application. */
        GHL,
        /** Another value goes to both. */
        VALUE,
        /** The record is the same as the chosen candidate. */
        LINK,
        /** The record is none of the candidates, for good: create it on the other side. */
        SEPARATE,
        /** The record is none of the candidates, or has lost its partner, for good: leave it alone, on its side only. */
        KEEP_APART,
        /** Both sides stay as they are, and nobody is asked again until one of them moves. */
        IGNORE,
        /** The deletions were meant: carry them to the other side as well. */
        GO_AHEAD,
        /** The deletions were not meant: create the records again where they were deleted. */
        REVERT,
        /** Delete nothing and create nothing: the pairs are taken apart. */
        LEAVE,
        /** Made by undo only: an earlier value goes to both sides, which agree meanwhile. */
        RESTORE,
        /** Made by undo only: two records that were linked are taken apart. */
        TAKE_APART,
        /** Made by undo only: a record that was created in the application is deleted there. */
        REMOVE_FROM_APP,
        /** Made by undo only: a record that was created in HighLevel is deleted there. */
        REMOVE_FROM_GHL
    }

    @Override
    public String toString() {
        return "Decision[" + choice + ", at=" + at + "]";
    }
}
