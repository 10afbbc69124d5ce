package io.ghl.sync;

import io.ghl.sync.internal.options.Spans;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How often the engine looks for changes by itself. Webhooks are the fast path; the feeds make sure that nothing is
 * missed, since HighLevel does not promise that every webhook arrives. Immutable.
 * No duration may be longer than 3650 days, which are as good as never.
 *
 * @param feedPace how often HighLevel's change feed is read, one call or more each. By default the interval adapts to
 *     webhooks and quota: usually 60 s, at the least 30 s, at the most 10 min
 * @param listPace how often tasks, appointments and businesses are read, of which HighLevel has no change feed. By
 *     default the interval adapts: usually 15 min, at the least 5 min, at the most 60 min
 * @param paces the paces of single record types, in place of {@code feedPace} and {@code listPace}; by default none
 * @param parentsPerRead of how many contacts the notes are read at each read, in the pace of the change feed, and of how many
 *     appointments theirs, one call each; default 20. With 20 and an interval of 60 s, 57,600 contacts come round
 *     in two days and take a seventh of the daily calls
 * @param feedOverlap how far each read goes back behind the last one; default 5 min. Longer than this machine's clock may
 *     be ahead of HighLevel's
 * @param indexLag how long HighLevel's search index may lag behind; the feed's watermark never comes nearer to now;
 *     default 30 s
 * @param appFeedInterval between two reads of the application's change log; default 5 s
 * @param sweepInterval between two comparisons of all ids, one call per 500 contacts; default 24 h
 * @param confirmMissingAfter how long after a contact was not found it is asked for again before it counts as deleted;
 *     default 5 s
 * @param minInterval how long after a record was synced it is left alone, so that a burst of edits becomes one write; the
 *     first edit after a quiet time goes out at once. Default 2 s; zero syncs each edit at once
 * @param rememberDeletedFor how long the pair of a deleted record is remembered, so that no late event brings it back. A
 *     contact that is restored in HighLevel later than this counts as new. Default 30 days, at least 70 min, for so long
 *     HighLevel repeats webhooks, and at least {@code feedOverlap}. {@link Retention#endedPairs()} tells when the store
 *     forgets a pair of which both records are gone, and should not be shorter
 * @param backfillShare the share of a day's calls after which linking waits for the next day, above 0 to 1: at 0.5 it leaves
 *     off once half of the calls that HighLevel allows the location in a day are used, by whomever, and goes on by itself
 *     when HighLevel counts anew; changes are synced all the time. Default 1, which is no cap
 * @param deletionLimit how many deletions are carried to the other side before a person is asked
 * @param retention how long the store keeps what is old; default {@link Retention#defaults()}
 */
public record SyncOptions(
        FeedPace feedPace,
        FeedPace listPace,
        Map<RecordType, FeedPace> paces,
        int parentsPerRead,
        Duration feedOverlap,
        Duration indexLag,
        Duration appFeedInterval,
        Duration sweepInterval,
        Duration confirmMissingAfter,
        Duration minInterval,
        Duration rememberDeletedFor,
        double backfillShare,
        DeletionLimit deletionLimit,
        Retention retention) {

    private static final Duration WEBHOOKS_REPEATED = Duration.ofMinutes(70);

    @SuppressWarnings("doclint:missing")
    public SyncOptions {
        Objects.requireNonNull(feedPace, "feedPace must not be null.");
        Objects.requireNonNull(listPace, "listPace must not be null.");
        Objects.requireNonNull(paces, "paces must not be null.");
        Objects.requireNonNull(deletionLimit, "deletionLimit must not be null.");
        Objects.requireNonNull(retention, "retention must not be null.");
        paces = Map.copyOf(paces);
        if (parentsPerRead < 1) {
            throw new IllegalArgumentException("parentsPerRead must be positive, but is " + parentsPerRead + ".");
        }
        if (!(backfillShare > 0 && backfillShare <= 1)) {
            throw new IllegalArgumentException(
                    "backfillShare must be above 0 and at most 1, but is " + backfillShare + ".");
        }
        Spans.notNegative("feedOverlap", feedOverlap);
        Spans.notNegative("indexLag", indexLag);
        Spans.positive("appFeedInterval", appFeedInterval);
        Spans.positive("sweepInterval", sweepInterval);
        Spans.notNegative("confirmMissingAfter", confirmMissingAfter);
        Spans.notNegative("minInterval", minInterval);
        Spans.bounded("rememberDeletedFor", rememberDeletedFor);
        Duration shortest = feedOverlap.compareTo(WEBHOOKS_REPEATED) > 0 ? feedOverlap : WEBHOOKS_REPEATED;
        if (rememberDeletedFor.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "rememberDeletedFor must be at least " + shortest + ", but is " + rememberDeletedFor + ".");
        }
    }

    /**
     * The defaults.
     *
     * @return the default options
     */
    public static SyncOptions defaults() {
        return new SyncOptions(
                FeedPace.adaptive(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(10)),
                FeedPace.adaptive(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(60)),
                Map.of(),
                20,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofDays(30),
                1,
                DeletionLimit.defaults(),
                Retention.defaults());
    }

    /**
     * These options with another {@link #feedPace()}.
     *
     * @param value the new value
     * @return the new options
     */
    public SyncOptions withFeedPace(FeedPace value) {
        return with(copy -> copy.feedPace = value);
    }

    /**
     * These options with a {@link #feedPace()} that never changes.
     *
     * @param value the interval
     * @return the new options
     * @throws IllegalArgumentException if it is not positive
     */
    public SyncOptions withFeedInterval(Duration value) {
        return withFeedPace(FeedPace.fixed("feedInterval", value));
    }

    /**
     * These options with another {@link #listPace()}.
     *
     * @param value the new value
     * @return the new options
     */
    public SyncOptions withListPace(FeedPace value) {
        return with(copy -> copy.listPace = value);
    }

    /**
     * These options with a {@link #listPace()} that never changes.
     *
     * @param value the interval
     * @return the new options
     * @throws IllegalArgumentException if it is not positive
     */
    public SyncOptions withListInterval(Duration value) {
        return withListPace(FeedPace.fixed("listInterval", value));
    }

    /**
     * These options with a pace of its own for records of one type, whatever {@link #feedPace()} and {@link #listPace()} say.
     * Of notes, and of notes of appointments, each read is one of {@link #parentsPerRead()} contacts or appointments.
     *
     * @param type the type
     * @param pace how often HighLevel's records of it are read
     * @return the new options
     */
    public SyncOptions withPace(RecordType type, FeedPace pace) {
        Objects.requireNonNull(type, "type must not be null.");
        Objects.requireNonNull(pace, "pace must not be null.");
        return with(copy -> {
            copy.paces = new EnumMap<>(RecordType.class);
            copy.paces.putAll(paces);
            copy.paces.put(type, pace);
        });
    }

    /**
     * How often HighLevel's records of a type are read.
     *
     * @param type the type
     * @return its own pace, or else that of lists for what HighLevel lists as a whole, and that of the change feed for contacts
     *     and for notes, of both kinds
     */
    public FeedPace paceOf(RecordType type) {
        FeedPace usual = switch (type) {
            case TASK, APPOINTMENT, BUSINESS -> listPace;
            default -> feedPace;
        };
        return paces.getOrDefault(type, usual);
    }

    /**
     * These options with another {@link #parentsPerRead()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withParentsPerRead(int value) {
        return with(copy -> copy.parentsPerRead = value);
    }

    /**
     * These options with another {@link #feedOverlap()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withFeedOverlap(Duration value) {
        return with(copy -> copy.feedOverlap = value);
    }

    /**
     * These options with another {@link #indexLag()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withIndexLag(Duration value) {
        return with(copy -> copy.indexLag = value);
    }

    /**
     * These options with another {@link #appFeedInterval()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withAppFeedInterval(Duration value) {
        return with(copy -> copy.appFeedInterval = value);
    }

    /**
     * These options with another {@link #sweepInterval()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withSweepInterval(Duration value) {
        return with(copy -> copy.sweepInterval = value);
    }

    /**
     * These options with another {@link #confirmMissingAfter()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withConfirmMissingAfter(Duration value) {
        return with(copy -> copy.confirmMissingAfter = value);
    }

    /**
     * These options with another {@link #minInterval()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withMinInterval(Duration value) {
        return with(copy -> copy.minInterval = value);
    }

    /**
     * These options with another {@link #rememberDeletedFor()}.
     *
     * @param value the new value
     * @return the new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SyncOptions withRememberDeletedFor(Duration value) {
        return with(copy -> copy.rememberDeletedFor = value);
    }

    /**
     * With another share of the day's calls after which linking waits.
     *
     * @param value above 0 to 1
     * @return the options
     */
    public SyncOptions withBackfillShare(double value) {
        return with(copy -> copy.backfillShare = value);
    }

    /**
     * These options with another {@link #deletionLimit()}.
     *
     * @param value the new value
     * @return the new options
     */
    public SyncOptions withDeletionLimit(DeletionLimit value) {
        return with(copy -> copy.deletionLimit = value);
    }

    /**
     * These options with another {@link #retention()}.
     *
     * @param value the new value
     * @return the new options
     */
    public SyncOptions withRetention(Retention value) {
        return with(copy -> copy.retention = value);
    }

    private SyncOptions with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.options();
    }

    /** Options that are being changed. */
    private static final class Copy {
        private FeedPace feedPace;
        private FeedPace listPace;
        private Map<RecordType, FeedPace> paces;
        private int parentsPerRead;
        private Duration feedOverlap;
        private Duration indexLag;
        private Duration appFeedInterval;
        private Duration sweepInterval;
        private Duration confirmMissingAfter;
        private Duration minInterval;
        private Duration rememberDeletedFor;
        private double backfillShare;
        private DeletionLimit deletionLimit;
        private Retention retention;

        Copy(SyncOptions options) {
            feedPace = options.feedPace;
            listPace = options.listPace;
            paces = options.paces;
            parentsPerRead = options.parentsPerRead;
            feedOverlap = options.feedOverlap;
            indexLag = options.indexLag;
            appFeedInterval = options.appFeedInterval;
            sweepInterval = options.sweepInterval;
            confirmMissingAfter = options.confirmMissingAfter;
            minInterval = options.minInterval;
            rememberDeletedFor = options.rememberDeletedFor;
            backfillShare = options.backfillShare;
            deletionLimit = options.deletionLimit;
            retention = options.retention;
        }

        SyncOptions options() {
            return new SyncOptions(
                    feedPace,
                    listPace,
                    paces,
                    parentsPerRead,
                    feedOverlap,
                    indexLag,
                    appFeedInterval,
                    sweepInterval,
                    confirmMissingAfter,
                    minInterval,
                    rememberDeletedFor,
                    backfillShare,
                    deletionLimit,
                    retention);
        }
    }
}
