package io.ghl.sync.review;

/** A question changed after the person looked at it. Show it again: {@link #current()} is what it is now. */
public final class ReviewChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReviewItem current;

    /**
     * A refusal.
     *
     * @param current the question as it is now
     */
    public ReviewChangedException(ReviewItem current) {
        super("Review item " + current.id() + " changed meanwhile: it is " + current.status() + " at version "
                + current.version() + "; look at it again and decide on what it shows now.");
        this.current = current;
    }

    /**
     * What it is now.
     *
     * @return the question
     */
    public ReviewItem current() {
        return current;
    }
}
