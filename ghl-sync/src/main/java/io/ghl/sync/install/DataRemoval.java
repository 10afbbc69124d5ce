package io.ghl.sync.install;

/**
 * What was removed of a location's data. Neither the application's records nor HighLevel's are touched. Kept are the
 * location's id with the time of the removal, so that late events bring nothing back, and two counters, so that nothing
 * that was under way on another node can still be written.
 *
 * @param links pairs of records with their last agreed values
 * @param relations which record belongs to, or waits for, which other
 * @param signals records that waited to be looked at, with hints of the application
 * @param events webhooks that were received, with their payloads
 * @param auditEntries rows of the audit log
 * @param reviews questions to people, with the values in them
 * @param decisions what people decided for good
 * @param cursors how far each stream was read
 * @param firings what triggers fired, with the values in it, and when they were to look at a record again
 */
public record DataRemoval(
        int links,
        int relations,
        int signals,
        int events,
        int auditEntries,
        int reviews,
        int decisions,
        int cursors,
        int firings) {
    /** Nothing. */
    public static final DataRemoval NOTHING = new DataRemoval(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * This removal and another one together.
     *
     * @param other the other removal
     * @return the sums
     */
    public DataRemoval plus(DataRemoval other) {
        return new DataRemoval(
                links + other.links,
                relations + other.relations,
                signals + other.signals,
                events + other.events,
                auditEntries + other.auditEntries,
                reviews + other.reviews,
                decisions + other.decisions,
                cursors + other.cursors,
                firings + other.firings);
    }

    /**
     * The rows in all.
     *
     * @return their number
     */
    public int total() {
        return links + relations + signals + events + auditEntries + reviews + decisions + cursors + firings;
    }
}
