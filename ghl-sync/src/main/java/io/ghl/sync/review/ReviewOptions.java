package io.ghl.sync.review;

import io.ghl.sync.internal.options.Spans;
import io.ghl.sync.merge.ConflictStrategy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the review queue behaves. Immutable.
 *
 * @param listener told what becomes of questions, null for nobody
 * @param timeToLive how long a question about a field waits since it was asked or refreshed before {@code fallback}
 *     settles it, null for ever
 * @param fallback settles what nobody answered in time; if it asks too, or fails, the question stays
 * @param suggestAfter how many equal decisions in a row about a field make the queue suggest a rule, 2 or more
 */
public record ReviewOptions(
        @Nullable ReviewListener listener,
        @Nullable Duration timeToLive,
        @Nullable ConflictStrategy fallback,
        int suggestAfter) {

    private static final int SUGGEST_AFTER = 3;

    @SuppressWarnings("doclint:missing")
    public ReviewOptions {
        if (timeToLive != null) {
            Spans.positive("timeToLive", timeToLive);
        }
        if ((timeToLive == null) != (fallback == null)) {
            throw new IllegalArgumentException("A time to live needs a fallback strategy, and the other way round.");
        }
        if (suggestAfter < 2) {
            throw new IllegalArgumentException("suggestAfter must be 2 or more, and is " + suggestAfter + ".");
        }
    }

    /**
     * Nobody is told, questions wait for ever, and three equal decisions suggest a rule.
     *
     * @return the default options
     */
    public static ReviewOptions defaults() {
        return new ReviewOptions(null, null, null, SUGGEST_AFTER);
    }

    /**
     * These options with a listener.
     *
     * @param value told what becomes of questions
     * @return the new options
     */
    public ReviewOptions withListener(ReviewListener value) {
        return new ReviewOptions(value, timeToLive, fallback, suggestAfter);
    }

    /**
     * These options with an end to waiting.
     *
     * @param after how long a question about a field waits, positive
     * @param then settles it, such as {@link io.ghl.sync.merge.Strategies#ghlWins()}
     * @return the new options
     * @throws IllegalArgumentException if the time is not positive
     */
    public ReviewOptions withTimeToLive(Duration after, ConflictStrategy then) {
        return new ReviewOptions(listener, after, then, suggestAfter);
    }

    /**
     * These options with another {@link #suggestAfter()}.
     *
     * @param value how many equal decisions suggest a rule, 2 or more
     * @return the new options
     */
    public ReviewOptions withSuggestAfter(int value) {
        return new ReviewOptions(listener, timeToLive, fallback, value);
    }
}
