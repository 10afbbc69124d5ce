package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a {@link ReviewItem}. A decision writes nothing by itself: the next reconcile applies it
 * if both sides still hold what the person saw, and asks again otherwise.
 *
 * @param choice the choice
 * @param value the value for {@link Choice#VALUE}, absent otherwise
 * @param recordId the chosen candidate for {@link Choice#LINK}, null otherwise
 * @param actor who decided
 * @param at when
 */
public record Decision(
        Choice choice, FieldValue value, @Nullable String recordId, String actor, Instant at) {
    /** The choices. */
    public enum Choice {
        /** The application's value (or its deletion) goes to HighLevel. */
        APP,
        /** HighLevel's value (or its deletion) goes to the application. */
        GHL,
        /** Another value goes to both. */
        VALUE,
        /** The record is the same as the chosen candidate. */
        LINK,
        /** The record is none of the candidates: create it on the other side. */
        SEPARATE,
        /** The deletions were meant: carry them to the other side as well. */
        GO_AHEAD,
        /** The deletions were not meant: create the records again where they were deleted. */
        REVERT,
        /** Delete nothing and create nothing: the pairs are taken apart. */
        LEAVE
    }

    @Override
    public String toString() {
        return "Decision[" + choice + ", at=" + at + "]";
    }
}
