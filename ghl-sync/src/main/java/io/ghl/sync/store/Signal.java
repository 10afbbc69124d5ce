package io.ghl.sync.store;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * "Look at this record." Signals for one record collapse into one, which remembers every cause.
 *
 * @param location the location
 * @param type the record type
 * @param side the side that the record id belongs to
 * @param recordId the record's id on that side
 * @param sequence grows with each signal raised; tells whether new ones came while one was worked on
 * @param dueAt not to be worked on before
 * @param raised why it was raised, each cause with the sequence of the last time; at least one
 * @param correlations the correlation ids of what raised it, each with its sequence; the newest 100 if there are more
 */
public record Signal(
        String location,
        RecordType type,
        Side side,
        String recordId,
        long sequence,
        Instant dueAt,
        Map<Cause, Long> raised,
        Map<String, Long> correlations) {

    @SuppressWarnings("doclint:missing")
    public Signal {
        raised = Map.copyOf(raised);
        correlations = Map.copyOf(correlations);
    }

    /**
     * Why the record is to be looked at.
     *
     * @return at least one cause
     */
    public Set<Cause> causes() {
        return raised.keySet();
    }

    /**
     * What raised it: the id of each webhook, and for all else an id that was given to it, such as {@code app-hint-4711}.
     *
     * @return the ids, in the order in which they were raised
     */
    public List<String> correlationIds() {
        return correlations.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why a record is to be looked at. More may come; give a {@code switch} over them a {@code default}. */
    public enum Cause {
        /** HighLevel sent an event. */
        WEBHOOK,
        /** The change feed of HighLevel showed a change. */
        FEED,
        /** The application said so. */
        APP_HINT,
        /** The application's change log showed a change. */
        APP_FEED,
        /** First-time linking. */
        BACKFILL,
        /** A sweep over all ids missed the record or saw a difference. */
        SWEEP,
        /** An earlier run did not finish. */
        RETRY,
        /** HighLevel did not find a record without a link; it is asked for once more, as it may do so for a moment. */
        NOT_FOUND,
        /** A person decided something. */
        DECISION
    }
}
