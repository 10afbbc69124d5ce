package io.ghl.sync.observe;

import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a location gets on, as the store tells it: the same on every node, whichever works on the location. Free of
 * personal data.
 *
 * @param locationId the location
 * @param verdict whether somebody should look
 * @param reasons why, in words; empty if it is healthy
 * @param lastProgressAt when a worker last got on, to the second or so; null before the first time
 * @param streams when each stream got on, of each type of record
 * @param backlog what waits to be looked at
 * @param deadLetters records that fail, counted up to {@value #MOST_DEAD_LETTERS}
 * @param openReviews questions that wait for a person
 * @param oldestReviewAt since when the oldest of these waits, null if none does
 * @param access whether HighLevel lets us in
 */
public record LocationHealth(
        String locationId,
        Verdict verdict,
        List<String> reasons,
        @Nullable Instant lastProgressAt,
        List<Stream> streams,
        Backlog backlog,
        int deadLetters,
        int openReviews,
        @Nullable Instant oldestReviewAt,
        Access access) {
    /** How far dead letters are counted. */
    public static final int MOST_DEAD_LETTERS = 1000;

    @SuppressWarnings("doclint:missing")
    public LocationHealth {
        reasons = List.copyOf(reasons);
        streams = List.copyOf(streams);
    }

    /** Whether somebody should look. */
    public enum Verdict {
        /** All gets on. */
        HEALTHY,
        /** Nothing is expected to move: the location was not linked yet, or somebody paused it. */
        IDLE,
        /** It gets on, and something of it is not as it should be. */
        DEGRADED,
        /** Nothing gets on. */
        STALLED
    }

    /** Whether HighLevel lets us in. */
    public enum Access {
        /** The last run was not refused. */
        GRANTED,
        /** HighLevel refuses the token or the location: reconnect it. */
        REFUSED
    }

    /** What news comes through. More may come; give a {@code switch} over them a {@code default}. */
    public enum Source {
        /** Webhooks: when a record was last worked on because of one. That there was none may just mean calm. */
        WEBHOOKS,
        /** HighLevel's changes, read at an interval. */
        GHL_FEED,
        /** The application's change log, read at an interval. */
        APP_FEED,
        /** The comparison of all ids. */
        SWEEP
    }

    /**
     * How one source of news gets on, for one type of record where it is read by type.
     *
     * @param source what comes through it
     * @param type the type of record, null for webhooks
     * @param lastProgressAt when it last came to its end, null before the first time
     * @param late whether that was longer ago than its interval and the limit allow
     */
    public record Stream(
            Source source,
            @Nullable RecordType type,
            @Nullable Instant lastProgressAt,
            boolean late) {}

    /**
     * Records that wait to be looked at.
     *
     * @param open how many, due or not
     * @param oldest for how long the one that is due the longest has been, zero if none is
     */
    public record Backlog(int open, Duration oldest) {}
}
