package io.ghl.client.limit;

/**
 * Who goes first when calls of one location wait for the rate limit. Each class that waits is sure of its share of the
 * limit and may use what the others leave, but for the last tenth of each window and of the day's quota: that is kept
 * for {@link #INTERACTIVE}, so that a person does not wait behind the work of machines.
 */
public enum Priority {
    /** A person waits for the answer; half of the limit is theirs. The default. */
    INTERACTIVE(50),
    /** Looking for changes; 15 %. */
    POLL(15),
    /** Copying large amounts of records; 25 %. */
    BACKFILL(25),
    /** Comparing both sides without hurry; 10 %. */
    AUDIT(10);

    private final int share;

    Priority(int share) {
        this.share = share;
    }

    /**
     * The share of the limit that the class is sure of.
     *
     * @return a percentage
     */
    public int share() {
        return share;
    }
}
