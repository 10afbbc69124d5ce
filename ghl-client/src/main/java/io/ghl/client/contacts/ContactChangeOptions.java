package io.ghl.client.contacts;

import io.ghl.client.internal.json.Check;
import java.time.Duration;

/**
 * How {@link Contacts#changesSince} reads.
 *
 * @param overlap how far each run goes back behind what the last one reached; 10 minutes unless set. Rows that
 *     HighLevel's search shows later than this are missed
 * @param indexLag how far a run keeps away from now; 10 seconds unless set. Changes arrive so much later, and fewer of
 *     them twice
 * @param pageLimit contacts per request, 1 to 500; 100 unless set
 */
public record ContactChangeOptions(Duration overlap, Duration indexLag, int pageLimit) {

    /**
     * Checks the ranges.
     *
     * @param overlap how far each run goes back behind what the last one reached; 10 minutes unless set. Rows that
     *     HighLevel's search shows later than this are missed
     * @param indexLag how far a run keeps away from now; 10 seconds unless set. Changes arrive so much later, and fewer
     *     of them twice
     * @param pageLimit contacts per request, 1 to 500; 100 unless set
     * @throws IllegalArgumentException if a duration is negative or longer than a day, or the page limit out of range
     */
    public ContactChangeOptions {
        duration("overlap", overlap);
        duration("indexLag", indexLag);
        Check.between("pageLimit", pageLimit, 1, 500);
    }

    private static void duration(String name, Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from zero to one day.");
        }
    }

    /**
     * An overlap of 10 minutes, 10 seconds away from now, 100 contacts per request.
     *
     * @return the default
     */
    public static ContactChangeOptions standard() {
        return new ContactChangeOptions(Duration.ofMinutes(10), Duration.ofSeconds(10), 100);
    }

    /**
     * Sets the overlap.
     *
     * @param value zero to one day
     * @return a changed copy
     */
    public ContactChangeOptions withOverlap(Duration value) {
        return new ContactChangeOptions(value, indexLag, pageLimit);
    }

    /**
     * Sets how far a run keeps away from now.
     *
     * @param value zero to one day
     * @return a changed copy
     */
    public ContactChangeOptions withIndexLag(Duration value) {
        return new ContactChangeOptions(overlap, value, pageLimit);
    }

    /**
     * Sets the contacts per request.
     *
     * @param value 1 to 500
     * @return a changed copy
     */
    public ContactChangeOptions withPageLimit(int value) {
        return new ContactChangeOptions(overlap, indexLag, value);
    }
}
