package io.ghl.sync.review;

/**
 * Told what becomes of questions, so that the application can prompt a person. Calls come after the commit, on a thread
 * of their own, one at a time: they hold up no sync. Each is made at least once: again after a crash, and again, a
 * minute later or more, after it threw, which is logged. What happened to one item in between is told as one.
 */
public interface ReviewListener {
    /**
     * A question waits for a person.
     *
     * @param item the question as it is now
     */
    void opened(ReviewItem item);

    /**
     * A question that was told of has changed: a side moved, or a person decided, ignored or reopened it.
     *
     * @param item the question as it is now
     */
    default void refreshed(ReviewItem item) {}

    /**
     * A question that was told of is done with.
     *
     * @param item the question; {@link ReviewItem#closing()} says why
     */
    default void closed(ReviewItem item) {}
}
