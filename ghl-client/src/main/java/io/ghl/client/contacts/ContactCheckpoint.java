package io.ghl.client.contacts;

import io.ghl.client.internal.models.ChangePosition;
import java.time.Instant;

/**
 * How far {@link Contacts#changesSince} has read. Store {@link #text} after each page and go on from it in any process:
 * {@code new ContactCheckpoint(stored)}. Immutable.
 *
 * @param text one line of JSON with its version, below 1,000 characters; it holds times and one contact's id
 */
public record ContactCheckpoint(String text) {

    /**
     * Reads a stored one.
     *
     * @param text what {@code text()} of another checkpoint returned, also in an earlier version of this SDK
     * @throws IllegalArgumentException if it is something else
     */
    public ContactCheckpoint {
        ChangePosition.parse(text);
    }

    /**
     * Where a first reading starts.
     *
     * @param since the earliest change to read, in HighLevel's time; {@link Instant#EPOCH} for all contacts
     * @return a checkpoint
     * @throws IllegalArgumentException if it is before 1970
     */
    public static ContactCheckpoint startingAt(Instant since) {
        if (since.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("since must not be before 1970.");
        }
        return new ContactCheckpoint(new ChangePosition(since, null, null).text());
    }
}
